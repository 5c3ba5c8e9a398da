"""The lines of the agenda: one a day, and on it one a time something takes place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

import flet as ft

from app.domain.agenda import Event, EventKind, Every, Occurrence
from views.parts.acting import going
from views.parts.agenda.words import (
    ICONS,
    KINDS,
    day_words,
    hours_words,
    repeat_words,
    state_words,
)
from views.parts.box import stack
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.text import _, ngettext

PLACE: Final = "/agenda"
TOLD_BY: Final = ("appointment", "task", "stay")
"""The kinds whose changes are changes of the agenda."""
_STAYS: Final = "/sante/hospitalisations"
_LONGEST: Final = 366
"""Days of one event that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One time something takes place, in words; *words* never repeat its *title*."""

    name: str
    kind: EventKind
    title: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    route: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, its name in words, and what takes place on it, in order."""

    day: date
    title: str
    lines: tuple[Line, ...] = field(repr=False)


def days_of(found: Iterable[Occurrence], now: datetime) -> list[Day]:
    """Gather what takes place by day, in the order it comes."""
    return [
        Day(
            day,
            day_words(day, now.date()),
            tuple(line_of(one, now) for one in ones),
        )
        for day, ones in groupby(sorted(found, key=_order), key=lambda one: one.day)
    ]


def line_of(one: Occurrence, now: datetime) -> Line:
    """Put one time an event takes place in words."""
    event = one.event
    name = f"event-{event.id.hex()}-{one.start}"
    words = tuple(filter(None, _words(one, now)))
    return Line(name, event.kind, title_of(event), words, page_of(event))


def title_of(event: Event) -> str:
    """Return its title, its sort where it has none."""
    return event.title or _(KINDS[event.kind])


def page_of(event: Event) -> str:
    """Return the address where an event is read: a stay has its own page."""
    place = _STAYS if event.kind is EventKind.STAY else PLACE
    return f"{place}/{event.id.hex()}"


def day_tile(day: Day) -> ft.Control:
    """Return a day under its name."""
    return stack([heading(3, day.title), *map(line_tile, day.lines)], spacing=8)


def line_tile(line: Line) -> ft.Control:
    """Return one time; the whole of it is pressed."""
    said = [sentence(words, quiet=True) for words in line.words]
    icon, go = ICONS[line.kind], going(line.route)
    return tile(line.title, said, go, name=line.name, icon=icon)


def folded(found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Give what takes place; a reminder, and what comes each day, only the next time.

    A list of what is to come would else be one long row of the same.
    """
    seen = set()
    for one in found:
        if _folds(one.event):
            if one.event.id in seen or one.done:
                continue
            seen.add(one.event.id)
        yield one


def _folds(event: Event) -> bool:
    """Say whether its next time tells the others: people are met at each of theirs."""
    every = event.repeat.every
    task = event.kind is EventKind.TASK and every is not Every.NEVER
    return task or every is Every.DAY


def covered(one: Occurrence) -> Iterator[date]:
    """Give each day an occurrence lasts."""
    last = date.fromisoformat(one.end[:10]) if one.end else one.day
    for ahead in range(max(0, min((last - one.day).days, _LONGEST)) + 1):
        yield one.day + timedelta(days=ahead)


def count_words(count: int) -> str:
    """Say how many things are planned."""
    if not count:
        return _("Rien de prévu.")
    words = ngettext("{count} élément prévu", "{count} éléments prévus", count)
    return words.format(count=count)


def _order(one: Occurrence) -> tuple[date, bool, datetime, str]:
    return one.day, not one.event.whole_day, one.at, one.event.title


def _words(one: Occurrence, now: datetime) -> Iterator[str]:
    event = one.event
    state = _("Fait") if one.done else state_words(event)
    yield " · ".join(filter(None, (hours_words(one, now), state)))
    yield " · ".join(filter(None, (event.who, event.place)))
    yield repeat_words(event.repeat)
    if event.kind is not EventKind.APPOINTMENT and event.title:
        yield _(KINDS[event.kind])
