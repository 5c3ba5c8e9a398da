"""The three ways to see the agenda: a list, a month, a day; and what each shows."""

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.domain.agenda import EventState, Occurrence
from app.domain.words import N_
from app.flows.agenda.agenda import Agenda
from views.parts.agenda.lines import Day, covered, days_of, folded
from views.parts.window import Window

LIST, MONTH, DAY = "list", "month", "day"
VIEWS: Final = {LIST: N_("Liste"), MONTH: N_("Mois"), DAY: N_("Jour")}
_AHEAD: Final = timedelta(days=5 * 365)
_BEHIND: Final = timedelta(days=5 * 365)
_ONE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class View:
    """« Vue » : which one is shown, around which *day*; *past* lists what is over.

    Without a *day* it is today's, whatever day it is by then.
    """

    sort: str = LIST
    day: date | None = None
    past: bool = False
    window: Window = field(default_factory=Window)

    def around(self, today: date) -> date:
        """Return the day it is about."""
        return self.day or today

    def further(self, today: date, step: int) -> "View":
        """Return the same *step* days or months later; earlier below 0.

        Back on today, or in its month, it is about today again.
        """
        day = self.around(today)
        if self.sort == DAY:
            later = day + step * _ONE
            return replace(self, day=None if later == today else later)
        rank = day.year * 12 + day.month - 1 + step
        first = date(rank // 12, rank % 12 + 1, 1)
        return replace(self, day=None if first == today.replace(day=1) else first)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows: its days, how many there are in all, what is on each.

    *planned* is how many things are, *counts* how many on each day; what was
    cancelled is shown, and not counted.
    """

    days: tuple[Day, ...] = field(repr=False)
    total: int
    planned: int = 0
    counts: Mapping[date, int] = field(default_factory=dict, repr=False)


def seen(agenda: Agenda, view: View, now: datetime) -> Seen:
    """Ask the agenda for what a view shows."""
    today = now.date()
    if view.sort == LIST:
        return _listed(agenda, view, now)
    first = last = view.around(today)
    if view.sort == MONTH:
        first = first.replace(day=1)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    found = agenda.between(first, last, cancelled=True)
    planned = [one for one in found if one.event.state is not EventState.CANCELLED]
    counts = Counter(day for one in planned for day in covered(one))
    days = days_of(found, now)
    if view.sort == DAY:
        days = [replace(day, day=first) for day in days]
    return Seen(tuple(days), len(days), len(planned), counts)


def _listed(agenda: Agenda, view: View, now: datetime) -> Seen:
    """List what is to come, the soonest first, or what is over, the latest first."""
    found = _found(agenda, now.date(), past=view.past)
    days = days_of(found, now)
    if view.past:
        days.reverse()
    window = view.window
    shown = days[window.offset : window.offset + window.limit]
    return Seen(tuple(shown), len(days))


def _found(agenda: Agenda, today: date, *, past: bool) -> list[Occurrence]:
    if past:
        return agenda.between(today - _BEHIND, today - _ONE, cancelled=True)
    coming = agenda.between(today, today + _AHEAD, cancelled=True)
    return list(folded(coming))
