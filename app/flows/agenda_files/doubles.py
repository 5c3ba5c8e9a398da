"""« Doublons » : what two devices took in apart becomes one event once they meet."""

from collections.abc import Iterable
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
from app.flows.agenda_files.agenda_files import KEPT, AgendaFiles
from app.flows.awake import awake
from app.flows.preferences import Preferences
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
        more. With one import at most, nothing is read.
        """
        if len(self.files.batches()) < 2:  # noqa: PLR2004 - one cannot be twice here
            return 0
        agenda, now = self.files.agenda, self.files.agenda.world.ms()
        brought = list(agenda.brought())
        groups = doubles(brought)
        kept = [gathered(group, agenda.here) for group in groups]
        former = [group[0][0] for group in groups]
        new = [one for one, was in zip(kept, former, strict=True) if one != was]
        gone = [entry for group in groups for entry, _ in group[1:]]
        if gone:
            entries = tuple(replace(one, updated=now) for one in new)
            removed = tuple(one.id for one in gone)
            agenda.vault.commit(Write(agenda.space.id, entries, removed=removed))
            left = {entry.id: entry for entry, _ in brought} | _by_id(kept)
            self._forget(gone, [left[own] for own in left.keys() - {*removed}])
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

    def _forget(self, gone: Iterable[Entry], left: Iterable[Entry]) -> None:
        """List no more the imports of which nothing is left."""
        agenda, marks = self.files.agenda, (ADDED, CHANGED)
        still = {one.meta.get(mark) for one in left for mark in marks}
        preferences = Preferences(agenda.vault, agenda.world, agenda.space)
        for batch in {one.meta.get(ADDED, "") for one in gone} - still - {""}:
            preferences.put(f"{KEPT}{batch}", "")


def _by_id(entries: Iterable[Entry]) -> dict[EntryId, Entry]:
    return {one.id: one for one in entries}
