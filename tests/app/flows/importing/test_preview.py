"""What an export gives is counted once, in little memory, before it is kept."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import (
    DeviceIdentity,
    Reading,
    Rejected,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.harvest import Item, Owner, Strand
from app.domain.reading import DAY, Point, Trace
from app.domain.space import Space
from app.flows.importing.preview import Counted, Counting, drawable
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.storage.samples import SPACE, PulseSpy

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
TRACE = Trace("interstitial-glucose", "import:x", "mg/dL")
DEVICE = DeviceIdentity("file:x|1", "x")


def counting() -> Counting:
    vault = MemoryVault(Memory(), PulseSpy())
    return Counting(vault, Space(SPACE, "Rose"), NOW)


def a_strand(*instants: int, trace: Trace = TRACE) -> Strand:
    return Strand(trace, DEVICE, tuple(Point(t, 100) for t in sorted(set(instants))))


def a_reading(key: int, kind: str = "body-weight") -> Reading:
    at = datetime(2026, 1, 1 + key % 28, tzinfo=UTC)
    return Reading(
        kind,
        Decimal(70),
        "kg",
        Stated("70", "kg"),
        Stamp(at, TimeSource.FILE),
        DEVICE,
        bytes([key]) * 32,
        Way.FILE,
    )


def test_readings_are_counted_by_kind_from_when_to_when() -> None:
    tally = counting()
    tally.add([a_reading(1), a_reading(5), a_reading(1), Owner("Rose")])
    first, last = (datetime(2026, 1, day, tzinfo=UTC) for day in (2, 6))
    assert tally.kinds() == (Counted("body-weight", 2, 0, first, last),)
    assert (tally.repeated, tally.devices(), tally.owner.name) == (1, (DEVICE,), "Rose")
    assert tally.kinds()[0].fresh == 2


def test_what_the_record_has_no_place_for_is_left_out() -> None:
    tally = counting()
    elsewhere = Trace("ketone", "import:x", "mmol/L")
    tally.add([a_reading(1, "ketone"), a_strand(1, 2, trace=elsewhere)])
    assert tally.kinds() == ()
    assert [(one.reason, one.count) for one in tally.skipped()] == [("unkept", 3)]


def test_a_trace_is_drawn_in_a_unit_we_know() -> None:
    assert drawable(TRACE)
    assert drawable(Trace("interstitial-glucose", "import:x", "mmol/L", 1))
    assert not drawable(Trace("interstitial-glucose", "import:x", "kg"))
    assert not drawable(Trace("document", "import:x", "mg/dL"))


def test_three_lines_are_shown_of_each_reason() -> None:
    tally = counting()
    tally.add(Rejected("value", b"%d" % n, str(n)) for n in range(9))
    (left,) = tally.skipped()
    assert (left.count, left.examples) == (9, ("0", "1", "2"))


@given(st.lists(st.lists(st.integers(1, 3 * DAY), min_size=1, max_size=20), max_size=9))
def test_each_instant_counts_once_however_strands_overlap(
    instants: list[list[int]],
) -> None:
    tally, strands = counting(), [a_strand(*one) for one in instants]
    items: list[Item] = [*strands]
    tally.add(items)
    distinct = {t for one in instants for t in one}
    given = sum(len(one.points) for one in strands)
    counts = {one.kind: one.count for one in tally.kinds()}
    assert counts.get("interstitial-glucose", 0) == len(distinct)
    assert tally.repeated == given - len(distinct)
