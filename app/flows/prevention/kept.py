"""What a kind keeps once under a name: written, taken away, and how to undo it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.flows.profile.links import tied_as
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import Kind
from app.ports.vault import Vault

Undo = Callable[[], object]
"""Takes back what was just written."""


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """One entry a name, its `category`; born on two devices, the last one changed."""

    vault: Vault
    world: World
    space: Space
    kind: Kind

    def named(self) -> Mapping[str, Entry]:
        """Return what is kept, by name."""
        found = sorted(self.shelf.every(), key=lambda one: (one.updated, one.id))
        return {one.meta.get("category", ""): one for one in found}

    def put(
        self, name: str, write: Callable[[EntryId], bytes], when: str, **meta: str
    ) -> Undo:
        """Keep under *name* what *write* makes of an id; return how to take it back."""
        old = self.named().get(name)
        entry = replace(
            old or self.blank(),
            when=When.parse(when),
            meta={"category": name, "source": "typed", "status": "final", **meta},
        )
        self.shelf.put(replace(entry, body=write(entry.id)))
        return partial(self.again, old) if old else partial(self._remove, entry)

    def drop(self, name: str) -> Undo:
        """Keep nothing under *name*; return how to bring it back."""
        gone = [one for one in self.shelf.every() if one.meta.get("category") == name]
        self._remove(*gone)
        return partial(self.shelf.put, *gone) if gone else _nothing

    def again(self, old: Entry) -> None:
        """Write an earlier state back: it undoes any change, and no link."""
        self.shelf.put(tied_as(old, self.shelf.entry(old.id)))

    @property
    def shelf(self) -> Shelf:
        """All of this kind."""
        return Shelf(self.vault, self.space.id, self.kind.code, self.world.now)

    def blank(self) -> Entry:
        """Return an entry of this kind that says nothing yet."""
        return Entry(
            space=self.space.id,
            id=EntryId(self.world.new_id()),
            kind=self.kind.code,
            body=b"",
            when=When.unknown(),
            rubric=self.kind.rubric,
        )

    def _remove(self, *entries: Entry) -> None:
        ids = tuple(one.id for one in entries)
        self.vault.commit(Write(self.space.id, removed=ids))


def _nothing() -> None:
    """Undo what changed nothing."""
