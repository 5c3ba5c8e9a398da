"""What is followed while a home is open: the spaces that other devices make."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.changes import Changes
from app.domain.errors import AlveoleError
from app.domain.ids import SpaceId
from app.flows.awake import awake
from app.flows.dependents.dependents import Dependents
from app.ports.pulse import Pulse


@dataclass(frozen=True, slots=True)
class Heeding:
    """Has each space of the home looked after, those that arrive included."""

    dependents: Dependents
    pulse: Pulse
    keep: Callable[[SpaceId], object]

    async def follow(self) -> None:
        """Look now, then at each choice that comes or is made; never ends."""
        await awake(self.pulse, self._concerned, self._look)

    def _concerned(self, changes: Changes) -> bool:
        own = changes.space == self.dependents.own.id
        return own and changes.touches("preference")

    def _look(self) -> None:
        """Take in what is new; what fails now is tried at the next choice."""
        try:
            self.dependents.heed()
            for one in self.dependents.every():
                self.keep(one.space.id)
        except AlveoleError:
            return
