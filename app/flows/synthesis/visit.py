"""« Préparer ma visite » : what changed since the last one, and what to take along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import made_at
from app.domain.query import Filters
from app.flows.synthesis.summary import Synthesis

DAYS: Final = 90
"""How far back the first visit looks."""
QUESTIONS_MAX: Final = 2_000
"""The longest list of questions, in characters."""
DOCUMENTS_MAX: Final = 20
"""Documents offered to take along."""
LAST: Final = "visit.last"
"""The name the days of the last two pages are kept under."""


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
    """Everything is read on the device: no network is needed to prepare.

    A record lies in one or several *parts*: each rubric somebody entrusts is one.
    *recall* and *remember* keep a few words under a name.
    """

    parts: tuple[Synthesis, ...]
    recall: Callable[[str], str]
    remember: Callable[[str, str], object]

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
        self.remember(LAST, told)

    def changes(self, since: date) -> list[Change]:
        """Return what was noted, changed or ended from *since* on, the latest first."""
        start = self._ms(since)
        touched = (one for part in self.parts for one in _touched(part, start))
        found = [one for one in touched if one.entry.updated >= start]
        return sorted(found, key=lambda one: (-one.entry.updated, one.entry.id))

    def documents(self, since: date) -> list[Entry]:
        """Return the documents of that time, the latest first."""
        asked = Filters(since=self._ms(since))
        lists = (one.documents.list(asked, limit=DOCUMENTS_MAX) for one in self.parts)
        found = [one for each in lists for one in each]
        found.sort(key=lambda one: (one.when.start, one.id), reverse=True)
        return found[:DOCUMENTS_MAX]

    @property
    def _today(self) -> date:
        return self.parts[0].documents.today.date()

    def _days(self) -> tuple[date | None, date | None]:
        """Return the days of the last two pages, each None when there is none."""
        before, _space, last = self.recall(LAST).rpartition(" ")
        return _day(before), _day(last)

    def _ms(self, day: date) -> int:
        zone = self.parts[0].documents.zone
        return int(datetime.combine(day, time(), zone).timestamp() * 1000)


def _touched(part: Synthesis, start: int) -> Iterator[Change]:
    """Give all that is noted, and what became of it since *start* (Unix ms)."""
    topics = (one for one in part.profile.topics() if one.asks and not one.apart)
    for topic in topics:
        for line in part.profile.lines(topic.code):
            if line.state != "withdrawn":
                over = line.state == "ended"
                yield Change(line.entry, How.ENDED if over else _how(line.entry, start))
    for entry in (*part.booklet.every(), *part.stays()):
        yield Change(entry, _how(entry, start))


def _how(entry: Entry, start: int) -> How:
    """Say whether an entry is new: what a reader holds of it has no history."""
    return How.ADDED if made_at(entry.id) >= start else How.CHANGED


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
