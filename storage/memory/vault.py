"""« Coffre » in memory."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import islice
from typing import Final

from app.domain.changes import Changes
from app.domain.conflict import Conflict
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.past import Past
from app.domain.query import EVERYTHING, PAGE_MAX, Filters, Hit, Query
from app.domain.state import ASIDE
from app.domain.write import Origin, Write
from app.ports.pulse import Pulse
from app.ports.vault import Facet
from storage import search
from storage.apart import WHOLE, Whole
from storage.commit import Commit
from storage.memory.desk import MemoryDesk
from storage.memory.inbox import MemoryInbox
from storage.memory.state import Memory
from storage.memory.traces import MemoryTraces

_MESSAGE: Final = "message"
"""What travels with one is no document, even of the same bytes."""


class MemoryVault:
    """Reads from dictionaries; replaces them one whole `Write` at a time.

    *names* says how one space is kept apart from the others, if it is.
    """

    def __init__(self, memory: Memory, pulse: Pulse, names: Whole = WHOLE) -> None:
        self.traces = MemoryTraces(memory)
        self.inbox = MemoryInbox(memory)
        self._memory = memory
        self._pulse = pulse
        self._names = names

    def spaces(self) -> list[SpaceId]:
        """Return the spaces kept here, oldest first."""
        return list(self._memory.state.spaces)

    def entry(self, space: SpaceId, entry: EntryId) -> Entry:
        """Return one entry. Raises Refused("entry.absent")."""
        found = self._memory.state.entries.get((space, entry))
        if found is None:
            raise Refused("entry.absent", entry=entry.hex())
        return found

    def entries(self, space: SpaceId, ids: list[EntryId]) -> dict[EntryId, Entry]:
        """Return those of *ids* that exist."""
        kept = self._memory.state.entries
        return {each: kept[space, each] for each in ids if (space, each) in kept}

    def find(self, space: SpaceId, query: Query) -> list[Entry]:
        """Return a window of entries, by clinical date then id."""
        found = sorted(
            self._matching(space, query),
            key=_place,
            reverse=not query.oldest_first,
        )
        return found[query.offset :][: min(query.limit, PAGE_MAX)]

    def after(
        self, space: SpaceId, entry: bytes, *, limit: int = 500, but: str = ""
    ) -> list[Entry]:
        """Return the entries of every kind *but* one whose id follows *entry*."""
        kept = self._memory.state.entries
        ids = sorted(own for home, own in kept if home == space and own > entry)
        found = (kept[space, own] for own in ids if kept[space, own].kind != but)
        return list(islice(found, limit))

    def told(self, space: SpaceId, query: Query, name: str) -> Mapping[EntryId, str]:
        """Return what the entries that match say under a name of their meta."""
        found = sorted(self._matching(space, query), key=_place, reverse=True)
        return {one.id: one.meta[name] for one in found if name in one.meta}

    def count(self, space: SpaceId, query: Query) -> int:
        """Return how many entries match, window apart."""
        return len(self._matching(space, query))

    def tally(self, space: SpaceId, query: Query, *, by: Facet) -> Mapping[str, int]:
        """Return how many matching entries each value of a facet has, window apart."""
        return Counter(e.meta.get(by, "") for e in self._matching(space, query))

    def holding(self, space: SpaceId, sha: bytes) -> EntryId | None:
        """Return the oldest entry that was made of a file of this SHA-256."""
        asked = {("original", sha), ("photo", sha)}
        holders = (
            entry.id
            for (home, _), entry in self._memory.state.entries.items()
            if home == space
            and entry.kind != _MESSAGE
            and any((each.role, each.sha) in asked for each in entry.attachments)
        )
        return min(holders, default=None)

    def twins(self, space: SpaceId) -> list[EntryId]:
        """Return every entry that may be the same as another: file, name, likeness."""
        holders: dict[object, set[EntryId]] = {}
        for (home, item), entry in self._memory.state.entries.items():
            for file in entry.attachments if entry.kind != _MESSAGE else ():
                if home == space and file.role == "original":
                    holders.setdefault(file.sha, set()).add(item)
            for tie in entry.links:
                if home == space and tie.relation in ("identified-as", "alike"):
                    holders.setdefault(tie, set()).add(item)
        shared = (items for items in holders.values() if len(items) > 1)
        return sorted(set().union(*shared))

    def linked(self, space: SpaceId, relation: str, target: EntryId) -> list[EntryId]:
        """Return the entries with this link to *target*, by id."""
        asked = Link(relation, target)
        kept = self._memory.state.entries.items()
        return sorted(
            item for (home, item), e in kept if home == space and asked in e.links
        )

    def history(self, space: SpaceId, entry: EntryId) -> list[Past]:
        """Return what an entry was before each change, newest first."""
        kept = self._memory.state.pasts.get((space, entry), ())
        return sorted(kept, key=lambda past: past.at, reverse=True)

    def search(
        self,
        space: SpaceId,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """Return entries holding every word of *text*, the newest first."""
        asked = search.words(text)
        if not asked:
            return []
        state = self._memory.state
        found = [
            state.entries[home, item]
            for (home, item), words in state.words.items()
            if home == space and search.holds(words, asked)
        ]
        found = [entry for entry in found if _matches(entry, filters)]
        found.sort(key=lambda entry: entry.when.start, reverse=True)
        return [
            search.hit(entry, self.text(space, entry.id), asked)
            for entry in found[:limit]
        ]

    def text(self, space: SpaceId, entry: EntryId) -> str:
        """Return the extracted words of an entry."""
        return self._memory.state.texts.get((space, entry), "")

    def conflicts(self, space: SpaceId) -> list[Conflict]:
        """Return the conflicts not settled yet, newest first."""
        kept = self._memory.state.conflicts.values()
        found = [conflict for home, conflict in kept if home == space]
        return sorted(found, key=lambda conflict: conflict.at, reverse=True)

    def setting(self, name: str) -> bytes | None:
        """Return a setting of this device."""
        return self._memory.state.settings.get(self._names.stored(name))

    def settings(self, prefix: str) -> Mapping[str, bytes]:
        """Return every setting whose name starts with *prefix*."""
        asked = partial(_named, self._memory.state.settings)
        return self._names.listed(asked, prefix)

    def secret(self, name: str) -> bytes | None:
        """Return a key of this device."""
        return self._memory.state.secrets.get(self._names.stored(name))

    def secrets(self, prefix: str) -> Mapping[str, bytes]:
        """Return every key whose name starts with *prefix*."""
        asked = partial(_named, self._memory.state.secrets)
        return self._names.listed(asked, prefix)

    def blobs(self) -> set[BlobId]:
        """Return every file an entry, version, conflict or waiting line refers to."""
        state = self._memory.state
        held = [each for _, each in state.lines.values()]
        named = [
            *state.entries.values(),
            *(past.entry for pasts in state.pasts.values() for past in pasts),
            *(conflict.losing for _, conflict in state.conflicts.values()),
            *(entry for each in held for entry in (each.base, each.sent) if entry),
        ]
        return {each.blob for entry in named for each in entry.attachments}

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        """Do all of *write* or nothing, then tell the pulse."""
        write = self._names.write(write)
        with self._memory.writing() as draft:
            changes = Commit(MemoryDesk(draft, write.space), write, origin).run()
        if changes.kinds:
            self._pulse.beat(changes)
        return changes

    def _matching(self, space: SpaceId, query: Query) -> list[Entry]:
        return [
            entry
            for (home, _), entry in self._memory.state.entries.items()
            if home == space and entry.kind == query.kind and _matches(entry, query)
            if query.thread in ("", entry.meta.get("thread"))
        ]


def _place(entry: Entry) -> tuple[int, EntryId]:
    return entry.when.start, entry.id


def _matches(entry: Entry, query: Query | Filters) -> bool:
    asked = {
        "category": query.category,
        "author": query.author,
        "status": query.status,
        "folder": query.folder,
        "kind": query.kind,
    }
    start = entry.when.start
    said = {**entry.meta, "kind": entry.kind}
    made = ("", said.get("facility", ""), said.get("author", ""))
    return (
        query.facility in made
        and (query.among is None or entry.id in query.among)
        and query.pinned in (None, "pinned" in said)
        and not (query.in_use and said.get("status") in ASIDE)
        and (query.since is None or query.since <= start)
        and (query.until is None or start <= query.until)
        and all(v in ("", said.get(k, "")) for k, v in asked.items())
    )


def _named(kept: Mapping[str, bytes], prefix: str) -> dict[str, bytes]:
    return {name: kept[name] for name in sorted(kept) if name.startswith(prefix)}
