"""Writes one space in a draft of the dictionaries."""

from collections.abc import Sequence

from app.domain.conflict import Conflict
from app.domain.entry import READING, Entry
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.inbox import NOBODY, Intake
from app.domain.past import Past
from app.domain.trail import Page
from storage import search
from storage.commit import KEPT
from storage.inbox import key_in, thrown
from storage.memory.inbox import take
from storage.memory.journal import MemoryShelf
from storage.memory.state import State
from storage.memory.trail import keep_page


class MemoryDesk:
    """Turns the steps of a commit into keys and values."""

    def __init__(self, draft: State, space: SpaceId) -> None:
        self._draft = draft
        self._space = space
        self.shelf = MemoryShelf(draft, space)

    def know(self) -> None:
        """Remember that the space is kept here."""
        self._draft.spaces.setdefault(self._space, 0)

    def set(self, name: str, value: bytes | None, *, secret: bool) -> None:
        """Keep or delete a setting, or a key."""
        kept = self._draft.secrets if secret else self._draft.settings
        kept.pop(name, None)
        if value is not None:
            kept[name] = value

    def put(self, entry: Entry, text: str | None) -> None:
        """Keep an entry and its words; the text it had when None."""
        key = (self._space, entry.id)
        self._draft.entries[key] = entry
        if text is not None:
            self._draft.texts[key] = text
        said = (entry.title, search.notes(entry), self._draft.texts.get(key, ""))
        self._draft.words[key] = frozenset(search.words(" ".join(said)))

    def remove(self, item: EntryId) -> None:
        """Delete an entry and all that goes with it, its history too."""
        draft = self._draft
        for kept in (draft.entries, draft.texts, draft.words, draft.pasts):
            kept.pop((self._space, item), None)

    def follow(self, before: Entry | None, after: Entry | None) -> None:
        """Forget what was said of a reading whose element goes.

        Points and keys are read from the elements each time; the key of one erased for
        good stays.
        """
        old, new = (one.meta.get(READING, "") if one else "" for one in (before, after))
        for key in key_in(old) if old != new else ():
            self._draft.items.pop((self._space, key), None)
        for key in key_in(old) if after is None and thrown(before) else ():
            self._draft.known[self._space, key] = NOBODY

    def take(self, intake: Intake) -> None:
        """Keep what came of devices beside the record."""
        take(self._draft, self._space, intake)

    def keep_past(self, past: Past, blobs: frozenset[BlobId]) -> None:  # noqa: ARG002 - a disk is swept by name
        """Add to the history of an entry."""
        key = (self._space, past.entry.id)
        self._draft.pasts[key] = (past, *self._draft.pasts.get(key, ()))[:KEPT]

    def rinse(self, items: Sequence[EntryId]) -> None:
        """Leave no conflict of removed entries; their words are gone."""
        for own, (space, conflict) in list(self._draft.conflicts.items()):
            if space == self._space and conflict.entry in items:
                del self._draft.conflicts[own]

    def keep_page(self, page: Page) -> None:
        """Keep a verified page."""
        keep_page(self._draft, self._space, page)

    def keep_conflict(self, conflict: Conflict) -> None:
        """Keep the version that lost."""
        self._draft.conflicts[conflict.id] = (self._space, conflict)

    def settle_conflict(self, identity: bytes) -> Entry | None:
        """Forget a conflict; return the version that had lost."""
        _, settled = self._draft.conflicts.pop(identity, (None, None))
        return settled.losing if settled else None
