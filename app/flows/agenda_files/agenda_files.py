"""« Reprendre un agenda (.ics) » : looked at first, taken whole, taken back whole."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Final

from app.domain.agenda import Draft, Event, EventKind
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, made_at, parse_id
from app.domain.timetable import Timetable, Unkept
from app.domain.write import Write
from app.flows.agenda.agenda import Agenda
from app.flows.agenda.entries import ADDED, CHANGED
from app.flows.agenda_files.drafts import AHEAD, BEHIND, Making
from app.flows.agenda_files.planning import Plan, Planning
from app.flows.preferences import Preferences
from app.flows.shelf import Shelf
from app.kinds.preference import KIND as PREFERENCE
from app.ports.airlock import Airlock

SIZE_MAX: Final = 10 << 20
"""Bytes of an agenda that is read."""
OWN: Final = "@alveole.invalid"
"""What follows the id of an event of ours in the UID other programs know it by."""
KEPT: Final = "agenda-file/"
"""What the name of the preference of an import begins with; its id follows."""
_ID: Final = 32
_MANY: Final = 500
"""Entries asked at once."""


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """« Aperçu » : what a file would change; *name* is what the agenda calls itself.

    *known* events say nothing new, *past* ones were over before today, *gone* ones
    are cancelled and were never here, *more* ones are too many. *left* give no event,
    each with its reason; *findings* are codes of `views.parts.agenda_files.words`.
    """

    name: str
    new: tuple[Draft, ...]
    changed: tuple[Draft, ...]
    cancelled: tuple[Draft, ...]
    known: int = 0
    past: int = 0
    gone: int = 0
    more: int = 0
    left: tuple[Unkept, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many events would be written."""
        return len(self.new) + len(self.changed) + len(self.cancelled)


@dataclass(frozen=True, slots=True)
class Taken:
    """« Reprise » of a file: how many events it added, changed and cancelled."""

    batch: EntryId
    name: str
    new: int
    changed: int
    cancelled: int
    known: int = 0

    @property
    def at(self) -> datetime:
        """When it was taken in."""
        return datetime.fromtimestamp(made_at(self.batch) / 1000, UTC)

    @property
    def done(self) -> bool:
        """Say whether it changed anything: the same file again does not."""
        return bool(self.new or self.changed or self.cancelled)


