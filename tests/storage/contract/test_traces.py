"""Points of traces: the same answers on disk and in memory, whatever the order."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.reading import (
    DAY,
    Bucket,
    Flag,
    Kept,
    Point,
    Slot,
    Stretch,
    Trace,
    day_of,
)
from app.domain.segment import KIND, Segment, encode
from app.domain.when import When
from app.domain.write import Origin, Write
from app.ports.vault import Vault
from storage.database import Database
from storage.vault import SqlVault
from tests.storage.contract.conftest import Home, in_memory
from tests.storage.samples import OTHER, SPACE, PulseSpy, entry, item

GLUCOSE = Trace("interstitial-glucose", "import:libre", "mg/dL")
STEPS = Trace("steps", "device:watch", "{steps}")
START = 20_000 * DAY
POINTS = tuple(Point(START + n * 300, 100 + n, 2) for n in range(6))


def segment(number: int, points: Sequence[Point], trace: Trace = GLUCOSE) -> Entry:
    """Return the entry *number* that brings these points."""
    when = When.parse(day_of(points[0].t))
    body = encode(Segment(trace, tuple(points)))
    return entry(
        number, kind=KIND, body=body, when=when, rubric=Rubric.MEASURES, meta={}
    )


def put(vault: Vault, *entries: Entry, origin: Origin = Origin.HERE) -> None:
    vault.commit(Write(entries[0].space, entries=entries), origin=origin)


def test_points_are_read_back_in_order(home: Home) -> None:
    put(home.vault, segment(1, POINTS[3:]), segment(2, POINTS[:3]))
    traces = home.vault.traces
    assert traces.points(SPACE, GLUCOSE) == list(POINTS)
    assert traces.count(SPACE, GLUCOSE) == len(POINTS)
    assert traces.kept(SPACE) == [Kept(GLUCOSE, POINTS[0], POINTS[-1])]


def test_a_stretch_has_its_own_points_bounds_included(home: Home) -> None:
    put(home.vault, segment(1, POINTS))
    within = Stretch(POINTS[1].t, POINTS[3].t)
    assert home.vault.traces.points(SPACE, GLUCOSE, within) == list(POINTS[1:4])
    assert home.vault.traces.count(SPACE, GLUCOSE, within) == len(POINTS[1:4])


def test_each_space_and_each_trace_has_its_own_points(home: Home) -> None:
    put(home.vault, segment(1, POINTS), segment(2, POINTS[:2], STEPS))
    put(home.vault, replace(segment(3, POINTS[:1]), space=OTHER))
    traces = home.vault.traces
    assert traces.count(SPACE, STEPS) == len(POINTS[:2])
    assert traces.count(OTHER, GLUCOSE) == 1
    assert [one.trace for one in traces.kept(SPACE)] == [GLUCOSE, STEPS]
    assert [one.trace for one in traces.kept(SPACE, "steps")] == [STEPS]
    assert traces.kept(OTHER, "steps") == []


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_segment_made_last_is_believed(home: Home, order: tuple[int, int]) -> None:
    said = {
        1: segment(1, POINTS[:4]),
        2: segment(2, [p._replace(value=7) for p in POINTS[2:]]),
    }
    for number in order:
        put(home.vault, said[number], origin=Origin.PEER)
    values = [one.value for one in home.vault.traces.points(SPACE, GLUCOSE)]
    assert values == [100, 101, 7, 7, 7, 7]


@pytest.mark.parametrize(("gone", "left"), [(1, [7, 7, 7, 7]), (2, [100, 101, 102])])
def test_what_a_removed_segment_hid_is_seen_again(
    home: Home, gone: int, left: list[int]
) -> None:
    put(home.vault, segment(1, POINTS[:3]))
    put(home.vault, segment(2, [p._replace(value=7) for p in POINTS[2:]]))
    home.vault.commit(Write(SPACE, removed=(item(gone),)))
    assert [one.value for one in home.vault.traces.points(SPACE, GLUCOSE)] == left


def test_an_erased_segment_leaves_no_point_and_no_trace(home: Home) -> None:
    put(home.vault, segment(1, POINTS))
    home.vault.commit(Write(SPACE, erased=(item(1),)))
    assert home.vault.traces.points(SPACE, GLUCOSE) == []
    assert home.vault.traces.kept(SPACE) == []


def test_no_row_of_an_erased_trace_stays(a_database: Database) -> None:
    vault = SqlVault(a_database, PulseSpy())
    put(vault, segment(1, POINTS))
    vault.commit(Write(SPACE, erased=(item(1),)))
    assert a_database.ask("SELECT * FROM trace") == []
    assert a_database.ask("SELECT * FROM reading") == []


def test_a_segment_written_again_says_only_what_it_says_now(home: Home) -> None:
    put(home.vault, segment(1, POINTS))
    put(home.vault, segment(1, POINTS[:2], STEPS))
    assert home.vault.traces.points(SPACE, GLUCOSE) == []
    assert home.vault.traces.points(SPACE, STEPS) == list(POINTS[:2])


def test_a_segment_that_grows_has_no_history(home: Home) -> None:
    put(home.vault, segment(1, POINTS[:2]))
    put(home.vault, segment(1, POINTS))
    assert home.vault.history(SPACE, item(1)) == []
    assert home.vault.traces.points(SPACE, GLUCOSE) == list(POINTS)


def test_an_entry_that_is_no_segment_any_more_has_no_point(home: Home) -> None:
    put(home.vault, segment(1, POINTS))
    put(home.vault, entry(1))
    assert home.vault.traces.kept(SPACE) == []


@pytest.mark.parametrize(
    "wrong",
    [
        replace(segment(1, POINTS), body=b"\x01garbage"),
        replace(segment(1, POINTS), body=b"\x02"),
        replace(segment(1, POINTS), when=When.parse("2025-01-01")),
        replace(segment(1, POINTS), kind="document"),
    ],
    ids=["garbage", "newer", "another day", "another kind"],
)
def test_a_wrong_segment_stays_an_entry_without_points(
    home: Home, wrong: Entry
) -> None:
    put(home.vault, wrong, origin=Origin.PEER)
    assert home.vault.entry(SPACE, item(1)).body == wrong.body
    assert home.vault.traces.kept(SPACE) == []
    put(home.vault, segment(2, POINTS))
    home.vault.commit(Write(SPACE, removed=(item(2),)))
    assert home.vault.traces.kept(SPACE) == []


def test_a_stretch_is_summed_up_by_pieces(home: Home) -> None:
    put(home.vault, segment(1, (*POINTS[:3], POINTS[5])))
    traces, within = home.vault.traces, Stretch(START, START + 1501)
    assert traces.buckets(SPACE, GLUCOSE, within, seconds=600) == [
        Bucket(START, 2, 100, 101, 201),
        Bucket(START + 600, 1, 102, 102, 102),
        Bucket(START + 1200, 1, 105, 105, 105),
    ]
    assert traces.buckets(SPACE, STEPS, within, seconds=600) == []
    shorter = traces.buckets(SPACE, GLUCOSE, Stretch(START, START + 1499), seconds=600)
    assert [one.count for one in shorter] == [2, 1]


def test_values_are_counted_by_slot_of_the_local_day(home: Home) -> None:
    points = [Point(START + 22 * 3600, 9), Point(START + 22 * 3600 + 60, 8)]
    put(home.vault, segment(1, points), segment(2, [Point(START + DAY - 1, 8)]))
    traces = home.vault.traces
    assert traces.slots(SPACE, GLUCOSE) == [Slot(0, 8, 2), Slot(0, 9, 1)]
    assert traces.slots(SPACE, GLUCOSE, seconds=3600, ahead=7200) == [
        *(Slot(0, 8, 1), Slot(0, 9, 1), Slot(1, 8, 1))
    ]


def test_entries_are_gone_through_without_the_segments(home: Home) -> None:
    put(home.vault, segment(1, POINTS), entry(2), segment(3, POINTS), entry(4))
    found = home.vault.after(SPACE, b"", limit=2, but=KIND)
    assert [one.id for one in found] == [item(2), item(4)]


def test_an_implausible_point_is_read_and_never_summed_up(home: Home) -> None:
    odd = Point(START + 1, 9000, Flag.IMPLAUSIBLE)
    put(home.vault, segment(1, (POINTS[0], odd, *POINTS[1:])))
    traces, within = home.vault.traces, Stretch(START, START + 599)
    assert odd in traces.points(SPACE, GLUCOSE)
    assert traces.count(SPACE, GLUCOSE, within) == len((odd, *POINTS[:2]))
    found = traces.buckets(SPACE, GLUCOSE, within, seconds=600)
    assert found == [Bucket(START, 2, 100, 101, 201)]
    assert Slot(0, 9000, 1) not in traces.slots(SPACE, GLUCOSE)


Said = tuple[list[tuple[int, int]], Trace]
STAMPS = st.integers(START, START + 40) | st.integers(START + DAY, START + DAY + 9)
SEGMENTS = st.builds(
    lambda said, trace: (sorted(said.items()), trace),
    st.dictionaries(STAMPS, st.integers(-9, 9), min_size=1),
    st.sampled_from((GLUCOSE, STEPS)),
)
STEPS_OF_LIFE = st.lists(
    st.tuples(st.integers(1, 6), SEGMENTS | st.none()), min_size=1, max_size=14
)


@given(STEPS_OF_LIFE)
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_disk_and_memory_never_differ(
    a_database: Database, life: list[tuple[int, Said | None]]
) -> None:
    with a_database.writing() as writer:
        for table in ("entry", "reading", "trace", "journal", "version"):
            writer.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    vaults = SqlVault(a_database, PulseSpy()), in_memory().vault
    for number, said in life:
        for vault in vaults:
            if said is None:
                vault.commit(Write(SPACE, removed=(item(number),)))
                continue
            day = said[0][0][0] // DAY
            points = [Point(t, v) for t, v in said[0] if t // DAY == day]
            put(vault, segment(number, points, said[1]))
    for trace in (GLUCOSE, STEPS):
        disk, memory = (vault.traces.points(SPACE, trace) for vault in vaults)
        assert disk == memory
    assert vaults[0].traces.kept(SPACE) == vaults[1].traces.kept(SPACE)
