"""A device that speaks once connected is heard, or says why it will not be."""

import pytest

from app.devices import all_drivers
from app.domain.connected import Connected, listened
from app.domain.dialogue import Done, Link, Outcome, Refusal, Subscribe


def ended(*codes: str, but: str = "") -> tuple[list[str], Outcome | None]:
    """Return what was asked of a device, and how it ended; a code is a refusal."""
    asked, hearing = list[str](), listened(["2a18", "2a34"], but=but)
    try:
        command = next(hearing)
        for code in codes:
            assert isinstance(command, Subscribe)
            asked.append(command.char)
            command = hearing.send(Refusal(code) if code else Done())
    except StopIteration as over:
        return asked, over.value
    return asked, None


def test_each_is_heard_in_turn() -> None:
    assert ended("", "") == (["2a18", "2a34"], None)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("needs_pairing", Outcome.NEEDS_PAIRING), ("03", Outcome.REFUSED)],
)
def test_a_refusal_ends_the_dialogue_there(code: str, outcome: Outcome) -> None:
    assert ended(code) == (["2a18"], outcome)


def test_what_a_device_may_do_without_ends_nothing() -> None:
    assert ended("", "03", but="2a34") == (["2a18", "2a34"], None)


def test_a_driver_that_is_connected_hears_no_shout() -> None:
    spoken = [each for each in all_drivers() if isinstance(each, Connected)]
    assert len(spoken) > 4
    assert all(each.link is Link.GATT and not each.matches for each in spoken)
