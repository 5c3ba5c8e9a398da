"""« Rechercher » : find an element by its words, without any network."""

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import Hit
from app.domain.space import Space
from app.ports.vault import Vault

_LIMIT = 50


class Search:
    """Looks in the titles and the extracted words of one space."""

    def __init__(self, vault: Vault, space: Space) -> None:
        self._vault = vault
        self._space = space

    def find(self, text: str, *, limit: int = _LIMIT) -> list[Hit]:
        """Return elements holding every word of *text*, the last one begun."""
        return self._vault.search(self._space.id, text, limit=limit)

    def entry(self, entry: EntryId) -> Entry:
        """Return one element, whatever its kind. Raises Refused("entry.absent")."""
        return self._vault.entry(self._space.id, entry)
