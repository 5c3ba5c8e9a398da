"""The entries of one kind in one space, read by id and changed as of now."""

from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.ids import EntryId, SpaceId
from app.domain.query import EVERYTHING, Filters, Query
from app.domain.write import Write
from app.flows.windows import every
from app.ports.vault import Facet, Vault
from app.ports.world import Clock


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the flows of one kind of element share."""

    vault: Vault
    space: SpaceId
    kind: str
    now: Clock

    def ms(self) -> int:
        """Return the time as Unix milliseconds."""
        return int(self.now().timestamp() * 1000)

    def entry(self, entry: EntryId) -> Entry:
        """Return one of them. Raises Refused("entry.absent")."""
        found = self.vault.entry(self.space, entry)
        if found.kind != self.kind:
            raise Refused("entry.absent")
        return found

    def put(self, *entries: Entry) -> Entry:
        """Write new states, as of now; return the first one."""
        now = self.ms()
        stamped = tuple(replace(one, updated=now) for one in entries)
        self.vault.commit(Write(self.space, entries=stamped))
        return stamped[0]

    def remove(self, entry: EntryId) -> Entry:
        """Remove one of them; return it. Raises Refused("entry.absent")."""
        gone = self.entry(entry)
        self.vault.commit(Write(self.space, removed=(entry,)))
        return gone

    def bears(self, title: str, *, but: EntryId) -> bool:
        """Say whether one of them, *but* that one, has this title in other letters."""
        others = (one.title for one in self.every() if one.id != but)
        return plain(title) in map(plain, others)

    def every(self, filters: Filters = EVERYTHING) -> list[Entry]:
        """Return all of them, however many."""
        return list(every(self.vault, self.space, self.query(filters)))

    def named(self, facet: Facet) -> list[str]:
        """Return every name that those in use have for a facet, in order."""
        return sorted(
            filter(None, self.vault.tally(self.space, self.query(), by=facet))
        )

    def query(
        self, filters: Filters = EVERYTHING, *, limit: int = 1, offset: int = 0
    ) -> Query:
        """Return the window of a list, narrowed to what is in use unless asked."""
        return Query(
            self.kind,
            category=filters.category,
            author=filters.author,
            facility=filters.facility,
            status=filters.status,
            folder=filters.folder,
            since=filters.since,
            until=filters.until,
            pinned=filters.pinned,
            among=filters.among,
            in_use=filters.in_use,
            limit=limit,
            offset=offset,
        )
