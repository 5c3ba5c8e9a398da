"""A person steps on a scale: their weight is kept at once, and its clock set last."""

from collections import deque
from datetime import timedelta
from decimal import Decimal

import pytest

from app.devices.weight_scale import DRIVER
from app.domain.device import Mark, Reading, Rejected, Way
from app.domain.dialogue import Consent, Frame, Outcome, Subscribe, Wait, Wishes
from app.domain.sig import clock
from tests.app.devices.played import NOW, Dialogue, Kept
from tests.app.devices.scales import LOCAL, Scale, made_of, weighed
from tests.app.devices.sessions import a_session

MINE = Consent(2, 4242)


def led(scale: Scale, wishes: Wishes | None = None) -> tuple[Dialogue, Outcome | None]:
    """Lead a dialogue with somebody the scale knows."""
    dialogue = Dialogue(scale, Kept(consent=MINE))
    return dialogue, dialogue.lead(DRIVER, wishes=wishes)


@pytest.mark.covers("C-036")
def test_what_was_kept_for_a_person_is_given_with_what_they_weigh_now() -> None:
    before = LOCAL - timedelta(days=1)
    scale = Scale(kept={2: [weighed("71.0", at=before), weighed("71.235")]})
    dialogue, outcome = led(scale)
    values = [each.value for each in dialogue.kept.readings.values()]
    assert outcome is Outcome.COMPLETE
    assert values == [Decimal("71.000"), Decimal("71.235")]


def test_nobody_is_given_what_another_weighs() -> None:
    scale = Scale(kept={1: [weighed("85.0", slot=1)]})
    dialogue, outcome = led(scale)
    assert outcome is Outcome.NOTHING_NEW
    assert dialogue.kept.readings == {}
    assert 1 in scale.kept


def test_each_weighing_is_kept_as_soon_as_it_is_whole() -> None:
    scale = Scale(kept={2: [weighed(), made_of(), weighed("70.0"), made_of()]})
    dialogue, _ = led(scale)
    assert dialogue.kept.batches == [1, 1]


def test_a_weight_without_its_body_waits_two_seconds() -> None:
    dialogue, _ = led(Scale(kept={2: [weighed()]}))
    waited = [each.seconds for each in dialogue.commands if isinstance(each, Wait)]
    assert waited[-3:] == [60, 2, 5]


def test_the_clock_of_a_scale_is_set_right_once_all_is_in() -> None:
    scale = Scale(kept={2: [weighed()]}, shows=LOCAL - timedelta(minutes=6))
    led(scale)
    char, written = scale.written[-1]
    shown = clock.decode(written).time.local
    assert char == "2a2b"
    assert shown is not None
    assert abs(shown - LOCAL) < timedelta(seconds=2)


def test_a_clock_that_is_right_is_left_alone() -> None:
    scale = Scale()
    led(scale)
    assert "2a2b" not in dict(scale.written)


def test_a_clock_is_left_alone_when_the_person_says_so() -> None:
    scale = Scale(shows=LOCAL - timedelta(days=3))
    led(scale, Wishes(set_clock=False))
    assert "2a2b" not in dict(scale.written)


def test_a_scale_that_refuses_to_be_heard_is_left() -> None:
    scale = Scale()
    scale.refusals = {"hear 2a9d": deque(["0e"])}
    dialogue, outcome = led(scale)
    assert outcome is Outcome.REFUSED
    assert [each for each in dialogue.commands if isinstance(each, Subscribe)][1:] == []


def test_what_a_program_plays_is_said() -> None:
    dialogue = Dialogue(Scale(kept={2: [weighed()]}), Kept(consent=MINE))
    dialogue.lead(DRIVER, virtual=True)
    (reading,) = dialogue.kept.readings.values()
    assert reading.way is Way.VIRTUAL
    assert Mark.VIRTUAL in reading.marks


def test_a_packet_kept_on_disk_is_read_alone_as_the_same_weighing() -> None:
    dialogue, _ = led(Scale(kept={2: [weighed(), made_of()]}))
    session = a_session("weight_scale")
    (again,) = DRIVER.read(Frame("sys:12", *weighed(), NOW), session)
    assert isinstance(again, Reading)
    assert again.key in dialogue.kept.readings


def test_a_body_alone_says_no_weight() -> None:
    session = a_session("weight_scale")
    (rejected,) = DRIVER.read(Frame("sys:12", *made_of(), NOW), session)
    assert rejected == Rejected("value", made_of()[1], "2a9c")
