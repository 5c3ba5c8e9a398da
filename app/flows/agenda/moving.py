"""« Autre heure, autre jour » : what was said of each time of a series goes with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.agenda import Draft, Event, Every

_PERIODS: Final = {Every.DAY: 1, Every.WEEK: 7, Every.MONTH: 28, Every.YEAR: 365}
"""Days from one time to the next, at least."""
_DAY: Final = len("2026-11-23")


def moved(old: Event, said: Draft) -> tuple[Draft, tuple[str, ...]]:
    """Return what is said of a series, and which of its times are done.

    A time is known by its start. At another hour, or moved by less than a period, the
    times left out and those done are still the same ones: they follow. What begins a
    period later, or comes at another rhythm, has other times.
    """
    if not _same(old, said):
        return said, old.done
    by = _day(said.start) - _day(old.start)
    repeat = said.repeat
    own = [one for one in repeat.but if one in old.repeat.but]
    others = [one for one in repeat.but if one not in own]
    but = tuple(sorted({*_shifted(own, by, said.start), *others}))
    done = tuple(_shifted(old.done, by, said.start))
    return replace(said, repeat=replace(repeat, but=but)), done


def _same(old: Event, said: Draft) -> bool:
    """Say whether the times of a series are still those it had."""
    rhythm = (said.repeat.every, said.repeat.step)
    if rhythm != (old.repeat.every, old.repeat.step) or said.start == old.start:
        return False
    period = _PERIODS.get(said.repeat.every, 0) * said.repeat.step
    return abs((_day(said.start) - _day(old.start)).days) < period


def _shifted(starts: Iterable[str], by: timedelta, start: str) -> Iterable[str]:
    """Give starts on other days, at the hour of *start*, or without one as it is."""
    return [f"{(_day(one) + by).isoformat()}{start[_DAY:]}" for one in starts]


def _day(start: str) -> date:
    return date.fromisoformat(start[:_DAY])
