"""« Reprendre un agenda (.ics) » : looked at first, taken whole, taken back whole."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Final

from app.domain.agenda import Draft, Event
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, made_at
from app.domain.timetable import Timetable, Unkept
from app.domain.write import Write
from app.flows.agenda.agenda import EVENTS_MAX, Agenda
from app.flows.agenda_files.drafts import AHEAD, BEHIND, Making
from app.flows.agenda_files.planning import Plan, Planning
from app.ports.airlock import Airlock

SIZE_MAX: Final = 10 << 20
"""Bytes of an agenda that is read."""
OWN: Final = "@alveole.invalid"
"""What follows the id of an event of ours in the UID other programs know it by."""
_KEPT: Final = "agenda-file"
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
            table.more + max(0, len(plan.drafts) - EVENTS_MAX),
            (*table.unkept, *plan.left),
            tuple(sorted({*table.findings, *making.findings})),
        )

    def take(self, content: bytes, *, untitled: str, coming: bool = True) -> Taken:
        """Write what `preview` says of the same file, all of it or nothing."""
        table = self._read(content)
        plan = self._plan(table, self._making(table, untitled), coming=coming)
        before, batch = self.agenda.known(), EntryId(self.agenda.world.new_id())
        drafts = plan.drafts[:EVENTS_MAX]
        self.agenda.take(drafts)
        after = self.agenda.known()
        told = [after[one.uid].id for one in drafts if one.uid in after]
        was = {one.id for one in before.values()}
        new, changed = len(plan.new), len(plan.changed)
        cancelled = len(plan.cancelled)
        taken = Taken(batch, table.name, new, changed, cancelled, plan.known)
        if taken.done:
            self._note(taken, told, was)
        return taken

    def batches(self) -> list[Taken]:
        """Return what was taken in here and not taken back, the last first."""
        kept = self.agenda.vault.settings(self._name())
        found = [_taken(name, json.loads(raw)) for name, raw in kept.items()]
        return sorted(found, key=lambda one: one.batch, reverse=True)

    def undo(self, batch: EntryId) -> None:
        """Take back all that a file brought; what it changed is as it was before.

        Raises Refused("entry.absent") for what was taken back already.
        """
        vault, space, name = self.agenda.vault, self.agenda.space.id, self._name(batch)
        raw = vault.setting(name)
        if raw is None:
            raise Refused("entry.absent")
        kept = json.loads(raw)
        added = self._still(kept["added"])
        changed = [self._before(one, batch) for one in self._still(kept["others"])]
        now = self.agenda.world.ms()
        entries = tuple(replace(one, updated=now) for one in changed if one)
        write = Write(space, entries, removed=tuple(added), settings={name: None})
        vault.commit(write)

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

    def _before(self, entry: EntryId, batch: EntryId) -> Entry | None:
        """Return what an entry said before a file changed it."""
        since, past = made_at(batch), self.agenda.vault.history
        later = [one for one in past(self.agenda.space.id, entry) if one.at >= since]
        return later[-1].entry if later else None

    def _note(self, taken: Taken, told: list[EntryId], was: set[EntryId]) -> None:
        kept = asdict(taken) | {
            "added": [one.hex() for one in told if one not in was],
            "others": [one.hex() for one in told if one in was],
        }
        del kept["batch"]
        settings = {self._name(taken.batch): json.dumps(kept).encode()}
        self.agenda.vault.commit(Write(self.agenda.space.id, settings=settings))

    def _name(self, batch: EntryId | None = None) -> str:
        """Return where an import is told, or how all of them begin."""
        space = self.agenda.space.id.hex()
        return f"{_KEPT}.{space}.{batch.hex() if batch else ''}"


def _own_id(uid: str) -> EntryId | None:
    """Return the entry a UID of ours names."""
    name = uid.removesuffix(OWN).partition("#")[0]
    try:
        own = bytes.fromhex(name) if uid.endswith(OWN) and len(name) == _ID else b""
    except ValueError:
        return None
    return EntryId(own) if own else None


def _taken(name: str, kept: Mapping[str, object]) -> Taken:
    batch = EntryId(bytes.fromhex(name.rpartition(".")[2]))
    told = {key: kept[key] for key in ("name", "new", "changed", "cancelled", "known")}
    return Taken(batch, **told)  # type: ignore[arg-type]  # what `_note` wrote
