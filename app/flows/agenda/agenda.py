"""« Agenda » of a space: events noted, changed, cancelled with a trace, and done."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from app.domain.agenda import Draft, Event, EventKind, EventState
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows.agenda.entries import (
    ADDED,
    CHANGED,
    EDITED,
    draft_of,
    made,
    marked,
    redone,
)
from app.flows.agenda.moving import moved
from app.flows.agenda.sound import sound
from app.flows.agenda.timeline import SETTLED, Timeline
from app.rules.agenda.occurring import occurrences

Undo = Callable[[], object]
"""Takes back what was just done."""

EVENTS_MAX: Final = 2000
"""How many events a file may bring at once."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, repr=False)
class Agenda(Timeline):
    """Methods that change an event raise what reading it raises.

    They raise Refused("agenda.elsewhere" | "agenda.stay_elsewhere") too, and for a
    draft what `sound` raises.
    """

    def add(self, draft: Draft) -> Event:
        """Note an event."""
        own = EntryId(self.world.new_id())
        self._put(made(own, self.space.id, sound(draft, self.here)))
        return self.event(own)

    def remove(self, event: EntryId) -> None:
        """Take back an event that was just noted, as if it never was."""
        gone = self._own(event)
        self.vault.commit(Write(self.space.id, removed=(gone.id,)))

    def change(self, event: EntryId, draft: Draft) -> Undo:
        """Say something else of an event; return how to undo it.

        Its kind, who keeps it, and whether it was cancelled or done do not change; nor
        which times of a series are, at another hour.
        """
        old = self._own(event)
        was = draft_of(old)
        said = replace(
            draft,
            kind=was.kind,
            rule=was.rule,
            uid=was.uid,
            sequence=was.sequence,
            author=was.author,
            state=was.state if was.state in SETTLED else EventState.BOOKED,
        )
        edited = str(self.world.ms()) if was.uid else ""
        return self._redone(old, *moved(old, sound(said, self.here)), edited=edited)

    def remind(self, event: EntryId, minutes: Iterable[int]) -> Undo:
        """Choose when an event is recalled, whoever keeps it; return how to undo it."""
        old = self._written_here(event)
        return self._redone(old, replace(draft_of(old), reminders=tuple(minutes)))

    def cancel(self, event: EntryId, occurrence: str = "") -> Undo:
        """Cancel an event, or one *occurrence* (its start); return how to undo it.

        A trace of it stays: `event` still gives it.
        """
        old = self._own(event)
        said = draft_of(old)
        if not (occurrence and said.repeat.every):
            return self._redone(old, replace(said, state=EventState.CANCELLED))
        but = (*said.repeat.but, self._time(old, occurrence))
        return self._redone(old, replace(said, repeat=replace(said.repeat, but=but)))

    def restore(self, event: EntryId) -> Undo:
        """Let what was cancelled or done be waited for again; return how to undo it."""
        old = self._own(event)
        return self._redone(old, replace(draft_of(old), state=EventState.BOOKED))

    def done(self, event: EntryId, occurrence: str = "") -> Undo:
        """Tick an event, or one *occurrence* (its start), as done; undo it so.

        Raises Refused("agenda.which_time") for what comes again and not then.
        """
        old = self._written_here(event)
        if not old.repeat.every:
            return self._redone(old, replace(draft_of(old), state=EventState.FULFILLED))
        start = self._time(old, occurrence)
        return self._redone(old, draft_of(old), done={*old.done, start})

    def missed(self, event: EntryId) -> Undo:
        """Note that the person was not at an appointment; return how to undo it.

        Raises Refused("agenda.which_time") for what comes again.
        """
        old = self._written_here(event)
        if old.repeat.every:
            raise Refused("agenda.which_time")
        return self._redone(old, replace(draft_of(old), state=EventState.NOSHOW))

    def take(
        self, drafts: Sequence[Draft], batch: str = "", told: Sequence[Entry] = ()
    ) -> Undo:
        """Take in what a file says, all of it or nothing; return how to undo it.

        What is added or changed says by which import, *batch*, unless it is "";
        what is *told* of the import is written with it.
        A uid known here is the same event: a greater or equal sequence changes it,
        a smaller one leaves it as it is. The times done of a series told at another
        hour follow.
        Raises Refused("agenda.too_many_events") over `EVENTS_MAX`.
        """
        if len(drafts) > EVENTS_MAX:
            raise Refused("agenda.too_many_events")
        known, kept = self.known(), dict[EntryId, Entry]()
        olds: dict[EntryId, Entry] = {}
        for draft in {one.uid or str(n): one for n, one in enumerate(drafts)}.values():
            said, same = sound(draft, self.here), known.get(draft.uid)
            if same is None:
                own = EntryId(self.world.new_id())
                kept[own] = marked(made(own, self.space.id, said), ADDED, batch)
            elif said.sequence >= same.sequence:
                old = self.vault.entry(self.space.id, same.id)
                done = moved(same, said)[1]
                new = redone(old, _remembering(said, same), self.here, done)
                if new != old:
                    olds[old.id], kept[old.id] = old, marked(new, CHANGED, batch)
        self._put(*kept.values(), *told)
        return partial(self._back, list(olds.values()), [*kept.keys() - olds.keys()])

    def _time(self, event: Event, start: str) -> str:
        """Return the start of one time an event takes place, or is left out.

        Raises Refused("agenda.which_time").
        """
        found = occurrences(event, *_near(start), self.here)
        if start not in {*event.repeat.but, *(one.start for one in found)}:
            raise Refused("agenda.which_time")
        return start

    def _redone(
        self, old: Event, draft: Draft, done: Iterable[str] = (), *, edited: str = ""
    ) -> Undo:
        entry = self.vault.entry(self.space.id, old.id)
        said = sound(draft, self.here)
        new = redone(entry, said, self.here, tuple(done) or old.done)
        self._put(marked(new, EDITED, edited))
        return partial(self._back, [entry], [])

    def _back(self, olds: Iterable[Entry], added: Iterable[EntryId]) -> None:
        now = self.world.ms()
        kept = tuple(replace(one, updated=now) for one in olds)
        self.vault.commit(Write(self.space.id, entries=kept, removed=tuple(added)))

    def _put(self, *entries: Entry) -> None:
        now = self.world.ms()
        stamped = tuple(replace(one, updated=now) for one in entries)
        if stamped:
            self.vault.commit(Write(self.space.id, entries=stamped))

    def _own(self, event: EntryId) -> Event:
        """Return an event that is the person's to change."""
        found = self._written_here(event)
        if not found.editable:
            raise Refused("agenda.elsewhere")
        return found

    def _written_here(self, event: EntryId) -> Event:
        found = self.event(event)
        if found.kind is EventKind.STAY:
            raise Refused("agenda.stay_elsewhere")
        return found


def _near(start: str) -> tuple[date, date]:
    """Return the days around a start. Raises Refused("agenda.which_time")."""
    with suppress(ValueError):
        day = date.fromisoformat(start[:10])
        if date.min < day < date.max:
            return day - _DAY, day + _DAY
    raise Refused("agenda.which_time")


def _remembering(said: Draft, same: Event) -> Draft:
    """Return what a file says again, recalled as the person chose meanwhile."""
    return replace(said, reminders=said.reminders or same.reminders)
