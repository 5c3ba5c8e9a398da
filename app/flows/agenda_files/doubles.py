"""« Doublons » : what two devices took in apart becomes one event once they meet."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows.agenda.doubles import doubles, gathered
from app.flows.agenda.entries import ADDED, CHANGED
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.flows.awake import awake
from app.flows.standings import again
from app.ports.pulse import Pulse

_EVENTS: Final = ("appointment", "task")


@dataclass(frozen=True, slots=True, repr=False)
class AgendaDoubles:
    """Looks for them when a space opens, then at each event that comes."""

    files: AgendaFiles
    pulse: Pulse

    def gather(self) -> int:
        """Make one of those that are the same; return how many went.

        Each device keeps the same one. An import of which nothing is left is listed no
        more. With one import at most, nothing is read. What changes meanwhile is read
        again first: it is never lost.
        """
        if len(self.files.batches()) < 2:  # noqa: PLR2004 - one cannot be twice here
            return 0
        return again(self._gather)

    def _gather(self) -> int:
        """Do so once, in one write. Raises Refused("journal.moved") if one changed."""
        agenda = self.files.agenda
        brought = list(agenda.brought())
        groups = doubles(brought)
        if not groups:
            return 0
        seen = [entry for group in groups for entry, _ in group]
        kept = [gathered(group, agenda.here) for group in groups]
        new = [one for one in kept if one not in seen]
        gone = [entry for group in groups for entry, _ in group[1:]]
        left = {entry.id: entry for entry, _ in brought} | _by_id(kept)
        for one in gone:
            del left[one.id]
        entries = [*new, *self._unlisted(gone, left.values())]
        now, removed = agenda.world.ms(), tuple(one.id for one in gone)
        stamped = tuple(replace(one, updated=now) for one in entries)
        write = Write(agenda.space.id, stamped, removed=removed, seen=tuple(seen))
        agenda.vault.commit(write)
        return len(gone)

    async def follow(self) -> None:
        """Gather now, then at each event that comes or is noted; never ends."""
        await awake(self.pulse, self._concerned, self._look)

    def _concerned(self, changes: Changes) -> bool:
        own = changes.space == self.files.agenda.space.id
        return own and changes.touches(*_EVENTS)

    def _look(self) -> None:
        """Gather; what fails now is tried at the next event."""
        with suppress(AlveoleError):
            self.gather()

    def _unlisted(
        self, gone: Iterable[Entry], left: Iterable[Entry]
    ) -> Iterator[Entry]:
        """Give the records of the imports of which nothing is left, told no more."""
        marks = (ADDED, CHANGED)
        still = {one.meta.get(mark) for one in left for mark in marks}
        empty = {one.meta.get(ADDED, "") for one in gone} - still
        for batch, record in self.files.records().items():
            if batch.hex() in empty:
                yield replace(record, meta={**record.meta, "value": ""})


def _by_id(entries: Iterable[Entry]) -> dict[EntryId, Entry]:
    return {one.id: one for one in entries}
