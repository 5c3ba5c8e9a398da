"""« Frise » of a space: appointments, stays and tasks read in order of time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import (
    REPEATED,
    Event,
    EventKind,
    EventState,
    Occurrence,
    Reminder,
)
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Query
from app.domain.space import Space
from app.flows.agenda.events import event_of
from app.flows.agenda.sound import LONGEST
from app.flows.world import World
from app.ports.vault import Vault
from app.rules.agenda.occurring import occurrences
from app.rules.agenda.recalling import due, over, reminders

SETTLED: Final = (EventState.CANCELLED, EventState.FULFILLED, EventState.NOSHOW)
"""The states in which nothing is waited for any more."""
_HOME: Final = "Europe/Paris"
"""The zone of a device that does not name its own."""
_AHEAD: Final = timedelta(days=366)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """Reads what others planned too: vaccine days, and stays of the profile.

    Methods taking an event raise Refused("entry.absent").
    """

    vault: Vault
    world: World
    space: Space
    zone: tzinfo

    @property
    def here(self) -> ZoneInfo:
        """Return the zone whose days are shown."""
        return ZoneInfo(getattr(self.zone, "key", None) or _HOME)

    def today(self) -> date:
        """Return the day it is here."""
        return self.world.now().astimezone(self.here).date()

    def event(self, event: EntryId) -> Event:
        """Return one event, cancelled or not."""
        found = event_of(self.vault.entry(self.space.id, event), self.here)
        if found is None:
            raise Refused("entry.absent")
        return found

    def between(
        self, first: date, last: date, *, cancelled: bool = False
    ) -> list[Occurrence]:
        """Return what takes place from *first* to *last*, in order of time.

        What does not take place any more is left out unless *cancelled*. What comes
        again is shown over 5 years and 366 times at most.
        """
        found = [
            one
            for event in self._events(first, last)
            if cancelled or event.state is not EventState.CANCELLED
            for one in occurrences(event, first, last, self.here)
        ]
        return sorted(found, key=self._order)

    def every(self) -> list[Event]:
        """Return every event, cancelled or not, by its start; the trash left out."""
        events = (
            event_of(entry, self.here)
            for kind in EventKind
            for entry in self._found(Query(kind.value, in_use=True))
        )
        return sorted(filter(None, events), key=lambda one: (one.start, one.id))

    def next(self, n: int) -> list[Occurrence]:
        """Return the *n* next ones within a year: not over, not done."""
        now, today = self.world.now(), self.today()
        found = self.between(today, today + _AHEAD)
        coming = (
            one
            for one in found
            if one.event.state not in SETTLED
            and not one.done
            and now < over(one, self.here)
        )
        return list(islice(coming, n))

    def due_reminders(self, now: datetime) -> list[Reminder]:
        """Return what is to be recalled at an instant, one reminder an occurrence."""
        found = self._recalled(now, now)
        return [each for one in found for each in due(one, now, self.here)]

    def coming_reminders(self, now: datetime, ahead: timedelta) -> list[Reminder]:
        """Return the reminders after an instant, within *ahead*, in order of time."""
        found = self._recalled(now, now + ahead)
        coming = (each for one in found for each in reminders(one, self.here))
        kept = [each for each in coming if now < each.at <= now + ahead]
        return sorted(kept, key=lambda each: (each.at, each.name))

    def known(self) -> Mapping[str, Event]:
        """Return what files brought, by the uid they give it, cancelled or not."""
        return {event.uid: event for _, event in self.brought()}

    def brought(self) -> Iterator[tuple[Entry, Event]]:
        """Give what files brought: the element, and the event it says."""
        for kind in (EventKind.APPOINTMENT, EventKind.TASK):
            for entry in self._found(Query(kind.value)):
                event = event_of(entry, self.here)
                if event and event.uid != event.id.hex():
                    yield entry, event

    def _recalled(self, first: datetime, last: datetime) -> Iterator[Occurrence]:
        """Return what may be recalled between two instants."""
        begun = first.astimezone(self.here).date() - _DAY
        ended = last.astimezone(self.here).date() + _DAY
        for event in self._events(begun, ended + LONGEST):
            if event.reminders and event.state not in SETTLED:
                until = ended + timedelta(minutes=max(event.reminders))
                yield from occurrences(event, begun, until, self.here)

    def _events(self, first: date, last: date) -> list[Event]:
        """Return the events that may take place from *first* to *last*."""
        since, until = _ms(first, -LONGEST - _DAY), _ms(last, 2 * _DAY)
        found: dict[EntryId, Entry] = {}
        for kind in EventKind:
            asked = Query(kind.value, in_use=True, since=since, until=until)
            again = Query(kind.value, in_use=True, category=REPEATED, until=until)
            for query in (asked, again):
                found |= {one.id: one for one in self._found(query)}
        events = (event_of(one, self.here) for one in found.values())
        return [one for one in events if one]

    def _found(self, query: Query) -> Iterator[Entry]:
        offset = 0
        while page := self.vault.find(self.space.id, _page(query, offset)):
            yield from page
            offset += len(page)

    def _order(self, one: Occurrence) -> tuple[date, bool, datetime, bytes]:
        """Order by day shown, whole days first, then by instant."""
        whole = one.event.whole_day
        return one.day, not whole, one.at.astimezone(UTC), one.event.id


def _page(query: Query, offset: int) -> Query:
    return Query(
        query.kind,
        category=query.category,
        in_use=query.in_use,
        since=query.since,
        until=query.until,
        limit=PAGE_MAX,
        offset=offset,
    )


def _ms(day: date, by: timedelta) -> int:
    """Return the midnight some days before or after one, as Unix ms."""
    start = datetime.combine(day, datetime.min.time(), UTC)
    since = start - datetime(1970, 1, 1, tzinfo=UTC) + by
    return since // timedelta(milliseconds=1)
