"""What an event says, each thing under its name."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from app.domain.agenda import Event, EventState, Occurrence
from app.domain.when import When
from views.parts.agenda.words import (
    KINDS,
    hours_words,
    reminder_words,
    repeat_words,
    state_words,
)
from views.parts.typeset import typeset
from views.text import _, capital, date_long

_TOLD: Final = (EventState.CANCELLED, EventState.FULFILLED, EventState.NOSHOW)
"""States a band above the facts tells."""


def event_facts(one: Occurrence, now: datetime) -> list[tuple[str, str]]:
    """Return what an event says of *one* time it takes place (what, said)."""
    event = one.event
    known = {
        _("Sorte"): _(KINDS[event.kind]),
        _("Quand"): capital(when_words(one, now)),
        _("Se répète"): repeat_words(event.repeat),
        _("Où"): event.place,
        _("Avec qui"): event.who,
        _("État"): "" if event.state in _TOLD else state_words(event),
        _("Rappels"): ", ".join(_reminders(event)),
        _("Note"): event.note,
        _("Noté par"): event.author,
    }
    return [(what, said) for what, said in known.items() if said]


def when_words(one: Occurrence, now: datetime) -> str:
    """Say a day in full and its hours: « jeudi 12 mars 2026, 14 h 30 »."""
    day = date_long(When.parse(one.start[:10]))
    hours = hours_words(one, now)
    all_day = _("toute la journée")
    return f"{day}, {hours or all_day}"


def _reminders(event: Event) -> Iterator[str]:
    for minutes in event.reminders:
        whole = event.whole_day and minutes == 0
        words = _("Le jour même, à 9 h") if whole else reminder_words(minutes)
        yield typeset(words[:1].lower() + words[1:])
