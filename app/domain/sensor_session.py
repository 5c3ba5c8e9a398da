"""« Session de capteur » : when a sensor began, and which of its sessions this is."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from app.domain.device import Fold, Stamp, TimeSource
from app.domain.dialogue import Cursor
from app.domain.recorded import series_of
from app.domain.sig.cgm_session import SessionStart, Status, decode_start
from app.domain.sig.dates import shown_at
from app.domain.sig.packet import DecodeError
from app.domain.stamping import FIRST_YEAR, TOLERANCE, Clock, located

SAME: Final = timedelta(minutes=30)
"""A start that moved by less, while the minutes go on, is the same session."""
_DAY: Final = timedelta(days=1)
_STEP: Final = 5
"""Minutes a start that is counted back is told to: most readers meet in the same."""


@dataclass(frozen=True, slots=True)
class SensorSession:
    """A session: the nine bytes that name it, and when it began.

    *source* says whether the sensor stated its start, or we counted back from now;
    *at* is None where neither is known.
    """

    name: bytes
    stated: str
    at: datetime | None
    source: TimeSource
    clock: Clock
    fold: Fold = Fold.ONCE

    def stamp(self, minutes: int) -> Stamp:
        """Return when a record was taken, so many minutes after the start."""
        raw = f"{self.stated} {minutes:+}min"
        skew = self.clock.skew
        if self.at is None:
            return Stamp(None, TimeSource.SUSPECT, raw, skew)
        at = self.at + timedelta(minutes=minutes)
        if at > self.clock.heard_at + TOLERANCE:
            return Stamp(None, TimeSource.SUSPECT, raw, skew)
        return Stamp(at, self.source, raw, skew, self.fold)


def session_of(
    start: SessionStart, status: Status | None, *, cursor: Cursor | None, clock: Clock
) -> SensorSession:
    """Return the session a sensor is in, under the name it was first known by.

    A start nobody set, or in times to come, is counted back from the minutes the
    sensor says have gone by.
    """
    at, fold = _began(start, clock)
    source = TimeSource.DEVICE
    if at and clock.skew is not None and abs(clock.skew) > TOLERANCE:
        at, source = _nearest(at - clock.skew), TimeSource.CORRECTED
    if at is None or _to_come(at, status, clock):
        at, fold, source = _counted_back(status, clock), Fold.ONCE, TimeSource.RECEIVED
    name = start.packed if source is not TimeSource.RECEIVED else _name(at, start)
    known = _known(name, status, cursor)
    if at and source is TimeSource.RECEIVED:
        told = _told(known, clock)
        at = at if told is None or _to_come(told, status, clock) else told
    return SensorSession(known, start.time.text, at, source, clock, fold)


def _began(start: SessionStart, clock: Clock) -> tuple[datetime | None, Fold]:
    """Return the start a sensor states, None for a clock nobody set."""
    local = start.time.local
    if local is None or local.year < FIRST_YEAR:
        return None, Fold.ONCE
    ahead = start.offset
    if ahead is None or abs(ahead) >= _DAY:
        return located(local, clock.zone)
    return local.replace(tzinfo=timezone(ahead)), Fold.ONCE


def _to_come(at: datetime, status: Status | None, clock: Clock) -> bool:
    gone_by = timedelta(minutes=status.offset if status else 0)
    return at + gone_by > clock.heard_at + TOLERANCE


def _counted_back(status: Status | None, clock: Clock) -> datetime | None:
    """Return the start a running sensor implies, at the last step of the clock.

    It says whole minutes: two readers see it begin up to one minute apart.
    """
    if status is None or status.stopped:
        return None
    began = clock.heard_at - timedelta(minutes=status.offset)
    past = timedelta(minutes=began.minute % _STEP)
    return began.replace(second=0, microsecond=0) - past


def _nearest(at: datetime) -> datetime:
    """Return the nearest minute: each reader sees a clock wrong by its own delay."""
    return (at + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _name(at: datetime | None, start: SessionStart) -> bytes:
    if at is None:
        return start.packed
    return SessionStart(shown_at(at.astimezone(UTC)), 0, 0).packed


def _known(name: bytes, status: Status | None, cursor: Cursor | None) -> bytes:
    """Return the name a session was first known by, its own where it is new."""
    before = series_of(cursor) if cursor else b""
    if not cursor or before == name:
        return name
    began, first = _instant(name), _instant(before)
    goes_on = status is None or status.offset >= cursor.sequence
    same = began and first and abs(began - first) <= SAME and goes_on
    return before if same else name


def _told(name: bytes, clock: Clock) -> datetime | None:
    """Return the start a session is known by, where its name tells the offset."""
    with suppress(DecodeError):
        start = decode_start(name, crc=False)
        at = _instant(name) if start.offset is not None else None
        return at and at.replace(tzinfo=UTC).astimezone(clock.heard_at.tzinfo)
    return None


def _instant(name: bytes) -> datetime | None:
    """Return the start a name tells, as UTC where it tells its offset."""
    try:
        start = decode_start(name, crc=False)
    except DecodeError:
        return None
    local = start.time.local
    ahead = start.offset or timedelta()
    return local - ahead if local else None
