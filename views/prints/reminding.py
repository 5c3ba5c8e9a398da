"""« Rappels » for another calendar: a day and « Rendez-vous », or more if asked."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from app.flows.vaccines.planning import Planned
from views.prints.calendar import Reminder, calendar
from views.text import _

_AHEAD: Final = (7, 1)
"""Days before a vaccine at which another calendar tells it."""


def reminder_of(made: datetime, one: Planned) -> bytes:
    """Make the file another calendar takes in: it never names a vaccine."""
    return reminders_of(made, [one], named=False)


def reminders_of(made: datetime, planned: Iterable[Planned], *, named: bool) -> bytes:
    """Make one file of them all; each says what it is of only if *named*.

    One that was copied before takes its own place: its id stays.
    """
    plain = _("Rendez-vous")
    told = [
        Reminder(
            one.entry.id.hex(), one.day, one.entry.title if named else plain, _AHEAD
        )
        for one in planned
    ]
    return calendar(told, made.astimezone(UTC))
