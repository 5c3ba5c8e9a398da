"""What a file changes in the agenda: the same event is known by its UID."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from app.domain.agenda import ONCE, Draft, Event, EventState
from app.domain.timetable import Component, Timetable, Unkept
from app.flows.agenda.agenda import EVENTS_MAX
from app.flows.agenda.entries import draft_of
from app.flows.agenda_files.drafts import Making, dated, series_of, without

DONE: Final = (EventState.FULFILLED, EventState.NOSHOW)
"""What the person said of an event that took place: a file says it no more."""


@dataclass(slots=True)
class Plan:
    """What would be added, said otherwise, cancelled; and what is left as it is.

    *known* events say nothing new, *past* ones were over before today, *gone* ones
    are cancelled and were never here, *more* ones are over `EVENTS_MAX`.
    """

    new: list[Draft] = field(default_factory=list)
    changed: list[Draft] = field(default_factory=list)
    cancelled: list[Draft] = field(default_factory=list)
    left: list[Unkept] = field(default_factory=list)
    known: int = 0
    past: int = 0
    gone: int = 0
    more: int = 0

    @property
    def drafts(self) -> list[Draft]:
        """Return all that would be written."""
        return [*self.new, *self.changed, *self.cancelled]

    def put(self, among: list[Draft], draft: Draft) -> None:
        """Add a draft to one of the lists; one too many is only counted."""
        if len(self.new) + len(self.changed) + len(self.cancelled) < EVENTS_MAX:
            among.append(draft)
        else:
            self.more += 1


@dataclass(slots=True)
class Planning:
    """Plans a file against what files brought before (*known*, by UID).

    *own* says whether a UID is that of an event of this space itself. *coming*
    leaves out what was over before today.
    """

    making: Making
    known: Mapping[str, Event]
    own: Callable[[str], bool]
    coming: bool = True
    plan: Plan = field(default_factory=Plan)
    series: Mapping[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Gather what is known by series."""
        self.series = _by_series(self.known)

    def planned(self, table: Timetable) -> Plan:
        """Return what a file changes."""
        for uid, parts in _groups(table.components, self.making).items():
            if self.own(uid):
                self.plan.known += len(parts)
                continue
            said = list(self._said(uid, parts))
            for draft in {one.uid: one for one in said}.values():
                self._sort(draft)
        return self.plan

    def _said(self, uid: str, parts: Mapping[str, Component]) -> Iterator[Draft]:
        """Give what the file says of one event, or of one series and its dates."""
        master = parts.get("")
        if master is None:
            yield from self._apart(uid, parts.values())
            return
        said = self.making.draft(master)
        if said is None:
            self._leave(master)
            return
        told = [said]
        changes = list(self._changes(parts.values(), said.zone))
        if master.rule or master.besides:
            told = list(self._series(master, said, [start for start, _ in changes]))
        told += [replace(one, uid=dated(said.uid, start)) for start, one in changes]
        yield from told
        yield from self._dropped(said, {one.uid for one in told})

    def _series(
        self, master: Component, said: Draft, changed: Iterable[str]
    ) -> Iterator[Draft]:
        """Give a series as one event where ours can say it, else date by date."""
        apart, repeated = set(changed), self.making.repeated(master, said)
        if repeated is None:
            names = {dated(said.uid, start) for start in apart}
            singles = self.making.single(master, said)
            yield from (one for one in singles if one.uid not in names)
            return
        but = tuple(sorted({*repeated.repeat.but, *apart}))
        yield replace(repeated, repeat=replace(repeated.repeat, but=but))

    def _changes(
        self, parts: Iterable[Component], zone: str
    ) -> Iterator[tuple[str, Draft]]:
        """Give the dates of a series that say something else, by their first start."""
        for one in parts:
            if one.again is None:
                continue
            if one.following:
                self.making.findings.add("ics.following")
            said = self.making.draft(replace(one, rule=None))
            if said is None:
                self._leave(one)
            else:
                yield self.making.local(one.again, zone), replace(said, repeat=ONCE)

    def _apart(self, uid: str, parts: Iterable[Component]) -> Iterator[Draft]:
        """Give dates that came without their series; leave them out of the one here."""
        series = self.known.get(uid)
        zone, starts = series.zone if series else "", list[str]()
        for one in parts:
            own = zone or (self.making.zone(one.again) if one.again else "")
            for start, said in self._changes([one], own):
                starts.append(start)
                yield replace(said, uid=dated(uid, start))
        if series and series.repeat.every:
            self._leave_out(series, starts)

    def _leave_out(self, series: Event, starts: Iterable[str]) -> None:
        """Have a series of here leave out dates that the file tells otherwise."""
        said = replace(draft_of(series), repeat=without(series.repeat, starts))
        for draft in _other(said, series):
            self.plan.put(self.plan.changed, draft)

    def _dropped(self, said: Draft, told: set[str]) -> Iterator[Draft]:
        """Give, cancelled, what was here of a series and is told no more."""
        for uid in self.series.get(said.uid, ()):
            event = self.known[uid]
            fresh = event.sequence <= said.sequence and _waited(event.state)
            late = bool(event.repeat.every) or self._on_time(event.start)
            if uid not in told and fresh and late:
                gone = replace(draft_of(event), state=EventState.CANCELLED)
                yield replace(gone, sequence=said.sequence)

    def _on_time(self, start: str) -> bool:
        return date.fromisoformat(start[:10]) >= self.making.first

    def _leave(self, one: Component) -> None:
        self.plan.left.append(Unkept("date", one.title))

    def _sort(self, draft: Draft) -> None:
        event = self.known.get(draft.uid)
        if event is not None:
            self._again(draft, event)
        elif draft.state is EventState.CANCELLED:
            self.plan.gone += 1
        elif self.coming and over(draft, self.making.today):
            self.plan.past += 1
        else:
            self.plan.put(self.plan.new, draft)

    def _again(self, draft: Draft, event: Event) -> None:
        """Sort what is here: what the person wrote, ticked or threw is not undone."""
        same = draft.sequence == event.sequence
        if same and event.state in DONE and _waited(draft.state):
            draft = replace(draft, state=event.state)
        theirs = event.thrown or (same and event.editable)
        if draft.sequence < event.sequence or theirs or not _other(draft, event):
            self.plan.known += 1
        elif draft.state is EventState.CANCELLED:
            self.plan.put(self.plan.cancelled, draft)
        else:
            self.plan.put(self.plan.changed, draft)


