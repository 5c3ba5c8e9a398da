"""« Liens » : what goes together: a document and a stay, a measure, an illness."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.state import State
from app.domain.write import Write
from app.flows.versions import chain
from app.flows.world import World
from app.kinds import linked_kinds
from app.ports.vault import Vault
from app.rules.authorship import Act, allow

ABOUT: Final = "about"
"""The link itself. Of two elements the document holds it, so that whoever may not
read a document learns nothing of it from what it is about."""

_GONE: Final = (
    *(State.TRASHED, State.SUPERSEDED, State.TO_CHECK),
    "entered-in-error",
)
_DOCUMENT: Final = "document"
_MANY: Final = 500


@dataclass(frozen=True, slots=True, repr=False)
class Links:
    """Ties two elements of a space, seen from both; made on two devices, both stay.

    All the versions of an element count as one. Methods raise Refused("entry.absent")
    for what is not here, and Refused("link.kind") for what cannot be tied.
    """

    vault: Vault
    world: World
    space: Space

    def of(self, entry: EntryId) -> list[Entry]:
        """Return what is tied to an element and still stands, newest first."""
        family = self._family(entry)
        own = {one.id for one in family}
        ids = [one for each in family for one in self._near(each) if one not in own]
        found = {one.id: one for one in map(self._standing, self._entries(ids)) if one}
        kept = [one for one in found.values() if one.id not in own]
        return sorted(kept, key=lambda one: (one.when.start, one.id), reverse=True)

    def add(self, entry: EntryId, other: EntryId) -> Callable[[], object]:
        """Tie two elements; return what unties them, nothing if they already were."""
        if any(one.id == other for one in self.of(entry)):
            return _nothing
        holder, held = self._pair(entry, other)
        self._put([_with(holder, held.id)])
        return partial(self.remove, entry, other)

    def remove(self, entry: EntryId, other: EntryId) -> Callable[[], object]:
        """Untie two elements, all their versions; return what ties them again."""
        left, right = self._family(entry), self._family(other)
        changed = [*_without(left, right), *_without(right, left)]
        if not changed:
            return _nothing
        self._put(changed)
        return partial(self.add, entry, other)

    def _pair(self, entry: EntryId, other: EntryId) -> tuple[Entry, Entry]:
        """Return who holds the link of two elements, then who is named by it."""
        kinds = linked_kinds()
        found = [self.vault.entry(self.space.id, one) for one in (entry, other)]
        if entry == other or any(one.kind not in kinds for one in found):
            raise Refused("link.kind")
        found.sort(
            key=lambda one: (
                kinds[one.kind].create_only,
                one.kind != _DOCUMENT,
                one.id,
            )
        )
        allow(found[0], Act.FILE)
        return found[0], found[1]

    def _near(self, entry: Entry) -> list[EntryId]:
        """Return what a version names, and what names it."""
        named = [one.target for one in entry.links if one.relation == ABOUT]
        return named + self.vault.linked(entry.space, ABOUT, entry.id)

    def _standing(self, entry: Entry) -> Entry | None:
        """Return the version of an element that stands, None when none does."""
        if entry.kind not in linked_kinds():
            return None
        if stands(entry):
            return entry
        others = chain(self.vault, entry)
        return next((one for one in others if stands(one)), None)

    def _family(self, entry: EntryId) -> list[Entry]:
        return chain(self.vault, self.vault.entry(self.space.id, entry))

    def _entries(self, ids: Iterable[EntryId]) -> list[Entry]:
        once = list(dict.fromkeys(ids))
        pages = [once[at : at + _MANY] for at in range(0, len(once), _MANY)]
        found = [self.vault.entries(self.space.id, page) for page in pages]
        return [one for page in found for one in page.values()]

    def _put(self, changed: Iterable[Entry]) -> None:
        now = self.world.ms()
        entries = tuple(replace(one, updated=now) for one in changed)
        self.vault.commit(Write(self.space.id, entries=entries))


def _nothing() -> None:
    """Take back what was not done."""


def tied_as(old: Entry, now: Entry) -> Entry:
    """Return an earlier state of an element, tied as it is now."""
    others = (link for link in old.links if link.relation != ABOUT)
    ties = (link for link in now.links if link.relation == ABOUT)
    return replace(old, links=(*others, *ties))


def stands(entry: Entry) -> bool:
    """Say whether an element is neither thrown, replaced, withdrawn nor in doubt."""
    return entry.meta.get("status") not in _GONE


def _with(entry: Entry, target: EntryId) -> Entry:
    return replace(entry, links=(*entry.links, Link(ABOUT, target)))


def _without(holders: Iterable[Entry], held: Iterable[Entry]) -> list[Entry]:
    """Return the holders that named one of *held*, naming it no more."""
    away = {Link(ABOUT, one.id) for one in held}
    return [
        replace(one, links=tuple(link for link in one.links if link not in away))
        for one in holders
        if away.intersection(one.links)
    ]
