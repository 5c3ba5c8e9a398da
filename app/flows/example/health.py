"""What the example noted of her health, her wishes, and what she gets ready."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.domain.emergency import Level
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.flows.drafts import Drafts
from app.flows.emergency.sheet import Emergency, Unwritten
from app.flows.emergency.telling import DIRECTIVES_KEY
from app.flows.example.calendar import Calendar
from app.flows.preferences import Preferences
from app.flows.prevention.advising import Prevention
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import Links
from app.flows.profile.noting import noted
from app.flows.shelf import Shelf
from app.flows.synthesis.visit import LAST
from app.flows.wishes.statements import Wishes, form_of
from app.flows.world import World
from app.ports.vault import Vault

HEALTH: Final = Path(__file__).with_name("health.toml")

_EVENING: Final = time(18, 30, tzinfo=UTC)
_LEVELS: Final = {"code": Level.CODE, "open": Level.OPEN}


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line she noted so many days ago, and what she tied to it.

    *days* are dates of it, as days ago; *laboratory* wrote it when named; *then* is
    what she changed of it later, and when.
    """

    topic: str
    noted: int
    said: Mapping[str, str]
    days: Mapping[str, int] = field(default_factory=dict)
    tied: tuple[str, ...] = ()
    laboratory: str = ""
    emergency: str = ""
    then: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Telling:
    """Notes all of it by the flows of everybody; *clock* is moved to each day."""

    vault: Vault
    world: World
    space: Space
    clock: Calendar
    today: date
    zone: tzinfo

    def tell(self) -> None:
        """Note every line, then what was changed since, wanted, done, prepared."""
        told, known = _told(), self._papers()
        for form in told["wishes"]:
            self._at(form["back"])
            wish = self._wishes.state(form_of(form["form"]), form["said"])
            self._tie(wish, form.get("tied", ()), known)
        lines = sorted(map(_line, told["lines"]), key=lambda one: -one.noted)
        entries = [(one, self._noted(one, known)) for one in lines]
        for line, entry in entries:
            if line.then:
                self._at(line.then["back"])
                said = self._said(line) | line.then["said"]
                self._profile.change(entry.id, said)
        self._urgent(told["emergency"], entries)
        self._advised(told["prevention"])
        self._prepared(told["visit"])

    def _noted(self, line: LineTold, known: dict[str, EntryId]) -> Entry:
        self._at(line.noted)
        said = self._said(line)
        if line.laboratory:
            entry = self._profile.put(self._found(line, said))
        else:
            entry = self._profile.add(line.topic, said)
        self._tie(entry, line.tied, known)
        known.setdefault(entry.title, entry.id)
        return entry

    def _tie(
        self, entry: Entry, titles: Iterable[str], known: Mapping[str, EntryId]
    ) -> None:
        for title in titles:
            self._links.add(entry.id, known[title])

    def _found(self, line: LineTold, said: Mapping[str, str]) -> Entry:
        """Return a line as its document gives it."""
        own, topic = EntryId(self.world.new_id()), self._profile.topic(line.topic)
        meta = {"source": "document:laboratory", "author": line.laboratory}
        return noted(own, self.space.id, topic, said, meta=meta)

    def _said(self, line: LineTold) -> dict[str, str]:
        days = {name: self._day(back) for name, back in line.days.items()}
        return {**line.said, **days}

    def _urgent(
        self, told: Mapping[str, Any], entries: list[tuple[LineTold, Entry]]
    ) -> None:
        """Choose what helpers may read, at which level."""
        keys = {entry.id.hex(): line.emergency for line, entry in entries}
        keys[DIRECTIVES_KEY] = told["directives"]
        sheet = Emergency(
            self._profile, self._wishes, self._preferences, Unwritten(), self.zone
        )
        for key, level in keys.items():
            if level:
                sheet.choose(key, _LEVELS[level])
        for name, answer in told["consents"].items():
            sheet.answer(name, answer)

    def _advised(self, told: list[Mapping[str, Any]]) -> None:
        """Answer two advices: one was done, one is not wanted.

        She grows old: one that is not given to her any more is left.
        """
        flow = Prevention(self.vault, self.world, self.space, self.zone)
        for one in told:
            self._at(one["back"])
            advised = (tip for tip in flow.tips() if tip.rule.id == one["rule"])
            tip = next(advised, None)
            if tip and one.get("refused"):
                flow.never(tip)
            elif tip:
                flow.done(tip, self._day(one["back"]))

    def _prepared(self, told: Mapping[str, Any]) -> None:
        """Leave a visit half prepared, as one does; the last page was for another."""
        names = ("who", "questions", "curves")
        asked = {name: told[name].strip() for name in names}
        Drafts(self.vault).keep("visit", asked)
        self._preferences.put(LAST, f" {self._day(told['last'])}")

    def _papers(self) -> dict[str, EntryId]:
        """Return the newest paper of each title, even put away."""
        shelf = Shelf(self.vault, self.space.id, "document", self.world.now)
        states = (State.ARCHIVED, State.CURRENT)
        asked = [shelf.query(Filters(status=one), limit=PAGE_MAX) for one in states]
        found = [
            one for query in asked for one in self.vault.find(self.space.id, query)
        ]
        found.sort(key=lambda one: one.when.start)
        return {one.title: one.id for one in found}

    def _at(self, back: int) -> None:
        self.clock.at = datetime.combine(self.today - timedelta(back), _EVENING)

    def _day(self, back: int) -> str:
        return (self.today - timedelta(days=back)).isoformat()

    @property
    def _profile(self) -> ProfileLines:
        return ProfileLines(self.vault, self.world, self.space)

    @property
    def _links(self) -> Links:
        return Links(self.vault, self.world, self.space)

    @property
    def _wishes(self) -> Wishes:
        return Wishes(self.vault, self.world, self.space, self.zone)

    @property
    def _preferences(self) -> Preferences:
        return Preferences(self.vault, self.world, self.space)


def _line(told: Mapping[str, Any]) -> LineTold:
    return replace(LineTold(**told), tied=tuple(told.get("tied", ())))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(HEALTH.read_text(encoding="utf-8"))
