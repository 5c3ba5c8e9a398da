"""« Préparer ma visite » : what changed since the last one, and what to take along."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.flows.preferences import Preferences
from app.flows.synthesis.summary import Synthesis

DAYS: Final = 90
"""How far back the first visit looks."""
QUESTIONS_MAX: Final = 2_000
"""The longest list of questions, in characters."""
DOCUMENTS_MAX: Final = 20
"""Documents offered to take along."""
LAST: Final = "visit.last"
"""The preference that keeps the days of the last two pages."""


class How(StrEnum):
    """What became of an element."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a doctor seen before does not know yet."""

    entry: Entry = field(repr=False)
    how: How


@dataclass(frozen=True, slots=True, repr=False)
class Visits:
    """Everything is read on the device: no network is needed to prepare."""

    synthesis: Synthesis
    preferences: Preferences

    def last(self) -> date | None:
        """Return the day of the last page made before today, None for none."""
        before, last = self._days()
        return before if last == self._today else last

    def since(self) -> date:
        """Return the day changes are told from: the last page, else ninety days."""
        return self.last() or self._today - timedelta(days=DAYS)

    def made(self) -> None:
        """Remember that a page was made today."""
        kept = self.last()
        told = f"{kept.isoformat() if kept else ''} {self._today.isoformat()}"
        self.preferences.put(LAST, told)

    def changes(self, since: date) -> list[Change]:
        """Return what was noted, changed or ended from *since* on, the latest first."""
        found = [one for one in self._touched() if one.entry.updated >= self._ms(since)]
        return sorted(found, key=lambda one: (-one.entry.updated, one.entry.id))

    def documents(self, since: date) -> list[Entry]:
        """Return the documents of that time, the latest first."""
        asked = Filters(since=self._ms(since))
        return self.synthesis.documents.list(asked, limit=DOCUMENTS_MAX)

    @property
    def _today(self) -> date:
        return self.synthesis.documents.today.date()

    def _days(self) -> tuple[date | None, date | None]:
        """Return the days of the last two pages, each None when there is none."""
        before, _space, last = self.preferences.get(LAST).rpartition(" ")
        return _day(before), _day(last)

    def _touched(self) -> Iterator[Change]:
        profile, booklet = self.synthesis.profile, self.synthesis.booklet
        topics = (one for one in profile.topics() if one.asks and not one.apart)
        for topic in topics:
            for line in profile.lines(topic.code):
                if line.state != "withdrawn":
                    over = line.state == "ended"
                    yield Change(
                        line.entry, How.ENDED if over else self._how(line.entry)
                    )
        for entry in (*booklet.every(), *self.synthesis.stays()):
            yield Change(entry, self._how(entry))

    def _how(self, entry: Entry) -> How:
        space, vault = self.synthesis.documents.space.id, self.synthesis.documents.vault
        return How.CHANGED if vault.history(space, EntryId(entry.id)) else How.ADDED

    def _ms(self, day: date) -> int:
        zone = self.synthesis.documents.zone
        return int(datetime.combine(day, time(), zone).timestamp() * 1000)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def questions_of(typed: str) -> list[str]:
    """Return the questions, one a line. Raises Refused("visit.too_long")."""
    if len(typed) > QUESTIONS_MAX:
        raise Refused("visit.too_long")
    return [line.strip() for line in typed.splitlines() if line.strip()]
