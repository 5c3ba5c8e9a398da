"""« Agenda » of another program (iCalendar, RFC 5545), as the « sas » tells it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NAME: Final = "ics"
"""What an extract of such a file says it is: no document, no readings."""
UTC: Final = "UTC"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`2026-11-25`) or a wall-clock time (`2026-11-25T10:30:00`), as written.

    *zone* is the name the file gives its time zone, whatever it is: "UTC" for a time
    that says so, "" for a day or for a time that holds wherever one is.
    """

    text: str
    zone: str = ""

    @property
    def whole_day(self) -> bool:
        """Say whether it is a day without an hour."""
        return "T" not in self.text


@dataclass(frozen=True, slots=True)
class Rule:
    """« Répétition » (RECUR): *every* is a word of RFC 5545, *step* its interval.

    *until* is a day, or a time in *until_zone* ("UTC" or ""); *count* is 0 for none.
    *by* holds the parts that narrow it, their names without `BY`, in capitals.
    """

    every: str
    step: int = 1
    count: int = 0
    until: Moment | None = None
    by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    week: str = "MO"


class Sort(StrEnum):
    """What a component is: something that takes place, or something to do."""

    EVENT = "event"
    TASK = "task"


class Standing(StrEnum):
    """What the file says of it, in the words of FHIR."""

    PROPOSED = "proposed"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    FULFILLED = "fulfilled"


@dataclass(frozen=True, slots=True, repr=False)
class Component:
    """One VEVENT or VTODO.

    *uid* names it in every copy; *again*, when there is one, is the date of a series
    it stands for. A higher *sequence*, then a later *changed* (`YYYYMMDDTHHMMSSZ`, or
    ""), tells the same better. *end* comes after the last day for whole days.
    *who* is met, *keeper* keeps the event. *besides* and *without* are dates the rule
    does not say, and must not. *reminders* are minutes before the start. *following*
    says it stands for all later dates too.
    """

    uid: str
    sort: Sort
    start: Moment
    title: str = ""
    end: Moment | None = None
    place: str = ""
    who: str = ""
    keeper: str = ""
    note: str = ""
    standing: Standing = Standing.BOOKED
    sequence: int = 0
    changed: str = ""
    again: Moment | None = None
    following: bool = False
    rule: Rule | None = None
    besides: tuple[Moment, ...] = ()
    without: tuple[Moment, ...] = ()
    reminders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Unkept:
    """What of the file gives no event, and why (one of `UNKEPT`)."""

    reason: str
    title: str = ""


UNKEPT: Final = ("date", "kind", "cut")
"""No date that can be read, a journal or a free time, the end lacks."""
FINDINGS: Final = (
    "ics.alarm",
    "ics.charset",
    "ics.dates",
    "ics.folding",
    "ics.rule",
)
"""What of an event was not understood, while the rest of it was."""


@dataclass(frozen=True, slots=True, repr=False)
class Timetable:
    """« Agenda » : what a file holds; *name* is what it calls itself.

    *findings* are codes (`FINDINGS`), each once; *more* is how many events were left
    out because there are too many.
    """

    name: str = ""
    components: tuple[Component, ...] = field(default=())
    unkept: tuple[Unkept, ...] = field(default=())
    findings: tuple[str, ...] = ()
    more: int = 0
