"""Writes one space in a draft of the dictionaries."""

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.trail import Page
from storage import search
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
        """Delete an entry and all that goes with it."""
        for kept in (self._draft.entries, self._draft.texts, self._draft.words):
            kept.pop((self._space, item), None)

    def keep_page(self, page: Page) -> None:
        """Keep a verified page."""
        keep_page(self._draft, self._space, page)

    def keep_conflict(self, conflict: Conflict) -> None:
        """Keep the version that lost."""
        self._draft.conflicts[conflict.id] = (self._space, conflict)

    def settle_conflict(self, identity: bytes) -> None:
        """Forget a conflict."""
        self._draft.conflicts.pop(identity, None)
