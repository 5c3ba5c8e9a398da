"""« Rechercher » : find an element by its words, without any network."""

import json

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import EVERYTHING, Filters, Hit
from app.domain.space import Space
from app.domain.write import Write
from app.ports.vault import Vault

RECENT = 5
"""How many searches are remembered."""

_LIMIT = 50
_ARRANGING = (
    *("folder", "preference", "kept-search", "profile-answer", "prevention"),
    *("device", "consent", "thread", "receipt"),
)
"""Kinds that are no part of the record itself."""


class Search:
    """Looks in the titles and the extracted words of one space."""

    def __init__(self, vault: Vault, space: Space) -> None:
        self._vault = vault
        self._space = space

    def find(
        self, text: str, filters: Filters = EVERYTHING, *, limit: int = _LIMIT
    ) -> list[Hit]:
        """Return elements holding every word of *text*, the last one begun.

        Only what is in use, unless *filters* name a status.
        """
        hits = self._vault.search(self._space.id, text, filters, limit=limit)
        return [hit for hit in hits if hit.entry.kind not in _ARRANGING]

    def entry(self, entry: EntryId) -> Entry:
        """Return one element, whatever its kind. Raises Refused("entry.absent")."""
        return self._vault.entry(self._space.id, entry)

    def recent(self) -> list[str]:
        """Return the last five searches, the last one first."""
        kept = self._vault.setting(self._name)
        return list(json.loads(kept)) if kept else []

    def remember(self, text: str) -> None:
        """Remember a search, on this device only."""
        text = " ".join(text.split())
        others = [one for one in self.recent() if one != text]
        if text:
            kept = json.dumps([text, *others][:RECENT], ensure_ascii=False)
            self._write(kept.encode())

    def forget(self) -> None:
        """Forget every search."""
        self._write(None)

    @property
    def _name(self) -> str:
        return f"searches/{self._space.id.hex()}"

    def _write(self, kept: bytes | None) -> None:
        self._vault.commit(Write(self._space.id, settings={self._name: kept}))
