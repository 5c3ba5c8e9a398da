"""« Annuler » : what devices and files brought, taken back as if it never came."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.inbox import Intake, Item
from app.domain.state import State
from app.domain.write import Write
from app.flows.devices.sorting import TWIN_OF, Room
from app.flows.traces.traces import BATCH, Progress

_MANY = 200
"""Elements of one transaction."""


def holders(room: Room, items: Iterable[Item]) -> list[EntryId]:
    """Return the elements that hold readings, each once."""
    vault, space = room.roster.vault, room.roster.space.id
    found = (vault.inbox.holder(space, one.key) for one in items)
    return list(dict.fromkeys(one for one in found if one is not None))


def seen_again(room: Room, gone: Iterable[EntryId]) -> list[Entry]:
    """Return what other measures, that leave, had hidden."""
    vault, space = room.roster.vault, room.roster.space.id
    away = set(gone)
    tied = [own for one in away for own in vault.linked(space, TWIN_OF, one)]
    back = vault.entries(space, [own for own in tied if own not in away])
    return [_shown(one) for one in back.values()]


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


def _shown(entry: Entry) -> Entry:
    links = tuple(one for one in entry.links if one.relation != TWIN_OF)
    meta = {**entry.meta, "status": State.CURRENT.value}
    return replace(entry, meta=meta, links=links)
