"""Who is told in the tests of notices: a system that takes them, or does not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.ids import SpaceId
from app.domain.notice import Moment, Notice, Sort
from app.flows.notices.kept import Kept
from app.flows.notices.notices import Look, Notices
from app.ports.notifying import Reach
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.worlds import Silent


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


def notices(things: Things, system: Listening, vault: MemoryVault) -> Notices:
    """Return the notices of a process that starts: all it knows is in *vault*."""
    return Notices(Kept(vault, SpaceId(bytes(16))), things.looks(), system)
