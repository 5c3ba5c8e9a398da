"""What is taken back leaves nothing behind, and nothing else with it."""

from dataclasses import replace

from app.domain.device import Rejected, Way
from app.domain.ids import EntryId
from app.flows.devices.taking_back import holders, seen_again, undo
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SEVEN, glucose, point

BATCH, OTHER = EntryId(b"B" * 16), EntryId(b"C" * 16)


def test_only_its_own_batch_leaves(home: Home) -> None:
    one, two = glucose("104", way=Way.FILE), glucose("99", way=Way.FILE)
    home.inbox.take_in([one], device=METER, batch=BATCH)
    home.inbox.take_in([two], device=METER, batch=OTHER)
    bad = Rejected("line", b"x", "3")
    home.inbox.take_in([], [bad], device=METER, batch=BATCH)
    told: list[tuple[int, int]] = []
    assert undo(home.devices.room, BATCH, lambda *far: told.append(far)) == 1
    assert told == [(1, 1)]
    assert [str(m.values[0]) for m in home.measures.series("blood-glucose")] == ["99"]
    assert home.inbox.quarantine() == []
    assert undo(home.devices.room, BATCH) == 0


def test_long_batches_leave_in_several_writes(home: Home) -> None:
    from datetime import timedelta

    said = [
        glucose(str(80 + n % 90), at=SEVEN - timedelta(minutes=2 * n), way=Way.FILE)
        for n in range(450)
    ]
    home.inbox.take_in(said, device=METER, batch=BATCH)
    home.pulse.told.clear()
    assert undo(home.devices.room, BATCH) == 450
    assert len(home.pulse.told) == 3


def test_each_element_is_named_once(home: Home) -> None:
    home.inbox.take_in([point(0), point(5)], device=METER)
    (asked,) = home.inbox.waiting()
    home.inbox.assign(asked.key)
    room = home.devices.room
    items = home.vault.inbox.items(room.roster.space.id)
    assert len(items) == 2
    assert len(holders(room, items)) == 1


def test_a_twin_that_leaves_too_is_not_seen_again(home: Home) -> None:
    home.inbox.take_in([glucose("104", way=Way.FILE)], device=METER, batch=BATCH)
    other = replace(METER, key="file:x")
    again = [glucose("104", way=Way.FILE, device=other)]
    home.inbox.take_in(again, device=other, batch=BATCH)
    room = home.devices.room
    brought = home.vault.linked(room.roster.space.id, "batch", BATCH)
    assert seen_again(room, brought) == []
    assert len(seen_again(room, brought[:1])) == 1
