"""« État civil » : the birth date and the sex the rules of health look at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.query import Query
from app.domain.space import Space
from app.domain.when import When
from app.fhir import exact
from app.flows.shelf import Shelf
from app.flows.whose import identity_of
from app.flows.world import World
from app.kinds.patient import KIND
from app.ports.vault import Vault

_SEXES: Final = {"F": "female", "M": "male"}
_FIRST: Final = When.parse("1900").start
_DAY: Final = len("2026-11-21")


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What is known: *born* is ISO text of any precision, *sex* `F`, `M` or ""."""

    born: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Civil:
    """Kept in the identity of the space; both may stay unknown."""

    vault: Vault
    world: World
    space: Space

    def told(self) -> Told:
        """Return what the person said."""
        known = identity_of(self.vault, self.space)
        return Told(known.born, known.sex)

    def tell(self, told: Told) -> Callable[[], object]:
        """Keep what the person says, "" to forget it; return how to undo it.

        Raises Refused("date.malformed" | "person.born") for a day to come or before
        1900, Refused("entry.absent") for a space without identity.
        """
        born = When.parse(told.born[:_DAY])
        if born.text and not _FIRST <= born.start <= self.world.ms():
            raise Refused("person.born")
        old = self._patient()
        tree = exact.read(old.body)
        wanted = {"birthDate": born.text, "gender": _SEXES.get(told.sex, "")}
        for name, text in wanted.items():
            tree.pop(name, None)
            tree |= {name: text} if text else {}
        self._shelf.put(replace(old, body=exact.write(tree)))
        return partial(self._shelf.put, old)

    def _patient(self) -> Entry:
        asked = Query(KIND.code, oldest_first=True, limit=1)
        for found in self.vault.find(self.space.id, asked):
            return found
        raise Refused("entry.absent")

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, KIND.code, self.world.now)
