"""« Ceux de la maison » : the people whose spaces are in one home, and their rooms."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import RLock

from app.domain.space import Space
from app.flows.dependents.dependents import Dependents
from app.flows.devices.roster import Roster
from app.flows.devices.sorting import Room
from app.flows.measuring.measuring import follow
from app.flows.preferences import Preferences


@dataclass(frozen=True, slots=True, repr=False)
class People:
    """Finds the rooms of those who live with the owner of this device.

    They have one *turn* for all: a weight may go from one room to another.
    """

    dependents: Dependents
    turn: AbstractContextManager[object] = field(default_factory=RLock)

    def around(self, room: Room) -> Room:
        """Return a room that knows those of the others."""
        return replace(room, turn=self.turn, others=partial(self.others, room))

    def others(self, room: Room) -> list[Room]:
        """Return the rooms of the others, but those put away or not come yet."""
        kept = [one.space for one in self.dependents.every() if not one.away]
        own = room.roster.space.id
        return [
            self._of(space, room)
            for space in (self.dependents.own, *kept)
            if space.id != own and space.name
        ]

    def _of(self, space: Space, like: Room) -> Room:
        vault, world = self.dependents.apart(space.id), like.roster.world
        followed = follow(Preferences(vault, world, space), like.zone)
        return replace(
            like,
            roster=Roster(vault, world, space),
            measures=followed["measures"],
            traces=followed["traces"],
            turn=self.turn,
            others=tuple,
        )
