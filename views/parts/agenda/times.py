"""« Les fois » : when one event takes place next, found without asking the record."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from app.domain.agenda import Event, Every, Occurrence
from app.flows.agenda.agenda import Agenda
from app.rules.agenda.occurring import occurrences

_ONE: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=5 * 365)
SHOWN: Final = 5
"""Times shown at once of what comes again."""


def times(agenda: Agenda, event: Event, today: date) -> tuple[Occurrence, ...]:
    """Return the next times of what comes again, else the one time of an event."""
    if event.repeat.every is Every.NEVER:
        return (first_time(agenda, event),)
    coming = occurrences(event, today, today + _AHEAD, agenda.here)
    return tuple(islice(coming, SHOWN)) or (first_time(agenda, event),)


def first_time(agenda: Agenda, event: Event) -> Occurrence:
    """Return the first time an event takes place, whatever became of it."""
    day = date.fromisoformat(event.start[:10])
    found = occurrences(event, day - _ONE, day + _ONE, agenda.here)
    return next(found, None) or _alone(agenda, event, day)


def _alone(agenda: Agenda, event: Event, day: date) -> Occurrence:
    """Return the first time of an event of which that time was cancelled."""
    at = datetime.fromisoformat(event.start).replace(tzinfo=agenda.here)
    return Occurrence(event, at, day, event.start, event.end)


def days_planned(agenda: Agenda, today: date) -> Iterator[tuple[str, Occurrence]]:
    """Give what is planned for a vaccine or an advice, by the name of its rule."""
    for one in agenda.between(today, today + _AHEAD):
        if one.event.rule:
            yield one.event.rule, one
