"""« Agenda » as an iCalendar file: events, how they come again, when they are told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import Event, EventKind, EventState, Every
from views.prints.calendar import escaped, written
from views.prints.time_zones import zone_lines
from views.text import _

_OWN: Final = "@alveole.invalid"
_STATES: Final = {
    EventState.PROPOSED: "TENTATIVE",
    EventState.CANCELLED: "CANCELLED",
}
_EVERY: Final = {
    Every.DAY: "DAILY",
    Every.WEEK: "WEEKLY",
    Every.MONTH: "MONTHLY",
    Every.YEAR: "YEARLY",
}
_LAST_MINUTE: Final = "T23:59"
_NINE: Final = 9 * 60
_DAY_MINUTES: Final = 24 * 60
_DAY: Final = timedelta(days=1)
_AHEAD: Final = 10
"""Years for which the clocks of a zone are told to another program."""


def agenda_file(events: Sequence[Event], made: datetime, *, named: bool) -> bytes:
    """Return events for another program; each says what it is of only if *named*.

    *made* is aware. An event that was copied before, as much named, takes its own
    place there: its UID stays, and its sequence grows.
    """
    return written(_lines(events, made.astimezone(UTC), named=named))


def whole_agenda(events: Sequence[Event], made: datetime) -> bytes:
    """Return all of an agenda with all it says, b"" when it is empty."""
    return agenda_file(events, made, named=True) if events else b""


def _lines(events: Sequence[Event], made: datetime, *, named: bool) -> Iterator[str]:
    zones = {one.zone for one in events if one.zone and one.zone != "UTC"}
    years = [int(one.start[:4]) for one in events] or [made.year]
    last = max(made.year, *years) + _AHEAD
    for zone in sorted(zones):
        yield from zone_lines(zone, min(years), last)
    for one in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{_uid(one, named=named)}"
        yield from _said(one, made)
        yield from _words(one) if named else _discreet(one)
        yield "END:VEVENT"


def _uid(one: Event, *, named: bool) -> str:
    """Return what others know it by: their own words for it may name a clinic."""
    theirs = named and one.uid != one.id.hex()
    return escaped(one.uid) if theirs else f"{one.id.hex()}{_OWN}"


def _said(one: Event, made: datetime) -> Iterator[str]:
    """Give all that says when, and nothing that says what."""
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{one.sequence}"
    yield _dated("DTSTART", one.start, one.zone)
    if one.end:
        yield _dated("DTEND", _after(one.end), one.zone)
    yield from _again(one)
    yield f"STATUS:{_STATES.get(one.state, 'CONFIRMED')}"
    yield "CLASS:PRIVATE"
    if one.kind is EventKind.TASK:
        yield "X-ALVEOLE-KIND:task"
    if one.whole_day or one.kind is EventKind.TASK:
        yield "TRANSP:TRANSPARENT"


def _words(one: Event) -> Iterator[str]:
    yield f"SUMMARY:{escaped(one.title)}"
    told = {
        "LOCATION": one.place,
        "CONTACT": one.who,
        "X-ALVEOLE-KEEPER": one.author,
    }
    yield from (f"{name}:{escaped(said)}" for name, said in told.items() if said)
    if one.note:
        yield "DESCRIPTION:" + "\\n".join(map(escaped, one.note.splitlines()))
    yield from _alarms(one, one.title)


def _discreet(one: Event) -> Iterator[str]:
    task = one.kind is EventKind.TASK
    words = _("Rappel") if task else _("Rendez-vous")
    yield f"SUMMARY:{escaped(words)}"
    yield from _alarms(one, words)


def _dated(name: str, text: str, zone: str) -> str:
    """Return a date as it is kept: a day, or an hour on the clocks of its zone."""
    digits = text.replace("-", "").replace(":", "")
    if "T" not in text:
        return f"{name};VALUE=DATE:{digits}"
    if zone in ("", "UTC"):
        return f"{name}:{digits}00{'Z' if zone else ''}"
    return f"{name};TZID={zone}:{digits}00"


def _after(end: str) -> str:
    """Return the end of whole days as RFC 5545 counts it: the day after the last."""
    return end if "T" in end else (date.fromisoformat(end) + _DAY).isoformat()


def _again(one: Event) -> Iterator[str]:
    repeat = one.repeat
    if not repeat.every:
        return
    step = f";INTERVAL={repeat.step}" if repeat.step > 1 else ""
    count = f";COUNT={repeat.count}" if repeat.count else ""
    until = f";UNTIL={_until(one)}" if repeat.until and not count else ""
    yield f"RRULE:FREQ={_EVERY[repeat.every]}{step}{count}{until}"
    yield from (_dated("EXDATE", start, one.zone) for start in repeat.but)


def _until(one: Event) -> str:
    """Return the last instant of the last day, in UTC where there is an hour."""
    last = one.repeat.until[:10]
    if one.whole_day:
        return last.replace("-", "")
    zone = ZoneInfo(one.zone) if one.zone else UTC
    at = datetime.fromisoformat(last + _LAST_MINUTE).replace(tzinfo=zone)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _alarms(one: Event, words: str) -> Iterator[str]:
    for minutes in one.reminders:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(words)}")
        ahead = minutes - _NINE if one.whole_day else minutes
        yield from (f"TRIGGER:{_ahead(ahead)}", "END:VALARM")


def _ahead(minutes: int) -> str:
    """Return a duration before the start; whole days are days of the calendar."""
    days, rest = divmod(abs(minutes), _DAY_MINUTES)
    return f"{'-' if minutes > 0 else ''}P{days}DT{rest}M"