def over(draft: Draft, today: date) -> bool:
    """Say whether an event was over before a day; a count is not counted."""
    repeat = draft.repeat
    last = repeat.until if repeat.every else (draft.end or draft.start)
    return bool(last) and date.fromisoformat(last[:10]) < today


def _waited(state: EventState) -> bool:
    return state in (EventState.BOOKED, EventState.PROPOSED)


def _other(draft: Draft, event: Event) -> list[Draft]:
    """Return the draft where it says something else than the event, [] if not.

    When it is recalled is the person's to say.
    """
    held, said = (_bare(one) for one in (draft_of(event), draft))
    return [] if held == said else [draft]


def _bare(said: Draft) -> Draft:
    """Return what is compared: a day without hour is kept as proposed (rule app-3)."""
    day = "T" not in said.start and said.state is EventState.BOOKED
    return replace(said, reminders=(), state=EventState.PROPOSED if day else said.state)


def _by_series(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return names by the series they are a date of; one alone is a series of one."""
    found: dict[str, list[str]] = {}
    for uid in names:
        found.setdefault(series_of(uid), []).append(uid)
    return found


def _groups(
    components: Iterable[Component], making: Making
) -> dict[str, dict[str, Component]]:
    """Return what is told of each UID: by date of the series, the newest telling."""
    groups: dict[str, dict[str, Component]] = {}
    for one in components:
        parts = groups.setdefault(one.uid, {})
        again = making.local(one.again, "UTC") if one.again else ""
        held = parts.get(again)
        if held is None or _rank(held) <= _rank(one):
            parts[again] = one
    return groups


def _rank(one: Component) -> tuple[int, str]:
    return one.sequence, one.changed
