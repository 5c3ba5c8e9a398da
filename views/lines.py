"""« Ligne » : one element said on one line, whatever its kind."""

from datetime import date
from typing import Final

from app.domain.agenda import Event, EventState
from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.measure import as_measure
from app.kinds import all_kinds
from views.text import _, clock, date_long, moment, quantity

_DAY: Final = len("2027-03-12")
_SETTLED: Final = {
    EventState.CANCELLED: N_("annulé"),
    EventState.FULFILLED: N_("fait"),
    EventState.NOSHOW: N_("manqué"),
}


def line_of(entry: Entry) -> str:
    """Say when and what: the value of a measure, the title of anything else."""
    kind = all_kinds().get(entry.kind)
    if kind and kind.fields:
        what = f"{_(kind.label)} : {quantity(as_measure(entry).values, kind)}"
    else:
        what = entry.title
    return f"{moment(entry.when)} : {what}"


def event_line(event: Event, start: str, *, done: bool) -> str:
    """Say the day of an event, its hour, its title and what became of it.

    *start* is that of one time it takes place, *done* whether that time was ticked.
    """
    when = date_long(date.fromisoformat(start[:_DAY]))
    if len(start) > _DAY:
        hour, _colon, minute = start[_DAY + 1 :].partition(":")
        at = clock(int(hour), int(minute))
        when = _("{day}, {hour}").format(day=when, hour=at)
    settled = _SETTLED.get(EventState.FULFILLED if done else event.state, "")
    words = f"{when} : {event.title}"
    return f"{words} ({_(settled)})" if settled else words
