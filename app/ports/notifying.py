"""« Notifications » of the system: a person told, outside the page, that they wait."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from app.domain.notice import Moment, Notice


class Reach(StrEnum):
    """Whether this device shows notices, and why not."""

    READY = "ready"
    SILENT = "silent"
    UNSUPPORTED = "unsupported"
    EXAMPLE = "example"


class Notifier(Protocol):
    """Hands notices to the system; nothing of it raises, nothing of it is asked."""

    async def reach(self) -> Reach:
        """Say whether somebody here shows notices: asked again each time."""
        ...

    async def tell(self, notice: Notice) -> bool:
        """Show a notice in place of the one of its word; say whether it was taken."""
        ...

    def plan(self, moments: Sequence[Moment]) -> None:
        """Keep, in place of others, what to say should the space be closed by then."""
        ...


class NoNotifier:
    """A place where nothing is told outside, and why."""

    def __init__(self, why: Reach = Reach.SILENT) -> None:
        self._why = why

    async def reach(self) -> Reach:
        """Say why not."""
        return self._why

    async def tell(self, _notice: Notice) -> bool:
        """Tell nobody."""
        return False

    def plan(self, _moments: Sequence[Moment]) -> None:
        """Keep nothing."""
