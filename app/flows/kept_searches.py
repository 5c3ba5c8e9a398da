"""« Recherches gardées » : words and filters kept under a name, on every device."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import plain, visible
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.when import When
from app.fhir import arranging
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds.kept_search import KIND
from app.ports.vault import Vault

NAME_MAX: Final = 80
"""The longest name, in characters."""

_ASKS: Final = "asks."
"""Begins the `meta` keys of what is asked."""


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search under its name; *asks* are words by name, those of whoever kept it."""

    entry: Entry
    asks: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the person calls it."""
        return self.entry.title


@dataclass(frozen=True, slots=True, repr=False)
class KeptSearches:
    """Each one is an entry of its own: two devices that keep apart keep both.

    Methods taking an entry raise Refused("entry.absent"), those taking a name
    Refused("search.name_empty" | "search.name_long" | "search.name_taken").
    """

    vault: Vault
    world: World
    space: Space

    def list(self) -> list[KeptSearch]:
        """Return them in alphabetical order."""
        found = [KeptSearch(one, _asks(one)) for one in self._shelf.every()]
        return sorted(found, key=lambda one: (plain(one.name), one.entry.id))

    def keep(self, name: str, asks: Mapping[str, str]) -> Entry:
        """Keep what is asked; what is empty is not written."""
        own = EntryId(self.world.new_id())
        asked = {_ASKS + key: text for key, text in asks.items() if text}
        entry = Entry(
            space=self.space.id,
            id=own,
            kind=KIND.code,
            body=arranging.kept_search(own, self.space.id),
            when=When.unknown(),
            rubric=KIND.rubric,
            meta={"title": self._free(name, own), **asked},
        )
        return self._shelf.put(entry)

    def rename(self, entry: EntryId, name: str) -> Entry:
        """Give another name."""
        old, name = self._shelf.entry(entry), self._free(name, entry)
        return self._shelf.put(replace(old, meta={**old.meta, "title": name}))

    def remove(self, entry: EntryId) -> Entry:
        """Keep a search no more; return it, for `restore`."""
        return self._shelf.remove(entry)

    def restore(self, old: Entry) -> Entry:
        """Write an earlier one back, removed or renamed."""
        return self._shelf.put(old)

    def _free(self, name: str, own: EntryId) -> str:
        name = " ".join(visible(name).split())
        if not name:
            raise Refused("search.name_empty")
        if len(name) > NAME_MAX:
            raise Refused("search.name_long")
        if self._shelf.bears(name, but=own):
            raise Refused("search.name_taken")
        return name

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, KIND.code, self.world.now)


def _asks(entry: Entry) -> dict[str, str]:
    asked = (item for item in entry.meta.items() if item[0].startswith(_ASKS))
    return {key.removeprefix(_ASKS): text for key, text in asked}
