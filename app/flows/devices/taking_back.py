"""« Annuler » : what devices and files brought, taken back as if it never came."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.inbox import Intake, Item
from app.domain.state import State
from app.domain.write import Write
from app.flows.devices.sorting import TWIN_OF, Room, hidden
from app.flows.traces.traces import BATCH, Progress

BEGUN: Final = "importing"
"""Setting, by space and batch: what a file brings is coming."""
_MANY = 200
"""Elements of one transaction."""


def holders(room: Room, items: Iterable[Item]) -> list[EntryId]:
    """Return the elements that hold readings, each once."""
    vault, space = room.roster.vault, room.roster.space.id
    found = (vault.inbox.holder(space, one.key) for one in items)
    return list(dict.fromkeys(one for one in found if one is not None))


def seen_again(room: Room, gone: Iterable[EntryId]) -> list[Entry]:
    """Return what other measures, that leave, had hidden.

    What one of them hid, that another hides, stays hidden behind that other.
    """
    vault, space = room.roster.vault, room.roster.space.id
    away = set(gone)
    tied = {own: one for one in away for own in vault.linked(space, TWIN_OF, one)}
    back = vault.entries(space, [own for own in tied if own not in away])
    leaving = vault.entries(space, [tied[own] for own in back])
    behind = {one.id: _behind(one, away) for one in leaving.values()}
    there = vault.entries(space, [over for over in behind.values() if over])
    return [_shown(one, there.get(behind[tied[own]])) for own, one in back.items()]


def undo(room: Room, batch: EntryId, progress: Progress | None = None) -> int:
    """Take back all a batch brought: measures, points, and what waits.

    Return how many elements left; what they had hidden is seen again.
    """
    vault, space = room.roster.vault, room.roster.space.id
    brought = vault.linked(space, BATCH, batch)
    for start in range(0, len(brought), _MANY):
        some = brought[start : start + _MANY]
        changed = room.measures.completed(seen_again(room, some), frozenset(some))
        vault.commit(Write(space, entries=changed, removed=tuple(some)))
        if progress:
            progress(start + len(some), len(brought))
    waiting = vault.inbox.of_batch(space, batch)
    if waiting:
        vault.commit(Write(space, intake=Intake(dropped=tuple(waiting))))
    return len(brought)


def undo_begun(room: Room, running: Collection[EntryId] = ()) -> None:
    """Take back what batches that were killed had kept, but those still *running*.

    A batch is named in a setting while it comes: one process at a time holds a home,
    so what is named as it opens was killed.
    """
    vault, space = room.roster.vault, room.roster.space.id
    for name in vault.settings(f"{BEGUN}.{space.hex()}."):
        batch = EntryId(bytes.fromhex(name.rpartition(".")[2]))
        if batch not in running:
            undo(room, batch)
            vault.commit(Write(space, settings={name: None}))


def _behind(entry: Entry, away: set[EntryId]) -> EntryId:
    """Return what an element is hidden behind and stays, b"" for nothing."""
    hiders = (one.target for one in entry.links if one.relation == TWIN_OF)
    over = next((one for one in hiders if one not in away), EntryId(b""))
    hidden_now = entry.meta.get("status") == State.SUPERSEDED
    return over if hidden_now else EntryId(b"")


def _shown(entry: Entry, over: Entry | None) -> Entry:
    links = tuple(one for one in entry.links if one.relation != TWIN_OF)
    meta = {**entry.meta, "status": State.CURRENT.value}
    seen = replace(entry, meta=meta, links=links)
    return hidden(seen, over) if over else seen
