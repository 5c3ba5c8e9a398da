"""A season of a glucose sensor: meals, nights, a new sensor every fourteen days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from math import exp, sin, tau
from typing import Final

from app.crypto.canon import digest
from app.domain.ids import IdMint
from app.domain.reading import DAY, Flag, Point, Trace
from app.domain.segment import cut
from app.domain.space import Space
from app.domain.write import Write
from app.flows.example.calendar import Calendar
from app.flows.traces.traces import segment_entry
from app.flows.world import World

TRACE: Final = Trace("interstitial-glucose", "import:sensor", "mg/dL")
DAYS: Final = 90
STEP: Final = 900
_WORN: Final = 14
_WARMING: Final = 4
"""Points a new sensor does not give."""
_MEALS: Final = ((7.7, 46), (12.6, 58), (19.4, 52))
"""Hour of the day, and how far glucose rises."""
_AT_ONCE: Final = 30


def readings(last: datetime) -> list[Point]:
    """Return a reading each quarter of an hour, oldest first, none after *last*."""
    midnight = last.replace(hour=0, minute=0, second=0, microsecond=0)
    first = midnight - timedelta(days=DAYS)
    start, count = int(first.timestamp()), DAYS * DAY // STEP
    count += int((last - midnight).total_seconds()) // STEP
    given = (n for n in range(count) if _worn(n) >= _WARMING)
    return [Point(start + n * STEP, _value(n * STEP), _flags(n)) for n in given]


def writes(space: Space, world: World, last: datetime) -> Iterator[Write]:
    """Give what to commit: one segment a day."""
    clock = Calendar(last)
    mint = IdMint(clock, world.entropy)
    batch, segments = mint(), cut(TRACE, readings(last))
    while some := list(islice(segments, _AT_ONCE)):
        made = [segment_entry(one, space.id, mint(), batch=batch) for one in some]
        yield Write(
            space.id, entries=tuple(replace(one, updated=clock.ms()) for one in made)
        )


def _worn(rank: int) -> int:
    """Return for how many steps the sensor of a reading had been worn."""
    return rank % (_WORN * DAY // STEP)


def _flags(rank: int) -> int:
    last = _worn(rank + 1) == 0
    return Flag.IMPORTED | (Flag.GAP_AFTER if last else 0)


def _value(seconds: int) -> int:
    """Return milligrams a decilitre, so long after the first midnight."""
    day, hour = seconds // DAY, seconds % DAY / 3600
    night = -9 * sin(tau * (hour - 9) / 24)
    meals = sum(
        rise * (1 + 0.3 * _chance(f"{day} {at}")) * _bump(hour - at)
        for at, rise in _MEALS
    )
    wavering = 5 * _chance(f"{seconds // 3600}") + 2 * _chance(f"{seconds}")
    return round(107 + night + meals + wavering)


def _bump(hours: float) -> float:
    """Rise within the hour after a meal, and come back within three."""
    return hours * exp(1 - hours) if hours > 0 else 0.0


def _chance(seed: str) -> float:
    """Return a number between -1 and 1, the same for a seed."""
    drawn = digest(seed.encode())
    return (drawn[0] + drawn[1]) / 255 - 1
