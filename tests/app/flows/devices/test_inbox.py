"""What comes is kept, asked about, or shown: never lost, doubled or somebody else's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.device import (
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    TimeSource,
    Way,
)
from app.domain.dialogue import Cursor, Frame
from app.domain.ids import EntryId
from app.domain.write import Origin, Write
from app.flows.devices.inbox import UNREAD_MAX
from app.flows.devices.told import Tally
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.devices.conftest import Home, a_home
from tests.fictitious.heard import (
    METER,
    SCALE,
    SENSOR,
    SEVEN,
    glucose,
    point,
    weight,
)
from tests.storage.samples import PulseSpy


def test_a_reading_of_a_bound_device_is_in_the_record(home: Home) -> None:
    home.owned(METER)
    assert home.inbox.take_in([glucose("104")], device=METER) == Tally(kept=1)
    (one,) = home.measures.series("blood-glucose")
    assert (str(one.values[0]), one.source) == ("104", "device:fake_meter")
    assert one.when.text == "2026-11-21T07:03:00+01:00"


def test_the_same_reading_comes_once(home: Home) -> None:
    home.owned(METER)
    said = [glucose("104"), glucose("104")]
    assert home.inbox.take_in(said, device=METER) == Tally(kept=1, duplicate=1)
    assert home.inbox.take_in(said, device=METER) == Tally(duplicate=2)


def test_a_device_that_is_nobodys_files_nothing(home: Home) -> None:
    assert home.inbox.take_in([glucose("104")], device=METER) == Tally(unassigned=1)
    assert home.measures.series("blood-glucose") == []
    assert home.inbox.take_in([glucose("104")], device=METER) == Tally(duplicate=1)


@pytest.mark.parametrize(("value", "fate"), [("71.2", "kept"), ("60.1", "unassigned")])
def test_a_weight_is_filed_near_the_last_one_only(
    home: Home, value: str, fate: str
) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    tally = home.inbox.take_in([weight(value)], device=SCALE)
    assert getattr(tally, fate) == 1


def test_a_first_weight_is_asked_about(home: Home) -> None:
    home.owned()
    assert home.inbox.take_in([weight("71")], device=SCALE).unassigned == 1


def test_a_backlog_follows_the_weight_it_leads_to(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-21")
    home.owned()
    back = [
        weight(str(70 + week), at=SEVEN - timedelta(days=7 * week))
        for week in range(20)
    ]
    assert home.inbox.take_in(back, device=SCALE).kept == 20


@pytest.mark.parametrize("marks", [Mark.CONTROL_SOLUTION, Mark.VIRTUAL])
def test_a_test_and_a_virtual_reading_are_beside_the_record(
    home: Home, marks: Mark
) -> None:
    home.owned(METER)
    said = [glucose("104", marks=frozenset({marks}))]
    assert home.inbox.take_in(said, device=METER) == Tally(excluded=1)


def test_a_virtual_reading_counts_in_an_example_and_says_so(example: Home) -> None:
    example.owned(METER)
    said = [glucose("104", marks=frozenset({Mark.VIRTUAL}))]
    assert example.inbox.take_in(said, device=METER) == Tally(kept=1)
    (one,) = example.measures.series("blood-glucose")
    assert one.entry.meta["marks"] == "virtual"


@pytest.mark.parametrize("value", [*Special, None])
def test_what_is_no_number_is_never_one(home: Home, value: Special | None) -> None:
    home.owned(METER)
    said = [glucose("104", value=value)]
    beyond = value in (Special.POS_INF, Special.NEG_INF)
    kept_apart = Tally(beyond=1) if beyond else Tally(failed=1)
    assert home.inbox.take_in(said, device=METER) == kept_apart
    assert home.measures.series("blood-glucose") == []


def test_a_value_no_body_has_is_asked_about(home: Home) -> None:
    home.owned(METER)
    assert home.inbox.take_in([glucose("1200")], device=METER) == Tally(to_confirm=1)


def test_a_kind_the_record_has_no_place_for_is_told(home: Home) -> None:
    home.owned(METER)
    said = [replace(glucose("104"), kind="ketone")]
    assert home.inbox.take_in(said, device=METER) == Tally(excluded=1)


def test_a_reading_without_a_sure_date_is_asked_about(home: Home) -> None:
    home.owned(METER)
    lost = Stamp(None, TimeSource.SUSPECT, "1970-01-01T00:00:00")
    said = [glucose("104", stamp=lost)]
    assert home.inbox.take_in(said, device=METER) == Tally(to_date=1)


def test_what_could_not_be_read_is_shown_once_with_its_bytes(home: Home) -> None:
    bad = Rejected("crc", b"\x01\x02", "2aa7")
    assert home.inbox.take_in([], [bad, bad], device=SENSOR).quarantined == 1
    assert home.inbox.take_in([], [bad], device=SENSOR) == Tally(duplicate=1)
    (shown,) = home.inbox.quarantine()
    assert (shown.raw, shown.reason, shown.where) == (b"\x01\x02", "crc", "2aa7")
    home.inbox.drop(shown.key)
    assert home.inbox.quarantine() == []


def test_what_cannot_be_read_is_kept_up_to_a_bound_and_counted_beyond(
    home: Home,
) -> None:
    bad = [Rejected("crc", n.to_bytes(2), "2aa7") for n in range(UNREAD_MAX + 7)]
    home.inbox.take_in([], bad[:3], device=SENSOR)
    tally = home.inbox.take_in([], bad, device=SENSOR)
    assert (tally.quarantined, tally.duplicate) == (UNREAD_MAX + 4, 3)
    kept = home.inbox.quarantine(SENSOR.key)
    assert {one.raw for one in kept} == {one.raw for one in bad[:UNREAD_MAX]}
    assert home.inbox.take_in([], bad[-1:], device=SENSOR).quarantined == 1
    assert len(home.inbox.quarantine(SENSOR.key)) == UNREAD_MAX
    home.inbox.take_in([], bad[-1:], device=METER)
    assert len(home.inbox.quarantine(METER.key)) == 1
    file = replace(METER, key="file:x")
    home.inbox.take_in([], bad[:UNREAD_MAX], device=file)
    home.inbox.take_in([], bad[UNREAD_MAX:], device=file)
    assert len(home.inbox.quarantine(file.key)) == len(bad)
    home.inbox.drop(kept[0].key)
    home.inbox.take_in([], bad[-1:], device=SENSOR)
    assert bad[-1].raw in {one.raw for one in home.inbox.quarantine(SENSOR.key)}


def test_a_file_is_the_persons_who_brings_it(home: Home) -> None:
    said = [glucose("104", way=Way.FILE)]
    assert home.inbox.take_in(said, device=METER) == Tally(kept=1)
    (one,) = home.measures.series("blood-glucose")
    assert one.source == "imported:fake_meter"


def test_readings_and_how_far_they_go_are_one_write(home: Home) -> None:
    found = home.owned(SENSOR)
    home.pulse.told.clear()
    home.inbox.take_in(
        [point(0), point(5)],
        [Rejected("size", b"\x09", "2aa7")],
        device=SENSOR,
        cursor=Cursor(5, b"\x01"),
    )
    assert len(home.pulse.told) == 1
    roster = home.devices.roster
    assert roster.cursor(found.entry) == Cursor(5, b"\x01")
    assert roster.vault.inbox.known(roster.space.id, [point(5).key]) == {point(5).key}


def test_a_packet_leaves_the_disk_with_what_it_said(home: Home) -> None:
    home.owned(METER)
    home.inbox.spool(Frame(METER.key, "2a18", b"104", SEVEN))
    said = [glucose("104")]
    assert home.inbox.frames(METER.key, [glucose("7"), glucose("1041")]) == []
    (n,) = home.inbox.frames(METER.key, said)
    home.inbox.take_in(said, device=METER, frames=[n])
    assert home.inbox.frames(METER.key, said) == []


def test_points_of_a_sensor_are_a_trace(home: Home) -> None:
    home.owned(SENSOR)
    said = [point(5 * n) for n in range(12)]
    assert home.inbox.take_in(said, device=SENSOR).kept == 12
    assert home.inbox.take_in(said, device=SENSOR) == Tally(duplicate=12)
    assert home.measures.series("interstitial-glucose") == []
    (kept,) = home.house["traces"].sources("interstitial-glucose")
    assert home.house["traces"].count(kept.trace) == 12
    assert home.devices.known()[0].kept == 12


def test_a_point_comes_once_whatever_its_clock_is_corrected_by(home: Home) -> None:
    home.owned(SENSOR)
    first = point(0)
    home.inbox.take_in([first], device=SENSOR)
    later = SEVEN + timedelta(minutes=6)
    moved = replace(first, stamp=replace(first.stamp, at=later))
    assert home.inbox.take_in([moved], device=SENSOR) == Tally(duplicate=1)


def test_the_same_value_of_another_source_is_hidden_and_can_be_seen(
    home: Home,
) -> None:
    home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    other = replace(METER, key="file:libre|1")
    again = glucose("104.4", device=other, way=Way.FILE, at=SEVEN + timedelta(0, 40))
    again = replace(again, key=b"k" * 32)
    assert home.inbox.take_in([again], device=other) == Tally(duplicate=1)
    assert len(home.measures.series("blood-glucose")) == 1
    vault = home.devices.roster.vault
    hidden = vault.inbox.holder(home.devices.roster.space.id, b"k" * 32)
    assert hidden
    home.measures.put_back(hidden)
    assert len(home.measures.series("blood-glucose")) == 2


def test_two_equal_values_of_one_source_both_stay(home: Home) -> None:
    home.owned(METER)
    near = glucose("104", at=SEVEN + timedelta(seconds=30))
    assert home.inbox.take_in([glucose("104"), near], device=METER).kept == 2


def test_what_another_device_of_mine_kept_is_known_here(home: Home) -> None:
    home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    (one,) = home.measures.series("blood-glucose")
    pulse = PulseSpy()
    elsewhere = a_home(MemoryVault(Memory(), pulse), pulse)
    elsewhere.vault.commit(
        Write(one.entry.space, entries=(one.entry,)), origin=Origin.PEER
    )
    assert elsewhere.inbox.take_in([glucose("104")], device=METER).duplicate == 1


def test_a_batch_is_taken_back_whole(home: Home) -> None:
    batch = EntryId(b"B" * 16)
    said = [
        glucose("104", way=Way.FILE),
        weight("71", way=Way.FILE),
        point(0, way=Way.FILE),
        glucose("1200", way=Way.FILE),
    ]
    home.measures.add("body-height", ["170"], at=SEVEN.isoformat())
    tally = home.inbox.take_in(said, device=METER, batch=batch)
    assert (tally.kept, tally.to_confirm) == (3, 1)
    assert home.measures.last("bmi")
    assert home.devices.undo(batch) == 3
    assert home.measures.last("bmi") is None
    assert (home.weights(), home.inbox.waiting()) == ([], [])
    assert home.house["traces"].sources() == []
    assert home.inbox.take_in(said, device=METER, batch=batch) == tally


def test_undoing_a_batch_shows_again_what_it_had_hidden(home: Home) -> None:
    batch = EntryId(b"B" * 16)
    home.inbox.take_in([glucose("104", way=Way.FILE)], device=METER, batch=batch)
    other = replace(METER, key="file:libre|1")
    again = glucose("104", device=other, way=Way.FILE)
    home.inbox.take_in([again], device=other)
    home.devices.undo(batch)
    (one,) = home.measures.series("blood-glucose")
    assert one.entry.meta["device"] == "file:libre|1"


def test_the_same_packet_heard_at_once_is_one_measure(home: Home) -> None:
    home.owned(METER)
    inbox = home.inbox

    def take(_: int) -> Tally:
        return inbox.take_in([glucose("104"), glucose("99")], device=METER)

    with ThreadPoolExecutor(8) as threads:
        tallies = list(threads.map(take, range(24)))
    assert sum(one.kept for one in tallies) == 2
    assert len(home.measures.series("blood-glucose")) == 2


READINGS = [
    *(glucose(str(90 + n), at=SEVEN + timedelta(hours=n)) for n in range(6)),
    *(point(5 * n, str(100 + n)) for n in range(6)),
    *(weight(str(70 + n / 10), at=SEVEN + timedelta(days=n)) for n in range(4)),
]


@pytest.mark.covers("C-036")
@settings(max_examples=60)
@given(st.lists(st.sampled_from(READINGS), max_size=40), st.integers(1, 7))
def test_order_and_repetition_change_nothing(heard: list[Reading], size: int) -> None:
    home, straight = (_bound_home() for _ in range(2))
    for start in range(0, len(heard), size):
        home.inbox.take_in(heard[start : start + size], device=METER)
    straight.inbox.take_in(READINGS, device=METER)
    home.inbox.take_in(READINGS, device=METER)
    assert _held(home) == _held(straight)
    assert home.inbox.take_in(READINGS, device=METER).duplicate == len(READINGS)


def _bound_home() -> Home:
    pulse = PulseSpy()
    home = a_home(MemoryVault(Memory(), pulse), pulse)
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    for one in (METER, SENSOR, SCALE):
        home.owned(one)
    return home


def _held(home: Home) -> object:
    traces = home.house["traces"]
    return (
        [(o.values, o.when) for o in home.measures.series("blood-glucose")],
        sorted((o.values, o.when.text) for o in home.measures.series("body-weight")),
        [traces.points(one.trace) for one in traces.sources()],
        home.inbox.count(),
    )
