"""What a component of another agenda says, in the words of ours."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import (
    ONCE,
    REMINDERS_MAX,
    TITLE_MAX,
    YEARS_MAX,
    Draft,
    EventKind,
    EventState,
    Repeat,
)
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.timetable import UTC, Component, Moment, Sort
from app.flows.agenda.sound import sound
from app.rules.calendar_rule import Dates, Span, ours
from app.rules.zone_names import HOME, known_zone

_LONGEST: Final = timedelta(days=366)
BEHIND: Final = timedelta(days=366)
AHEAD: Final = timedelta(days=YEARS_MAX * 366)
"""How far before today, and from there how far after, dates are given."""
_DAY: Final = timedelta(days=1)
_MINUTE: Final = len("2026-11-25T10:30")
_DATED: Final = re.compile(r"(.+)#\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", re.ASCII | re.DOTALL)
"""What `dated` makes."""


@dataclass(slots=True)
class Making:
    """Makes drafts of components: what was not kept as it is adds to *findings*.

    *here* is the zone of an hour that names none, *today* the day it is. *keeper* is
    who keeps the agenda, *untitled* the title of what has none.
    """

    here: ZoneInfo
    today: date
    keeper: str
    untitled: str
    findings: set[str] = field(default_factory=set)
    dates: Dates = field(default_factory=Dates)

    @property
    def first(self) -> date:
        """Return the first day of which a rule gives dates one by one."""
        return self.today - BEHIND

    def draft(self, one: Component) -> Draft | None:
        """Return what a component says, without its rule; None for what is unsound.

        An hour of UTC that does not come again is told on the clocks here.
        """
        zone = self.zone(one.start)
        here = zone == UTC and one.rule is None and one.again is None
        zone = self.here.key if here else zone
        start = self.local(one.start, zone)
        said = Draft(
            title=self._titled(one.title),
            start=start,
            end=self._end(one, start, zone),
            zone=zone,
            place=visible(one.place),
            who=visible(one.who),
            note=visible(one.note),
            kind=EventKind.TASK if one.sort is Sort.TASK else EventKind.APPOINTMENT,
            state=EventState(one.standing.value),
            reminders=one.reminders[:REMINDERS_MAX],
            author=visible(one.keeper) or self.keeper,
            uid=visible(one.uid),
            sequence=one.sequence,
        )
        with suppress(Refused):
            return sound(said, self.here)
        return None

    def repeated(self, one: Component, said: Draft) -> Draft | None:
        """Return a series as one event of ours, None when none of ours is the same."""
        if one.rule is None or one.besides:
            return None
        repeat = ours(self._span(one, said))
        if repeat is None:
            return None
        but = tuple(sorted({self.local(each, said.zone) for each in one.without}))
        return self._checked(replace(said, repeat=replace(repeat, but=but)))

    def single(self, one: Component, said: Draft) -> Iterator[Draft]:
        """Give each date of a series as an event of its own, in a bounded time.

        At most 366 of them, from a year ago to 5 years later.
        """
        found = self._dates(one, said)
        if found is None:
            self.findings.add("ics.rule")
            found = [datetime.fromisoformat(said.start)]
        else:
            self.findings.add("ics.single")
        left = {self.local(each, said.zone) for each in one.without}
        for at in found:
            start = _said(at, like=said.start)
            if start not in left:
                yield moved(said, start)

    def local(self, one: Moment, zone: str) -> str:
        """Return a date on the clocks of a zone, as our events say theirs."""
        if one.whole_day or not zone:
            return one.text[:_MINUTE]
        at, own = datetime.fromisoformat(one.text), self.zone(one)
        if own != zone:
            aware = at.replace(tzinfo=ZoneInfo(own))
            at = aware.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        return at.isoformat(timespec="minutes")

    def zone(self, one: Moment) -> str:
        """Return the zone of a date, "" for a day; one not known is that of Paris."""
        if one.whole_day:
            return ""
        if not one.zone:
            return self.here.key
        known = known_zone(one.zone)
        if not known:
            self.findings.add("ics.zone")
        return known or HOME

    def _end(self, one: Component, start: str, zone: str) -> str:
        """Return the end, that of whole days as their last one."""
        if one.end is None:
            return ""
        end = self.local(one.end, zone)
        if one.end.whole_day:
            last = date.fromisoformat(end) - _DAY
            end = last.isoformat() if last.isoformat() > start else ""
        lasts = datetime.fromisoformat(end or start) - datetime.fromisoformat(start)
        if not timedelta(0) <= lasts <= _LONGEST:
            self.findings.add("ics.end")
            return ""
        return end

    def _titled(self, title: str) -> str:
        words = " ".join(visible(title).split())
        if len(words) > TITLE_MAX:
            self.findings.add("ics.title")
        return words[:TITLE_MAX].strip() or self.untitled

    def _span(self, one: Component, said: Draft) -> Span:
        rule, until = one.rule, None
        start = datetime.fromisoformat(said.start)
        if rule and rule.until:
            text = self.local(rule.until, said.zone if "T" in said.start else "")
            until = datetime.fromisoformat(text)
            if rule.until.whole_day:
                until += _DAY - timedelta(minutes=1)
        if rule is None:
            raise Refused("date.malformed")
        return Span(rule, start, until)

    def _dates(self, one: Component, said: Draft) -> list[datetime] | None:
        """Return the dates of a rule and those listed besides, in their order."""
        last = self.first + AHEAD
        besides = [
            datetime.fromisoformat(self.local(each, said.zone)) for each in one.besides
        ]
        found = [datetime.fromisoformat(said.start)]
        if one.rule:
            ruled = self.dates.of(self._span(one, said), self.first, last)
            if ruled is None:
                return None
            found = ruled
        near = {at for at in (*found, *besides) if self.first <= at.date() <= last}
        return sorted(near)[:366]

    def _checked(self, said: Draft) -> Draft | None:
        with suppress(Refused):
            return sound(said, self.here)
        return None


def moved(said: Draft, start: str) -> Draft:
    """Return one date of a series as an event of its own, named after its date."""
    lasts = timedelta()
    if said.end:
        lasts = datetime.fromisoformat(said.end) - datetime.fromisoformat(said.start)
    end = _said(datetime.fromisoformat(start) + lasts, like=start) if lasts else ""
    return replace(said, start=start, end=end, repeat=ONCE, uid=dated(said.uid, start))


def dated(uid: str, start: str) -> str:
    """Return the name of one date of a series."""
    return f"{uid}#{start}"


def series_of(uid: str) -> str:
    """Return the name of the series that a name is one date of, else that name."""
    found = _DATED.fullmatch(uid)
    return found[1] if found else uid


def without(repeat: Repeat, starts: Iterable[str]) -> Repeat:
    """Return a repetition that leaves out some starts more."""
    return replace(repeat, but=tuple(sorted({*repeat.but, *starts})))


def _said(at: datetime, *, like: str) -> str:
    whole = "T" not in like
    return at.date().isoformat() if whole else at.isoformat(timespec="minutes")