@dataclass(frozen=True, slots=True, repr=False)
class AgendaFiles:
    """Agendas of other programs, taken in; the file itself is kept nowhere.

    *untitled* is what an event without title is called. Reading a file raises what
    `Airlock.timetable` does, Refused("import.too_large") over 10 MiB.
    """

    agenda: Agenda
    airlock: Airlock

    def preview(self, content: bytes, *, untitled: str, coming: bool = True) -> Preview:
        """Say what a file would change and write nothing.

        What was over before today is left out when *coming*.
        """
        table = self._read(content)
        making = self._making(table, untitled)
        plan = self._plan(table, making, coming=coming)
        return Preview(
            table.name,
            tuple(plan.new),
            tuple(plan.changed),
            tuple(plan.cancelled),
            plan.known,
            plan.past,
            plan.gone,
            table.more + plan.more,
            (*table.unkept, *plan.left),
            tuple(sorted({*table.findings, *making.findings})),
        )

    def take(self, content: bytes, *, untitled: str, coming: bool = True) -> Taken:
        """Write what `preview` says of the same file, all of it or nothing."""
        table = self._read(content)
        plan = self._plan(table, self._making(table, untitled), coming=coming)
        batch = EntryId(self.agenda.world.new_id())
        new, changed = len(plan.new), len(plan.changed)
        cancelled = len(plan.cancelled)
        taken = Taken(batch, table.name, new, changed, cancelled, plan.known)
        told = (self._record(taken),) if taken.done else ()
        self.agenda.take(plan.drafts, batch.hex(), told)
        return taken

    def batches(self) -> list[Taken]:
        """Return what was taken in, here or elsewhere, and not taken back, last first.

        It is told by preferences: each device lists it, and may take it back.
        """
        found = [_taken(own, one) for own, one in self.records().items()]
        return sorted(found, key=lambda one: one.batch, reverse=True)

    def undo(self, batch: EntryId) -> None:
        """Take back all that a file brought; what it changed is as it was before.

        What changed before this device knew it stays as it is.
        Raises Refused("entry.absent") for what was taken back already.
        """
        record = self.records().get(batch)
        if record is None:
            raise Refused("entry.absent")
        gone = replace(record, meta={**record.meta, "value": ""})
        before = (self._before(one, batch) for one in self._marked(CHANGED, batch))
        added = tuple(one.id for one in self._marked(ADDED, batch))
        now = self.agenda.world.ms()
        entries = [replace(one, updated=now) for one in (gone, *before) if one]
        space = self.agenda.space.id
        self.agenda.vault.commit(Write(space, tuple(entries), removed=added))

    def leaving(self) -> list[Event]:
        """Return what another program is worth being told, by its start.

        What takes place from a year ago to five years later, cancelled or not: another
        program takes off what it is told is cancelled.
        """
        agenda = self.agenda
        first = agenda.today() - BEHIND
        found = agenda.between(first, first + AHEAD, cancelled=True)
        events = {one.event.id: one.event for one in found}
        return sorted(events.values(), key=lambda one: (one.start, one.id))

    def _read(self, content: bytes) -> Timetable:
        if len(content) > SIZE_MAX:
            raise Refused("import.too_large")
        return self.airlock.timetable(content)

    def _making(self, table: Timetable, untitled: str) -> Making:
        agenda = self.agenda
        return Making(agenda.here, agenda.today(), table.name, untitled)

    def _plan(self, table: Timetable, making: Making, *, coming: bool) -> Plan:
        planning = Planning(making, self.agenda.known(), self._own(table), coming)
        return planning.planned(table)

    def _own(self, table: Timetable) -> Callable[[str], bool]:
        """Return what says whether a UID is that of an event of this very space."""
        ids = {one.uid: _own_id(one.uid) for one in table.components}
        here = set(self._still([one.hex() for one in ids.values() if one]))
        return lambda uid: ids.get(uid) in here

    def _still(self, ids: list[str]) -> list[EntryId]:
        """Return those of some entries that exist."""
        vault, space = self.agenda.vault, self.agenda.space.id
        asked = [EntryId(bytes.fromhex(one)) for one in ids]
        pages = (asked[at : at + _MANY] for at in range(0, len(asked), _MANY))
        return [one for page in pages for one in vault.entries(space, page)]

    def _before(self, entry: Entry, batch: EntryId) -> Entry | None:
        """Return what an entry said before a file changed it, if it is known here."""
        since, past = made_at(batch), self.agenda.vault.history
        told = past(self.agenda.space.id, entry.id)
        later = [one.entry for one in told if one.at >= since]
        known = [one for one in later if one.meta.get(CHANGED) != batch.hex()]
        return known[-1] if known else None

    def _marked(self, how: str, batch: EntryId) -> list[Entry]:
        """Return the events that an import added, or was the last to change."""
        kinds = (EventKind.APPOINTMENT, EventKind.TASK)
        every = (one for kind in kinds for one in self._shelf(kind).every())
        return [one for one in every if one.meta.get(how) == batch.hex()]

    def _record(self, taken: Taken) -> Entry:
        kept = asdict(taken)
        del kept["batch"]
        name = f"{KEPT}{taken.batch.hex()}"
        return self._preferences.fresh(name, json.dumps(kept))

    def records(self) -> Mapping[EntryId, Entry]:
        """Return what says which imports stand, by their id."""
        every = [
            one for one in self._shelf(PREFERENCE.code).every() if one.meta.get("value")
        ]
        named = {_batch(one.meta.get("category", "")): one for one in every}
        return {own: one for own, one in named.items() if own}

    @property
    def _preferences(self) -> Preferences:
        agenda = self.agenda
        return Preferences(agenda.vault, agenda.world, agenda.space)

    def _shelf(self, kind: str) -> Shelf:
        agenda = self.agenda
        return Shelf(agenda.vault, agenda.space.id, kind, agenda.world.now)


def _batch(category: str) -> EntryId | None:
    """Return the import a preference tells, None for another preference."""
    with suppress(Refused):
        if category.startswith(KEPT):
            return EntryId(parse_id(category.removeprefix(KEPT)))
    return None


def _own_id(uid: str) -> EntryId | None:
    """Return the entry a UID of ours names."""
    name = uid.removesuffix(OWN).partition("#")[0]
    try:
        own = bytes.fromhex(name) if uid.endswith(OWN) and len(name) == _ID else b""
    except ValueError:
        return None
    return EntryId(own) if own else None


def _taken(batch: EntryId, record: Entry) -> Taken:
    kept = json.loads(record.meta["value"])
    told = {key: kept[key] for key in ("name", "new", "changed", "cancelled", "known")}
    return Taken(batch, **told)
