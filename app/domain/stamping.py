"""« Date d'un relevé » : what a device's own clock says, and how far we believe it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.device import Fold, Mark, Stamp, TimeSource

TOLERANCE: Final = timedelta(minutes=2)
"""A clock no further from ours is right."""
FIRST_YEAR: Final = 2015
"""An earlier year is a clock that nobody set."""
_FIRST: Final = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
TRUSTED: Final = timedelta(days=1)
"""A clock further ahead than this was not set wrong: it was never set."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of the clock of a device as it is heard.

    *zone* is where the person lives, *heard_at* our own time (aware), *skew* how far
    ahead its clock is, None where it cannot be read. *live* says that the reading is
    being taken now, not brought out of a memory.
    """

    zone: ZoneInfo
    heard_at: datetime
    skew: timedelta | None = None
    live: bool = False


def located(local: datetime, zone: ZoneInfo) -> tuple[datetime, Fold]:
    """Return a local time with its offset, and whether it exists once.

    One that never existed keeps the offset of before; one that came twice is taken
    for the first: both are said, neither is shifted.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    at = local.replace(tzinfo=timezone(first.utcoffset() or timedelta()))
    if first.utcoffset() == second.utcoffset():
        return at, Fold.ONCE
    back = at.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return at, Fold.AMBIGUOUS if back == local else Fold.GAP


def skew_of(shown: datetime | None, clock: Clock) -> timedelta | None:
    """Return how far ahead a device is when it shows *shown* (local); None: unset."""
    return None if shown is None else located(shown, clock.zone)[0] - clock.heard_at


def stamped(local: datetime | None, raw: str, clock: Clock) -> Stamp:
    """Return the date of a reading whose device states *local*, and how sure it is.

    *raw* is the time as stated, "" when the packet holds none; *local* None with a
    *raw* is a date the device does not know.
    """
    if not raw:
        return Stamp(clock.heard_at, TimeSource.RECEIVED)
    if local is None:
        return _unbelieved(raw, clock)
    at, fold = located(local, clock.zone)
    error = _error(at, clock)
    if not _believable(at, error, clock):
        return _unbelieved(raw, clock)
    if abs(error) <= TOLERANCE:
        return Stamp(at, TimeSource.DEVICE, raw, clock.skew, fold)
    return Stamp(at - error, TimeSource.CORRECTED, raw, clock.skew, fold)


def filed(when: datetime, raw: str, zone: ZoneInfo) -> Stamp:
    """Return the date of a line of a file, in *zone* unless it states an offset."""
    if when.tzinfo is not None:
        return Stamp(when, TimeSource.FILE, raw)
    at, fold = located(when, zone)
    return Stamp(at, TimeSource.FILE, raw, fold=fold)


def unread(stamp: Stamp) -> frozenset[Mark]:
    """Return the mark of a date that rests on a clock we could not read."""
    alone = stamp.source is TimeSource.DEVICE and stamp.skew is None
    return frozenset({Mark.CLOCK_UNREAD}) if alone else frozenset()


def taken_now(local: datetime | None, clock: Clock) -> bool:
    """Say whether a clock that was read, however wrong, shows it was just taken."""
    if local is None or clock.skew is None:
        return False
    ago = clock.heard_at - located(local, clock.zone)[0]
    return abs(ago + clock.skew) <= TOLERANCE


def proposed(stamp: Stamp, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return the date to propose for a suspect one: what was stated, less the skew.

    None where the clock was not read, or would have it after *now*.
    """
    day, _, moved = stamp.raw.partition(" ")
    if stamp.skew is None:
        return None
    try:
        minutes = timedelta(minutes=int(moved.removesuffix("min") or 0))
        local = datetime.fromisoformat(day) + minutes
        at = located(local, zone)[0] - stamp.skew
    except (ValueError, OverflowError):
        return None
    return at if at <= now else None


def settled(stamps: Sequence[Stamp], zone: ZoneInfo) -> tuple[Stamp, ...]:
    """Return dates in the order they were taken, autumn's hour told apart.

    Where a local time goes back while the order goes on, what precedes was taken
    before the clocks changed, and what follows after.
    """
    nights: dict[date, list[int]] = {}
    for index, stamp in enumerate(stamps):
        if stamp.fold is Fold.AMBIGUOUS and stamp.source is TimeSource.DEVICE:
            nights.setdefault(_at(stamp).date(), []).append(index)
    told = list(stamps)
    for night in nights.values():
        turn = _turn([_at(stamps[index]) for index in night])
        for rank, index in enumerate(night if turn else ()):
            told[index] = _told(stamps[index], zone, later=rank >= turn)
    return tuple(told)


def _error(at: datetime, clock: Clock) -> timedelta:
    """Return how wrong the clock of a device was when it stated *at*.

    Few people change it with the season: read in winter, it is an hour ahead and was
    right all summer. Of both causes, the smaller error is the likelier.
    """
    if clock.skew is None:
        return timedelta()
    then, now = at.utcoffset(), clock.heard_at.astimezone(clock.zone).utcoffset()
    season = (then or timedelta()) - (now or timedelta())
    return min(clock.skew, clock.skew - season, key=abs)


def _believable(at: datetime, error: timedelta, clock: Clock) -> bool:
    """Say whether a date may be, once corrected: neither of the future nor too old.

    A clock a little fast still says when it was; one a year ahead does not.
    """
    ahead = error if error <= TRUSTED else timedelta()
    old = at - _FIRST < max(error, timedelta())
    return not old and at - clock.heard_at <= TOLERANCE + ahead


def _unbelieved(raw: str, clock: Clock) -> Stamp:
    """Return the time we heard it when it is being taken now, else no date."""
    if clock.live:
        return Stamp(clock.heard_at, TimeSource.RECEIVED, raw, clock.skew)
    return Stamp(None, TimeSource.SUSPECT, raw, clock.skew)


def _turn(times: Sequence[datetime]) -> int:
    """Return the rank of the first time after the clocks went back, 0 if unknown."""
    backs = [rank for rank, (a, b) in enumerate(pairwise(times), 1) if b < a]
    return backs[0] if len(backs) == 1 else 0


def _at(stamp: Stamp) -> datetime:
    return stamp.at or datetime.min.replace(tzinfo=UTC)


def _told(stamp: Stamp, zone: ZoneInfo, *, later: bool) -> Stamp:
    """Return an ambiguous date as the first or the second of its two hours."""
    local = _at(stamp).replace(tzinfo=zone, fold=int(later))
    at = local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)
    return replace(stamp, at=at, fold=Fold.ONCE)
