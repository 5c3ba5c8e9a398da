"""« Agenda » of vaccines: a line of the calendar put on a day, and taken off it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.state import State
from app.domain.vaccine import Due
from app.domain.when import When
from app.domain.write import Write
from app.fhir import appointment
from app.flows.shelf import Shelf
from app.flows.vaccines.calendar import ANSWERS, Calendar
from app.kinds.appointment import KIND


@dataclass(frozen=True, slots=True)
class Planned:
    """« Rappel d'agenda » : the line, its day, and the entry that holds both."""

    entry: Entry
    line: str
    day: date


@dataclass(frozen=True, slots=True, repr=False)
class Planning:
    """Entries of the agenda: on every device, until the person takes them off."""

    calendar: Calendar

    def plan(self, due: Due, day: date, *, title: str) -> Callable[[], object]:
        """Put a line on a day, in place of the day it had; return how to undo it.

        *title* are the words of the person's language. Raises
        Refused("appointment.past") for a day before today.
        """
        if day < self.calendar.today():
            raise Refused("appointment.past")
        booklet, old = self.calendar.booklet, self.of(due.name)
        own, space = EntryId(booklet.world.new_id()), booklet.space.id
        entry = Entry(
            space=space,
            id=own,
            kind=KIND.code,
            body=appointment.write(own, space, title=title, day=day.isoformat()),
            when=When.parse(day.isoformat()),
            rubric=KIND.rubric,
            meta={
                "title": title,
                ANSWERS: due.name,
                "source": "typed",
                "status": State.CURRENT.value,
            },
        )
        gone = (self._ended(old.entry),) if old else ()
        self._shelf.put(entry, *gone)
        return partial(self._undo, own, old.entry if old else None)

    def cancel(self, line: str) -> Callable[[], object]:
        """Take a line off its day; return how to undo it.

        Raises Refused("entry.absent").
        """
        old = self.of(line)
        if old is None:
            raise Refused("entry.absent")
        self._shelf.put(self._ended(old.entry))
        return partial(self._shelf.put, old.entry)

    def of(self, line: str) -> Planned | None:
        """Return the day a line is planned for, None when there is none."""
        return next((one for one in self.list() if one.line == line), None)

    def list(self) -> list[Planned]:
        """Return what is planned, the soonest first."""
        found = self._shelf.every(Filters(status=State.CURRENT))
        planned = (
            Planned(one, one.meta[ANSWERS], date.fromisoformat(day))
            for one in found
            if ANSWERS in one.meta and (day := appointment.day(one.body))
        )
        return sorted(planned, key=lambda one: (one.day, one.line))

    def _ended(self, entry: Entry) -> Entry:
        body = appointment.cancelled(entry.body)
        return replace(entry, body=body, meta={**entry.meta, "status": "cancelled"})

    def _undo(self, entry: EntryId, old: Entry | None) -> None:
        booklet = self.calendar.booklet
        kept = (replace(old, updated=booklet.world.ms()),) if old else ()
        write = Write(booklet.space.id, entries=kept, removed=(entry,))
        booklet.vault.commit(write)

    @property
    def _shelf(self) -> Shelf:
        booklet = self.calendar.booklet
        now = booklet.world.now
        return Shelf(booklet.vault, booklet.space.id, KIND.code, now)
