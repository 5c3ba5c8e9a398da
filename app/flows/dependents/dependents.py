"""« Ayants droit » : those one represents; each has a space that is nobody else's."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import Lock
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import SpaceId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.trail import Page
from app.domain.when import When
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.founding import found
from app.flows.onboarding import SERVER, patient_of, space_of
from app.flows.preferences import Preferences
from app.flows.windows import every
from app.flows.world import World
from app.kinds import patient, preference
from app.ports.vault import Vault
from app.rules.standing import Standing

Apart = Callable[[SpaceId], Vault]
"""Returns the vault as the house of one space sees it."""

_TOLD: Final = "dependent/"
"""Preference of the owner's space, by space: how the person is represented."""
_NAMED: Final = re.compile(rf"{_TOLD}([0-9a-f]{{32}})")
_AWAY: Final = "dependent.away/"
_MARK: Final = "dependent"
"""In what a dependent's space first says, whose it is: how the person is represented.

Name and mark come together: no server can show the one without the other.
"""


class Tie(StrEnum):
    """« Lien » : as whom one keeps somebody's space."""

    CHILD = "child"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Dependent:
    """« Ayant droit » : a person one represents.

    *space* has no name while its content has not come yet; *away* says that the
    owner of the device no longer wants it in the list.
    """

    space: Space
    tie: Tie
    away: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Dependents:
    """Lists the people one represents, makes their spaces, follows other devices.

    *whole* is the vault of the home, *apart* what shows one space of it alone.
    """

    whole: Vault
    apart: Apart
    world: World
    own: Space
    adding: Lock = field(default_factory=Lock, compare=False)

    def every(self) -> list[Dependent]:
        """Return them in the order they were added."""
        return [self._dependent(space, tie) for space, tie in self.kept().items()]

    def kept(self) -> Mapping[SpaceId, Tie]:
        """Return their spaces, those put away included, as they were added.

        The order is the same on each device, in whatever order spaces reached it.
        """
        told = dict(self._told())
        told.pop(self.own.id, None)
        here = self.whole.spaces()
        return {space: tie for space, tie in told.items() if space in here}

    def add(self, name: str, *, birth_date: str, tie: Tie) -> Space:
        """Make the space of somebody one represents; needs no network.

        Raises Refused("name.missing"), Refused("date.malformed" | "person.born")
        and Refused("dependent.known") for somebody already there.
        """
        name = " ".join(visible(name).split())
        with self.adding:  # asked twice at once, a person is not there twice
            self._check(name, birth_date)
            return self._added(name, birth_date, tie)

    def _added(self, name: str, birth_date: str, tie: Tie) -> Space:
        vault, me = self.whole, keychain.me(self.whole)
        founded = found(vault, me, self.world)
        space = Space(founded.space, name, birth_date, self.own.server)
        self.apart(space.id).commit(
            Write(
                space.id,
                entries=(_marked(patient_of(space, self.world), tie),),
                settings={SERVER: space.server.encode()},
                secrets=founded.keys.learnt,
                controls=founded.controls,
            )
        )
        self._preferences.put(_TOLD + space.id.hex(), tie)
        return space

    def put_away(self, space: SpaceId) -> None:
        """Take a space out of the list; nothing of it is lost."""
        self._preferences.put(_AWAY + space.hex(), "yes")

    def bring_back(self, space: SpaceId) -> None:
        """Put a space back in the list."""
        self._preferences.put(_AWAY + space.hex(), "")

    def represented(self) -> Tie | None:
        """Say as whom one represents the person whose space is taken for one's own.

        None in one's own; else their backpack was found again where nothing else is.
        """
        mark = _mark(self.whole, self.own.id)
        return Tie(mark) if mark in tuple(Tie) else None

    def heed(self) -> list[SpaceId]:
        """Take in the spaces another device made, or that a cut left untold.

        Returns those that are new here, whose content is still to be pulled.
        """
        here, told = self.whole.spaces(), dict(self._told())
        for space in here:
            mark = _mark(self.whole, space)
            if space != self.own.id and space not in told and mark in tuple(Tie):
                self._preferences.put(_TOLD + space.hex(), mark)
        new = [space for space in told if space not in here]
        for space in new:
            self._expect(space)
        return new

    def _expect(self, space: SpaceId) -> None:
        """Begin a space before its first row; what is told of it proves nothing."""
        page = Page(Standing.start(space).encode())
        server = {SERVER: self.own.server.encode()}
        write = Write(space, settings=server, page=page)
        self.apart(space).commit(write, origin=Origin.PEER)

    def _check(self, name: str, birth_date: str) -> None:
        if not name:
            raise Refused("name.missing")
        if birth_date and When.parse(birth_date).start > self.world.ms():
            raise Refused("person.born")
        known = [(one.space.name, one.space.birth_date) for one in self.every()]
        if (name, birth_date) in known:
            raise Refused("dependent.known")

    def _dependent(self, space: SpaceId, tie: Tie) -> Dependent:
        away = bool(self._preferences.get(_AWAY + space.hex()))
        whose = space_of(self.apart(space), space)
        whose = replace(whose, server=whose.server or self.own.server)
        return Dependent(whose, tie, away)

    def _told(self) -> Iterator[tuple[SpaceId, Tie]]:
        """Return what the preferences of the owner say of each space, oldest first."""
        for one in sorted(self._chosen(), key=lambda one: one.id):
            named = _NAMED.fullmatch(one.meta.get("category", ""))
            said = one.meta.get("value", "")
            if named and said in tuple(Tie):
                yield SpaceId(bytes.fromhex(named[1])), Tie(said)

    def _chosen(self) -> Iterator[Entry]:
        return every(self.whole, self.own.id, Query(preference.KIND.code))

    @property
    def _preferences(self) -> Preferences:
        return Preferences(self.apart(self.own.id), self.world, self.own)


def own_space(whole: Vault) -> SpaceId:
    """Return the space of the owner of this device: the one nobody represents.

    A server tells the spaces of an identity in any order, and may keep some back: one
    that says nothing yet of whose it is comes after one that does.
    """
    spaces = whole.spaces()
    said = {space: _mark(whole, space) for space in spaces}
    return next(
        (space for wanted in ("", None) for space in spaces if said[space] == wanted),
        spaces[0],
    )


def _marked(first: Entry, tie: Tie) -> Entry:
    return replace(first, meta={**first.meta, _MARK: tie})


def _mark(whole: Vault, space: SpaceId) -> str | None:
    """Return what a space says of who represents its person; None: nothing came."""
    asked = Query(patient.KIND.code, oldest_first=True, limit=1)
    for first in whole.find(space, asked):
        return first.meta.get(_MARK, "")
    return None
