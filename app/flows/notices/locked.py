"""What is said while the space is closed: hours and words left by who closed it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from app.domain.notice import Moment, Notice, Word
from app.ports.notifying import Notifier
from app.ports.world import Clock, Sleep

PACE: Final = 60.0
"""Seconds between two looks at the clock: a computer may have slept."""


class Locked:
    """Says each word at its hour, with how many nobody saw since the space closed."""

    def __init__(
        self,
        notifier: Notifier,
        moments: Sequence[Moment],
        closed: Callable[[], bool],
        now: Clock,
        sleep: Sleep,
    ) -> None:
        self._notifier, self._left, self._closed = notifier, sorted(moments), closed
        self._now, self._sleep = now, sleep
        self._said = Counter[Word]()

    async def follow(self) -> None:
        """Go on until all is said, or until the space opens: it then tells itself."""
        while self._left and self._closed():
            now = int(self._now().timestamp() * 1000)
            due = Counter(one.word for one in self._left if one.at <= now)
            self._left = [one for one in self._left if one.at > now]
            self._said += due
            for word in due:
                await self._notifier.tell(Notice(word, self._said[word]))
            await self._sleep(PACE)
