"""None of the records of a device is lost or doubled, wherever the link breaks."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.devices.glucose_meter import DRIVER
from app.domain.device import Fold
from app.domain.dialogue import Outcome
from app.domain.sig import glucose
from app.domain.sig.dates import DeviceTime
from tests.app.devices.meters import N, asked, led, meals, memory, record, sequences
from tests.app.devices.played import Dialogue, Kept, Memory, Packet


def test_a_batch_holds_five_hundred_readings_at_most() -> None:
    peer = Memory(records=[(n, record(n)) for n in range(2000)])
    dialogue = Dialogue(peer, Kept())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tests.app.devices.played.TICK", timedelta(0))
        dialogue.lead(DRIVER)
    assert dialogue.kept.batches == [16, 32, 64, 128, 256, 500, 500, 500, 4]


def test_a_slow_link_keeps_what_came_every_quarter_of_a_second() -> None:
    dialogue, _ = led(Memory(records=[(n, record(n)) for n in range(200)]))
    assert max(dialogue.kept.batches) <= 26


@pytest.mark.covers("C-036")
@pytest.mark.parametrize("gently", [False, True], ids=["cut", "heard to the end"])
@pytest.mark.parametrize("k", range(1, N + N // 3 + 3))
def test_a_link_that_breaks_at_any_packet_loses_and_doubles_nothing(
    k: int, *, gently: bool
) -> None:
    peer, kept = memory(), Kept()
    first = Dialogue(peer, kept, breaks=k, gently=gently)
    assert first.lead(DRIVER) is None or k > N
    peer.said.clear()
    again, outcome = led(peer, kept)
    assert outcome in {Outcome.COMPLETE, Outcome.NOTHING_NEW}
    assert sequences(kept) == list(range(1, N + 1))
    assert (meals(kept), kept.duplicates) == (N // 3, 0)
    assert asked(again)


def test_a_link_that_always_breaks_still_goes_forward() -> None:
    peer, kept = memory(range(1, 400)), Kept()
    for _ in range(30):
        peer.said.clear()
        Dialogue(peer, kept, breaks=40).lead(DRIVER)
    assert sequences(kept) == list(range(1, 400))


@dataclass
class Trouble:
    """What happens between a meter and us: *new* records come while it is away.

    Out of order, it is told from a memory with holes by the count of its records.
    """

    drawn: Random
    shuffled: bool
    doubled: bool
    breaks: list[int]
    new: int
    counts: bool

    def order(self, packets: list[Packet]) -> list[Packet]:
        """Send the packets as this trouble has it."""
        again = self.drawn.sample(packets, len(packets) // 4) if self.doubled else []
        sent = [*packets, *again]
        if self.shuffled:
            self.drawn.shuffle(sent)
        return sent


TROUBLES = st.builds(
    Trouble,
    drawn=st.randoms(use_true_random=False),
    shuffled=st.booleans(),
    doubled=st.booleans(),
    breaks=st.lists(st.integers(1, 80), max_size=4),
    new=st.integers(0, 3),
    counts=st.booleans(),
)


@settings(max_examples=150)
@given(trouble=TROUBLES, gently=st.booleans(), step=st.integers(1, 5))
def test_whatever_the_trouble_each_record_is_kept_once(
    trouble: Trouble, *, gently: bool, step: int
) -> None:
    peer = memory(range(7, 7 + 60 * step, step))
    peer.order = trouble.order
    peer.counts = trouble.counts or trouble.shuffled
    kept = Kept()
    for k in trouble.breaks:
        peer.said.clear()
        Dialogue(peer, kept, breaks=k, gently=gently).lead(DRIVER)
        last = peer.records[-1][0]
        fresh = range(last + 1, last + 1 + trouble.new * (not trouble.shuffled))
        peer.records += [(number, record(number)) for number in fresh]
    peer.said.clear()
    led(peer, kept)
    assert sequences(kept) == [number for number, _ in peer.records]


def test_a_night_that_runs_through_the_hour_of_autumn_tells_it_apart() -> None:
    times = [(1, 50), (2, 20), (2, 50), (2, 10), (2, 40), (3, 10)]
    bases = [DeviceTime(2026, 10, 25, *time) for time in times]
    drops = [
        glucose.Glucose(n, base, stated=Decimal("0.001"), unit="kg/L")
        for n, base in enumerate(bases)
    ]
    packets = [(each.sequence, [("2a18", glucose.encode(each))]) for each in drops]
    dialogue, _ = led(Memory(records=packets))
    found = [each.stamp for each in dialogue.kept.readings.values()]
    hours = [each.at.astimezone(UTC).strftime("%H:%M") for each in found if each.at]
    assert hours == ["23:50", "00:20", "00:50", "01:10", "01:40", "02:10"]
    assert {each.fold for each in found} == {Fold.ONCE}


def started_in_the_middle(packets: list[Packet]) -> list[Packet]:
    """Send the second half first: in order, as far as anybody can tell."""
    half = len(packets) // 2
    return packets[half:] + packets[:half]


def halved() -> list[int]:
    """Number what is kept when the link breaks between the two halves."""
    peer, kept = memory(range(1, 41)), Kept()
    peer.order = started_in_the_middle
    Dialogue(peer, kept, breaks=20, gently=True).lead(DRIVER)
    peer.said.clear()
    led(peer, kept)
    return sequences(kept)


def test_what_is_missing_before_the_cursor_is_seen() -> None:
    assert halved() == list(range(1, 41))


def test_without_the_count_of_what_is_left_it_would_be_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.domain.racp.left_after", lambda _cursor: -1)
    assert halved() != list(range(1, 41))
