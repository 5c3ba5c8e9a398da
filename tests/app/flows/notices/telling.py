"""Who is told in the tests of notices: a system that takes them, or does not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.ids import IdMint, SpaceId
from app.domain.notice import Moment, Notice, Sort
from app.domain.space import Space
from app.flows.notices.kept import Kept
from app.flows.notices.notices import Look, Notices
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.notifying import Reach
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.paper_home import NOW, count_up
from tests.app.worlds import Silent

SPACE = SpaceId(bytes(16))
"""The space of those who are told, where nothing else is said."""


@dataclass
class Listening:
    """A system that keeps what it was told, unless it is *deaf*."""

    told: list[Notice] = field(default_factory=list)
    deaf: bool = False
    planned: list[Moment] = field(default_factory=list)

    async def reach(self) -> Reach:
        """Say whether it listens."""
        return Reach.SILENT if self.deaf else Reach.READY

    async def tell(self, notice: Notice) -> bool:
        """Keep what is told."""
        if not self.deaf:
            self.told.append(notice)
        return not self.deaf

    def plan(self, moments: Sequence[Moment]) -> None:
        """Keep what is to be said later."""
        self.planned = list(moments)

    def heard(self) -> list[Notice]:
        """Return what was told since the last time."""
        told, self.told = self.told, []
        return told


@dataclass
class Things:
    """What stands, by sort; a sort set to None fails."""

    standing: dict[Sort, set[str]] = field(
        default_factory=lambda: {sort: set() for sort in Sort}
    )

    def looks(self) -> dict[Sort, Look]:
        """Return a look a sort."""
        return {sort: lambda s=sort: self.standing[s] for sort in Sort}  # type: ignore[misc]  # a default binds the sort


def a_vault() -> MemoryVault:
    """Return an empty vault."""
    return MemoryVault(Memory(), Silent())


def a_keeper(vault: MemoryVault, space: SpaceId = SPACE) -> Kept:
    """Return the switches and the memory of a process that starts over *vault*."""
    ids = count_up()
    new_id = IdMint(lambda: NOW, ids)
    world = World(lambda: NOW, ids, new_id)
    return Kept(Preferences(vault, world, Space(space, "")))


def notices(things: Things, system: Listening, vault: MemoryVault) -> Notices:
    """Return the notices of a process that starts: all it knows is in *vault*."""
    return Notices(a_keeper(vault), things.looks(), system)
