"""What looks whether something is to be told, as long as the space is open."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from app.domain.changes import Changes
from app.domain.errors import AlveoleError
from app.flows.notices.notices import Notices
from app.ports.pulse import Pulse
from app.ports.world import Clock, Sleep

PACE: Final = 60.0
"""Seconds between two looks at most: what came meanwhile is told together."""
_OURS: Final = frozenset({"setting", "journal"})
"""What changes without anything to tell: our own notes, what waits to leave."""


class Watching:
    """Looks once a minute, if something changed, an hour began or a reminder struck."""

    def __init__(
        self, notices: Notices, pulse: Pulse, now: Clock, sleep: Sleep
    ) -> None:
        self._notices, self._pulse = notices, pulse
        self._now, self._sleep = now, sleep
        self._changed = True
        self._hour: datetime | None = None

    async def follow(self) -> None:
        """Look until cancelled."""
        stop = self._pulse.listen(self._heard)
        try:
            while True:
                await self._sleep(PACE)
                self._notices.seen()
                if self._due():
                    with suppress(AlveoleError):
                        await self._notices.look()
        finally:
            stop()

    def _heard(self, changes: Changes) -> None:
        self._changed = self._changed or bool(changes.kinds - _OURS)

    def _due(self) -> bool:
        now = self._now()
        hour = now.replace(minute=0, second=0, microsecond=0)
        due = self._changed or hour != self._hour or self._notices.struck(now)
        self._changed, self._hour = False, hour
        return due
