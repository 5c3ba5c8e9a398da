"""What is typed of an event, read into what the agenda keeps, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.domain.agenda import Draft, Event, EventKind, Every, Repeat
from app.domain.errors import Refused
from app.domain.when import When
from views.parts.agenda.typed_day import coming_clock, coming_day
from views.parts.typed_date import typed_day

_DAY: Final = len("2026-11-23")
AS_IT_IS: Final = "kept"
"""The choice of a rhythm the form has no words for: it stays what it was."""
RHYTHMS: Final = {
    "": (Every.NEVER, 1),
    "day": (Every.DAY, 1),
    "week": (Every.WEEK, 1),
    "two-weeks": (Every.WEEK, 2),
    "month": (Every.MONTH, 1),
    "year": (Every.YEAR, 1),
}
"""How often, by the name of each choice, and every how many."""


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """The fields of the form; *reminders* are minutes apart by spaces."""

    kind: str = EventKind.APPOINTMENT.value
    title: str = ""
    day: str = ""
    clock: str = ""
    last: str = ""
    end: str = ""
    place: str = ""
    who: str = ""
    note: str = ""
    every: str = ""
    until: str = ""
    reminders: str = "1440"


def typed_of(event: Event) -> Typed:
    """Return an event as one would type it."""
    start, end = event.start, event.end
    several = end[:_DAY] > start[:_DAY]
    return Typed(
        kind=event.kind.value,
        title=event.title,
        day=_day(start),
        clock=start[_DAY + 1 : _DAY + 6],
        last=_day(end) if several else "",
        end=end[_DAY + 1 : _DAY + 6],
        place=event.place,
        who=event.who,
        note=event.note,
        every=_choice(event.repeat),
        until=_day(event.repeat.until),
        reminders=" ".join(map(str, event.reminders)),
    )


def drafted(start: Typed, kept: Mapping[str, str]) -> Typed:
    """Return the form as it was being typed."""
    known = {name: text for name, text in kept.items() if name in Typed.__slots__}
    return replace(start, **known)


def read(typed: Typed, old: Event | None, today: date) -> Draft:
    """Read the form; what it does not ask stays as it was in *old*.

    Raises Refused of a date or an hour, naming its line: "date.malformed",
    "date.clock_malformed"; "line.needed" without a title, a day, or the hour of an end.
    """
    for name in ("title", "day"):
        if not getattr(typed, name).strip():
            raise Refused("line.needed", line=name)
    start, end = _span(typed, today)
    zone = old.zone if old and "T" in start else ""
    return Draft(
        title=typed.title,
        start=start,
        end=end,
        zone=zone,
        place=typed.place,
        who=typed.who,
        note=typed.note,
        kind=EventKind(typed.kind),
        repeat=_repeat(typed, old, today),
        reminders=tuple(sorted(map(int, typed.reminders.split()))),
    )


def _span(typed: Typed, today: date) -> tuple[str, str]:
    """Return the start and the end typed; an end at night is on the next day."""
    day, clock = _line("day", typed.day, today), _clock("clock", typed.clock)
    last, end = _line("last", typed.last, today), _clock("end", typed.end)
    if end and not clock:
        raise Refused("line.needed", line="clock")
    if not clock:
        return day, last if last > day else ""
    start = f"{day}T{clock}"
    if not last and end and end <= clock:
        last = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    if last or end:
        return start, f"{last or day}T{end or clock}"
    return start, ""


def _line(name: str, text: str, today: date) -> str:
    try:
        return coming_day(text, today)
    except Refused as error:
        raise Refused(error.code, line=name) from error


def _clock(name: str, text: str) -> str:
    try:
        return coming_clock(text)
    except Refused as error:
        raise Refused(error.code, line=name) from error


def _repeat(typed: Typed, old: Event | None, today: date) -> Repeat:
    until = _line("until", typed.until, today)
    if typed.every == AS_IT_IS and old:
        return replace(old.repeat, until=until)
    every, step = RHYTHMS.get(typed.every, RHYTHMS[""])
    if every is Every.NEVER:
        return Repeat()
    same = old is not None and (old.repeat.every, old.repeat.step) == (every, step)
    but = old.repeat.but if old and same else ()
    count = old.repeat.count if old and same and not until else 0
    return Repeat(every, until=until, count=count, step=step, but=but)


def _choice(repeat: Repeat) -> str:
    wanted = (repeat.every, repeat.step)
    found = (name for name, one in RHYTHMS.items() if one == wanted)
    return next(found, AS_IT_IS)


def _day(text: str) -> str:
    return typed_day(When.parse(text[:_DAY])) if text else ""
