"""What stands now, by sort: each thing under a name that only this device keeps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Self

from app.domain.notice import Sort
from app.domain.syncing import Seal, SyncState
from app.domain.vaccine import Need
from app.flows import keychain
from app.flows.agenda.timeline import Timeline
from app.flows.consents.consents import Consents
from app.flows.documents import Documents
from app.flows.mandates.giving import Giving
from app.flows.messages.record import Record
from app.flows.news import News
from app.flows.notices.accords import accords
from app.flows.notices.notices import ALARM, Look
from app.flows.papers.ending import Endings
from app.flows.prevention.advising import Prevention
from app.flows.profile.lines import ProfileLines
from app.flows.profile.stock import running_out
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.calendar import Calendar
from app.flows.vaccines.planning import Planning
from app.rules.agenda.recalling import HOUR

AHEAD: Final = timedelta(days=60)
"""How far ahead it is known what to say, should the space stay closed."""


@dataclass(frozen=True, slots=True, repr=False)
class Looks:
    """Asks the flows of a space; what is hidden on « Accueil » is not told either."""

    news: News
    planning: Planning
    timeline: Timeline
    prevention: Prevention
    profile: ProfileLines
    endings: Endings
    state: Callable[[], SyncState]

    @classmethod
    def over(
        cls, documents: Documents, news: News, state: Callable[[], SyncState]
    ) -> Self:
        """Return the looks of the space of *documents*; *state* is the courier's."""
        vault, world, space = news.vault, news.world, documents.space
        booklet = Booklet(vault, world, space)
        calendar = Calendar(booklet, news.preferences, documents.zone)
        return cls(
            news,
            Planning(calendar),
            Timeline(vault, world, space, documents.zone),
            Prevention(vault, world, space, documents.zone),
            ProfileLines(vault, world, space),
            Endings(documents),
            state,
        )

    def every(self) -> Mapping[Sort, Look]:
        """Return the looks by sort, but what is told beside the record."""
        return {
            Sort.SECURITY: self.security,
            Sort.DOCUMENT: self.documents,
            Sort.APPOINTMENT: self.appointments,
            Sort.REMINDER: self.reminders,
            Sort.SCREENING: self.screenings,
        }

    def beside(self, giving: Giving) -> Mapping[Sort, Look]:
        """Return every look, with those of what is written and read by others."""
        record, consents = Record(giving.vault, giving.space), Consents(giving)
        return {
            **self.every(),
            Sort.MESSAGE: partial(self.messages, record),
            Sort.SERVICE: partial(self.accords, consents),
        }

    def messages(self, record: Record) -> list[str]:
        """Name what professionals wrote and no device of the person opened."""
        unread = record.unopened() if self.news.told("message") else ()
        return [one.hex() for one in unread]

    def accords(self, consents: Consents) -> list[str]:
        """Name the accords near their end, and those nobody here ended."""
        given = consents.every() if self.news.told("service") else ()
        return list(accords(given, self.news.world.ms()))

    def documents(self) -> list[str]:
        """Name what came from another device and was never opened here."""
        return [one.hex() for one in self.news.unopened()]

    def reminders(self) -> Iterator[str]:
        """Name the doses that are due, the boxes and the papers that end soon.

        What is only to check rings for nobody: it waits on « Accueil ».
        """
        if self.news.told("vaccine"):
            for line in self.planning.calendar.reminders():
                yield f"dose/{line.due.name}"
        if self.news.told("medicine"):
            for box in running_out(self.profile):
                yield f"box/{box.entry.id.hex()}/{box.said['stock_end']}"
        for paper in self.endings.soon():
            yield f"paper/{paper.entry.id.hex()}/{paper.day}"

    def screenings(self) -> list[str]:
        """Name the advice that is for the person to plan."""
        waiting = self.prevention.waiting() if self.news.told("screening") else []
        return [f"{tip.rule.id}@{tip.age}" for tip in waiting]

    def appointments(self) -> list[str]:
        """Name what the agenda recalls now: each time it takes place, once a reminder.

        A day without hour, as a vaccine planned, is recalled at nine.
        """
        if not self.news.told("appointment"):
            return []
        return [one.name for one in self.timeline.due_reminders(self.news.world.now())]

    def coming(self) -> Iterator[tuple[Sort, int]]:
        """Say when the agenda recalls something, and when each dose comes soon."""
        now = self.news.world.now().astimezone(self.prevention.zone)
        if self.news.told("appointment"):
            for one in self.timeline.coming_reminders(now, AHEAD):
                yield Sort.APPOINTMENT, _ms(one.at)
        if self.news.told("vaccine"):
            yield from self._doses(now)

    def _doses(self, now: datetime) -> Iterator[tuple[Sort, int]]:
        """Say when each dose of the next days comes."""
        lines = self.planning.calendar.lines()
        firsts = [one.due.since for one in lines if one.due.need is Need.COMING]
        for day in filter(None, firsts):
            at = datetime.combine(day, HOUR, now.tzinfo)
            if now < at <= now + AHEAD:
                yield Sort.REMINDER, _ms(at)

    def security(self) -> Iterator[str]:
        """Name the devices let in or put outside, the keys in force, an alarm."""
        if self.state().seal is Seal.QUARANTINED:
            yield ALARM
        for one in self.news.devices.list():
            if not one.here:
                yield f"{'out' if one.retired else 'in'}/{one.id.hex()}"
        yield f"keys/{keychain.account(self.news.vault).account.version}"


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
