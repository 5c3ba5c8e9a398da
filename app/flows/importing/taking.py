"""What an export gives, kept as it comes: points in traces, the rest by the inbox."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Final

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.harvest import Item, Owner, Strand
from app.domain.ids import EntryId
from app.domain.reading import Flag, Point, Trace
from app.flows.devices.inbox import Inbox
from app.flows.devices.sorting import Room
from app.flows.importing.preview import (
    AHEAD,
    NOTHING,
    REPEATED,
    drawable,
    here,
    in_time,
)
from app.flows.traces.worn import note
from app.kinds import kind

Progress = Callable[[int, int], object]
"""Told (readings done, readings in all) as the work goes on; what it raises ends it."""

KEPT: Final = "kept"
KNOWN: Final = "duplicate"
EXCLUDED: Final = "excluded"
QUARANTINED: Final = "quarantined"
LEFT: Final = "left"
"""Lines that hold nothing to keep."""
_LEFT_OUT: Final = {NOTHING: LEFT, REPEATED: KNOWN}
_UNREAD_MAX: Final = 500
"""Lines that could not be read and are kept as they are, of one file."""


def unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


class Taking:
    """Keeps what comes as one batch, and counts what becomes of it."""

    def __init__(
        self, room: Room, *, batch: EntryId, export: str, now: datetime
    ) -> None:
        self._room = room
        self._file = DeviceIdentity(f"file:{export}", export)
        self._batch = batch
        self._last = int(now.timestamp())
        self._unread = 0
        self.tally: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.owner = Owner("")

    @property
    def done(self) -> int:
        """How many readings came so far."""
        return self.kinds.total()

    def add(self, items: Iterable[Item]) -> None:
        """Keep some items."""
        some = list(items)
        for item in some:
            if isinstance(item, Strand):
                self._weave(item)
            elif isinstance(item, Owner):
                self.owner = item
        readings = [one for one in some if isinstance(one, Reading)]
        unread = [one for one in some if isinstance(one, Rejected) and self._odd(one)]
        self.kinds.update(one.kind for one in readings)
        self._take(readings, unread)

    def _take(self, readings: list[Reading], unread: list[Rejected]) -> None:
        """Hand to the inbox what it does not hold."""
        roster = self._room.roster
        named = {one.key: one for one in readings}
        known = here(roster.vault, roster.space, named)
        fresh = [one for one in named.values() if one.key not in known]
        self.tally += Counter({KNOWN: len(readings) - len(fresh)})
        if fresh or unread:
            inbox = Inbox(self._room)
            taken = inbox.take_in(fresh, unread, device=self._file, batch=self._batch)
            self.tally += Counter(asdict(taken))

    def _weave(self, strand: Strand) -> None:
        self.kinds[strand.trace.code] += len(strand.points)
        if not drawable(strand.trace):
            self.tally[EXCLUDED] += len(strand.points)
            return
        points = [
            _judged(strand.trace, one) for one in in_time(strand.points, self._last)
        ]
        added = self._room.traces.add(strand.trace, points, batch=self._batch)
        roster = self._room.roster
        note(roster.vault, roster.space, strand.trace, strand.device)
        late = len(strand.points) - len(points)
        self.tally += Counter({KEPT: added.added, KNOWN: added.known, AHEAD: late})

    def _odd(self, one: Rejected) -> bool:
        """Count a line that gives nothing; say whether it must be looked at."""
        if one.reason in _LEFT_OUT:
            self.tally[_LEFT_OUT[one.reason]] += 1
            return False
        self._unread += 1
        if self._unread > _UNREAD_MAX:
            self.tally[QUARANTINED] += 1
        return self._unread <= _UNREAD_MAX


def _judged(trace: Trace, point: Point) -> Point:
    """Mark a point no body has."""
    own = kind(trace.code)
    value = own.unit_named(trace.unit).converted(trace.exact(point.value))
    plausible = own.fields[0].hard.holds(value)
    flags = point.flags if plausible else point.flags | Flag.IMPLAUSIBLE
    return point._replace(flags=int(flags))
