"""« Agenda de santé » : what takes place at a time, and what is to be recalled before.

A time is kept as the clocks of its place show it, with the name of their zone: it
stays so if the zone changes its rules, or the person goes elsewhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.ids import EntryId

TITLE_MAX: Final = 100
"""The longest title of an event, in characters."""
REMINDERS_MAX: Final = 10
"""How many reminders one date may have."""
OCCURRENCES_MAX: Final = 366
"""How many times one event is shown in a window of the agenda."""
YEARS_MAX: Final = 5
"""The longest window of the agenda that repeated events fill, in years."""
REPEATED: Final = "repeated"
"""The category of what comes again: it is looked for whatever its first day."""


class EventKind(StrEnum):
    """« Sorte d'événement » : the code of its kind of entry."""

    APPOINTMENT = "appointment"
    STAY = "stay"
    TASK = "task"


class EventState(StrEnum):
    """« État d'un événement », in the words of FHIR."""

    PROPOSED = "proposed"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    FULFILLED = "fulfilled"
    NOSHOW = "noshow"


class Every(StrEnum):
    """« Rythme » of what comes again; the letters are those of UCUM."""

    NEVER = ""
    DAY = "d"
    WEEK = "wk"
    MONTH = "mo"
    YEAR = "a"


@dataclass(frozen=True, slots=True)
class Repeat:
    """« Répétition » : every *step* days, weeks, months or years, as RFC 5545 counts.

    *until* is the last day (ISO, "" for none), *count* how many times (0 for no end);
    a month without that day is left out. *but* are the starts (ISO, as
    `Occurrence.start`) of those that do not take place.
    """

    every: Every = Every.NEVER
    until: str = ""
    count: int = 0
    step: int = 1
    but: tuple[str, ...] = ()


ONCE: Final = Repeat()
"""What does not come again."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Draft:
    """« Saisie » of an event, as a person or a file says it.

    *start* and *end* are an ISO day, or the ISO date and hour on the clocks of *zone*
    ("": those of this device); *end* may be "". *reminders* are minutes before, on a
    whole day before nine; each whole 1,440 is a day on the calendar. *author* is who
    keeps the event ("": the person), *uid* and *sequence* what they call it, *rule*
    the line of the vaccine calendar or the screening it answers.
    """

    title: str
    start: str
    end: str = ""
    zone: str = ""
    place: str = ""
    who: str = ""
    note: str = ""
    kind: EventKind = EventKind.APPOINTMENT
    state: EventState = EventState.BOOKED
    repeat: Repeat = ONCE
    reminders: tuple[int, ...] = ()
    author: str = ""
    rule: str = ""
    uid: str = ""
    sequence: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """« Événement » of the agenda, as `Draft` words it.

    *zone* is "" for a whole day, *done* are the starts of the occurrences done.
    *uid* is stable, and *sequence* grows with each change (RFC 5545); *thrown* says
    that it lies in the trash.
    """

    id: EntryId
    kind: EventKind
    title: str
    start: str
    end: str = ""
    zone: str = ""
    place: str = ""
    who: str = ""
    note: str = ""
    state: EventState = EventState.BOOKED
    repeat: Repeat = ONCE
    reminders: tuple[int, ...] = ()
    author: str = ""
    editable: bool = True
    rule: str = ""
    done: tuple[str, ...] = ()
    uid: str = ""
    sequence: int = 0
    thrown: bool = False

    @property
    def whole_day(self) -> bool:
        """Say whether it has no hour."""
        return "T" not in self.start


@dataclass(frozen=True, slots=True)
class Occurrence:
    """« Occurrence » : one time an event takes place.

    *at* is its start on the clocks of the event (midnight for a whole day), *day*
    that day where the person is; *start* and *end* are what the event says of this
    time, without offset; *done* says whether it was ticked.
    """

    event: Event
    at: datetime
    day: date
    start: str
    end: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """« Échéance » : an occurrence to be recalled at an instant (aware)."""

    occurrence: Occurrence
    minutes: int
    at: datetime

    @property
    def name(self) -> str:
        """What this device remembers it by, once it was told."""
        one = self.occurrence
        return f"{one.event.id.hex()}/{one.start}/{self.minutes}"
