"""Three years of measures: values that drift and waver, the same for a same day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import cos, tau
from typing import Final

from app.crypto.canon import digest

YEARS: Final = 3
_DAYS: Final = 365 * YEARS


@dataclass(frozen=True, slots=True)
class Wave:
    """How a value lives: its middle, its drift over three years, its wavering.

    It is noted every so many days, first *after* days, with *digits* decimals;
    *season* is added in winter.
    """

    middle: float
    drift: float = 0.0
    spread: float = 0.0
    season: float = 0.0
    every: int = 7
    after: int = 0
    digits: int = 0


WAVES: Final = {
    "body-weight": (Wave(71.4, -2.6, 0.5, 0.7, digits=1),),
    "blood-pressure": (
        Wave(133, -5, 7, 3, every=2),
        Wave(80, -3, 4, 1.5, every=2),
    ),
    "heart-rate": (Wave(70, -1, 4, every=2),),
    "blood-glucose": (Wave(118, -7, 9, 2, every=3),),
    "steps-by-day": (Wave(4300, 900, 1100, -700, every=1),),
    "body-temperature": (Wave(37.4, 0, 0.8, 0.2, every=45, after=4, digits=1),),
    "pain-severity": (Wave(4, -2, 1.4, 0.6, every=10),),
    "waist-circumference": (Wave(93, -3, 0.8, every=30),),
    "body-height": (Wave(162, every=182),),
}
"""By kind, in the kind's own unit; a kind of two values has two waves."""
_HOURS: Final = {"steps-by-day": 21, "pain-severity": 18}


@dataclass(frozen=True, slots=True)
class Moment:
    """One measure of the example."""

    kind: str
    values: tuple[Decimal, ...]
    at: datetime


def mornings(last: datetime) -> Iterator[Moment]:
    """Give every measure of three years, oldest first, none after *last*."""
    midnight = last.replace(hour=0, minute=0, second=0, microsecond=0)
    for back in range(_DAYS, -1, -1):
        day = midnight - timedelta(days=back)
        for kind, waves in WAVES.items():
            at = day + timedelta(hours=_HOURS.get(kind, 7), minutes=15 + back % 30)
            if (back - waves[0].after) % waves[0].every == 0 and at <= last:
                yield Moment(kind, tuple(_value(kind, w, back) for w in waves), at)


def _value(kind: str, wave: Wave, back: int) -> Decimal:
    season = wave.season * cos(tau * back / 365)
    drift = wave.drift * (1 - back / _DAYS)
    wavering = wave.spread * _chance(f"{kind} {wave.middle} {back}")
    value = wave.middle + drift + season + wavering
    return Decimal(max(value, 0)).quantize(Decimal(1).scaleb(-wave.digits))


def _chance(seed: str) -> float:
    """Return a number between -1 and 1, near 0 more often, the same for a seed."""
    drawn = digest(seed.encode())
    return (drawn[0] + drawn[1]) / 255 - 1
