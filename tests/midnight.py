"""A test that begins one day ends the same day: what it expects is of that day."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

LONGEST: Final = 120
"""Seconds a test may last; journeys say their own."""


def wait_out(lasts: float, sleep: Callable[[float], object] = time.sleep) -> None:
    """Wait for tomorrow where today would end under a test that *lasts* so long.

    Homes count their days here, or by the world's clock: neither may turn.
    """
    for now in (datetime.now(UTC), datetime.now(UTC).astimezone()):
        if (left := until_tomorrow(now)) < lasts:
            sleep(left + 1)


def until_tomorrow(now: datetime) -> float:
    """Return the seconds left of the day of *now*, where it is."""
    tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow + timedelta(days=1) - now).total_seconds()
