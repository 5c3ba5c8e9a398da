"""What is said of an event: its sort, its state, its hours, how it comes again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import flet as ft

from app.domain.agenda import Event, EventKind, EventState, Every, Occurrence, Repeat
from app.domain.when import When
from app.domain.words import N_
from views.text import _, capital, clock, date_long, ngettext

KINDS: Final = {
    EventKind.APPOINTMENT: N_("Rendez-vous"),
    EventKind.TASK: N_("Rappel"),
    EventKind.STAY: N_("Hospitalisation"),
}
ICONS: Final = {
    EventKind.APPOINTMENT: ft.Icons.EVENT_OUTLINED,
    EventKind.TASK: ft.Icons.NOTIFICATIONS_OUTLINED,
    EventKind.STAY: ft.Icons.LOCAL_HOSPITAL_OUTLINED,
}
STATES: Final = {
    EventState.PROPOSED: N_("À réserver"),
    EventState.BOOKED: "",
    EventState.CANCELLED: N_("Annulé"),
    EventState.FULFILLED: N_("Fait"),
    EventState.NOSHOW: N_("Manqué"),
}
"""The state said beside an event; what is simply to come needs no word."""
_HOUR: Final = 60
_DAY: Final = 1440
_WEEK: Final = 10080
REMINDERS: Final = {
    0: N_("À l'heure dite"),
    15: N_("Un quart d'heure avant"),
    _HOUR: N_("Une heure avant"),
    2 * _HOUR: N_("Deux heures avant"),
    _DAY: N_("La veille"),
    2 * _DAY: N_("L'avant-veille"),
    _WEEK: N_("Une semaine avant"),
}
"""Reminders people name, in minutes before."""
_COUNTED: Final[dict[int, Callable[[int], str]]] = {
    _WEEK: lambda count: ngettext(
        "{count} semaine avant", "{count} semaines avant", count
    ),
    _DAY: lambda count: ngettext("{count} jour avant", "{count} jours avant", count),
    _HOUR: lambda count: ngettext("{count} heure avant", "{count} heures avant", count),
    1: lambda count: ngettext("{count} minute avant", "{count} minutes avant", count),
}
_EACH: Final = {
    Every.DAY: N_("Chaque jour"),
    Every.WEEK: N_("Chaque semaine"),
    Every.MONTH: N_("Chaque mois"),
    Every.YEAR: N_("Chaque année"),
}
_STEPS: Final = {
    Every.DAY: N_("Tous les {count} jours"),
    Every.WEEK: N_("Toutes les {count} semaines"),
    Every.MONTH: N_("Tous les {count} mois"),
    Every.YEAR: N_("Tous les {count} ans"),
}


def day_words(day: date, today: date) -> str:
    """Name a day in full; those next to today by their own words too."""
    near = {
        today: _("Aujourd'hui, {day}"),
        today + timedelta(days=1): _("Demain, {day}"),
    }
    full = date_long(day)
    named = near.get(day, "{day}").format(day=full)
    return capital(named)


def hours_words(one: Occurrence, now: datetime) -> str:
    """Say the hours of one time: « 14 h 30 », « de 14 h 30 à 15 h 00 »; "" all day.

    *now* tells the clocks of the person: an hour of other clocks says of where.
    """
    if one.event.whole_day:
        return _until(one)
    said = clock(one.at.hour, one.at.minute)
    if one.end:
        end = datetime.fromisoformat(one.end)
        words = _("{start}, jusqu'au {day} à {end}")
        if one.end[:10] == one.start[:10]:
            words = _("de {start} à {end}")
        day = date_long(end.date(), weekday=False)
        said = words.format(start=said, day=day, end=clock(end.hour, end.minute))
    if one.at.astimezone(now.tzinfo).utcoffset() == one.at.utcoffset():
        return said
    city = one.event.zone.rpartition("/")[2].replace("_", " ")
    return _("{hour}, heure de {city}").format(hour=said, city=city)


def _until(one: Occurrence) -> str:
    """Say the last day of what lasts several."""
    if not one.end or one.end[:10] <= one.start[:10]:
        return ""
    day = date_long(When.parse(one.end[:10]), weekday=False)
    return _("jusqu'au {day}").format(day=day)


def state_words(event: Event) -> str:
    """Say where an event stands, "" when it is simply to come.

    What has no hour is proposed, in the words of FHIR: only what answers a rule is
    still to be booked.
    """
    if event.state is EventState.PROPOSED and not event.rule:
        return ""
    return _(STATES[event.state])


def reminder_words(minutes: int) -> str:
    """Say when a reminder is told: « La veille », « 3 jours avant »."""
    if minutes in REMINDERS:
        return _(REMINDERS[minutes])
    unit = next(one for one in _COUNTED if minutes % one == 0)
    count = minutes // unit
    return _COUNTED[unit](count).format(count=count)


def repeat_words(repeat: Repeat) -> str:
    """Say how it comes again: « Chaque semaine jusqu'au 12 mars 2027 »; "" if once."""
    if repeat.every is Every.NEVER:
        return ""
    each = _(_EACH[repeat.every])
    if repeat.step > 1:
        each = _(_STEPS[repeat.every]).format(count=repeat.step)
    if repeat.until:
        day = date_long(When.parse(repeat.until[:10]), weekday=False)
        return _("{each} jusqu'au {day}").format(each=each, day=day)
    if repeat.count:
        return _("{each}, {count} fois").format(each=each, count=repeat.count)
    return each
