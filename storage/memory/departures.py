"""« Ce qui est sorti » in memory."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.changes import Changes
from app.domain.departure import KIND, Departure, Outcome, Tally
from app.ports.pulse import Pulse
from storage.commit import NO_SPACE

_FAILED = (Outcome.REFUSED, Outcome.SILENT)


class MemoryDepartures:
    """Keeps what left until the process ends."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._kept: dict[bytes, Departure] = {}

    def keep(self, departures: Sequence[Departure]) -> None:
        """Add departures, or replace those of the same id."""
        self._kept = self._kept | {one.id: one for one in departures}
        self._pulse.beat(Changes(NO_SPACE, frozenset({KIND})))

    def drop(self, departure: bytes) -> None:
        """Delete one by its id."""
        self._kept = {o: one for o, one in self._kept.items() if o != departure}
        self._pulse.beat(Changes(NO_SPACE, frozenset({KIND})))

    def tallies(self, since: str, until: str) -> list[Tally]:
        """Return the sums of each day, the newest day first."""
        sums: dict[tuple[str, str, str], Tally] = {}
        for one in self._kept.values():
            if since <= one.day <= until:
                key = one.day, one.purpose.value, one.host
                empty = Tally(one.day, one.purpose, one.host, 0, 0, 0, 0)
                sums[key] = _added(sums.get(key, empty), one)
        return [sums[key] for key in sorted(sums, reverse=True)]

    def of(self, day: str, *, limit: int, offset: int = 0) -> list[Departure]:
        """Return a window of the departures of one day, newest first."""
        found = sorted(self._kept.values(), key=lambda one: one.id, reverse=True)
        return [one for one in found if one.day == day][offset : offset + limit]

    def forget(self, before: str) -> int:
        """Delete what left before that day."""
        old = [own for own, one in self._kept.items() if one.day < before]
        self._kept = {o: one for o, one in self._kept.items() if one.day >= before}
        return len(old)


def _added(sum_: Tally, one: Departure) -> Tally:
    return replace(
        sum_,
        count=sum_.count + 1,
        sent=sum_.sent + one.sent,
        received=sum_.received + one.received,
        failed=sum_.failed + (one.outcome in _FAILED),
    )
