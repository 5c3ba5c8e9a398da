"""What is sorted is written once, and says what became of each reading."""

from app.domain.device import Rejected
from app.domain.ids import EntryId
from app.domain.inbox import MINE, Fate, Intake
from app.domain.write import Write
from app.flows.devices.sorting import TWIN_OF, Sorting, hidden, key_of
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SCALE, glucose, point, weight
from tests.storage.samples import SPACE, entry


def test_nothing_is_written_while_sorting(home: Home) -> None:
    sorting = Sorting(home.devices.room)
    home.pulse.told.clear()
    assert sorting.take(glucose("104")) is Fate.UNASSIGNED
    assert sorting.take(weight("71"), (MINE,)) is Fate.KEPT
    done = sorting.finished()
    assert home.pulse.told == []
    assert [one.kind for one in done.measures] == ["body-weight"]
    assert [one.fate for one in done.items] == [Fate.UNASSIGNED, Fate.KEPT]


def test_points_are_gathered_in_their_days(home: Home) -> None:
    sorting = Sorting(home.devices.room, EntryId(b"B" * 16))
    for n in range(300):
        sorting.take(point(5 * n), (MINE,))
    done = sorting.finished()
    assert len(done.segments) == 2
    assert len(done.known) == 300
    assert {holder for _, holder in done.known} == {one.id for one in done.segments}


def test_what_is_known_of_a_day_counts_for_nothing(home: Home) -> None:
    said = [point(5 * n) for n in range(3)]
    for kept in (3, 0):
        sorting = Sorting(home.devices.room, EntryId(b"B" * 16))
        for one in said:
            sorting.take(one, (MINE,))
        done = sorting.finished()
        assert done.fates[Fate.KEPT] == kept
        intake = Intake(known=tuple(done.known))
        home.vault.commit(Write(SPACE, entries=tuple(done.segments), intake=intake))


def test_what_came_keeps_its_hour_and_its_batch(home: Home) -> None:
    sorting = Sorting(home.devices.room)
    sorting.came(7, EntryId(b"B" * 16))
    sorting.quarantine(Rejected("crc", b"\1", "2a18"), METER)
    (item,) = sorting.done.items
    assert (item.at, item.batch, item.fate) == (7, b"B" * 16, Fate.QUARANTINED)


def test_one_packet_of_two_devices_is_two() -> None:
    one = Rejected("crc", b"\1", "2a18")
    assert key_of(one, METER) != key_of(one, SCALE)
    assert key_of(one, METER) == key_of(Rejected("size", b"\1", "2a18"), METER)


def test_a_hidden_measure_loses_nothing() -> None:
    new, same = entry(1, meta={"status": "final", "value": "7"}), entry(2)
    away = hidden(new, same)
    assert (away.body, away.meta["value"]) == (new.body, "7")
    assert away.meta["status"] == "superseded"
    assert [(one.relation, one.target) for one in away.links] == [(TWIN_OF, same.id)]
