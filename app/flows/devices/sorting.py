"""« Tri » : what one packet of readings becomes, before it is written all at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from decimal import Decimal
from threading import RLock

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.entry import Entry, Link
from app.domain.ids import EntryId
from app.domain.inbox import Fate, Item
from app.domain.query import PAGE_MAX, Query
from app.domain.reading import Point, Trace
from app.domain.reading_key import of_parts
from app.domain.state import State
from app.flows.devices.appliance import Appliance
from app.flows.devices.filing import point_of, taken, trace_of
from app.flows.devices.gates import TRACES, Weighed, dated, fate_of
from app.flows.devices.likeness import (
    SAME_MS,
    WEIGHT,
    Candidate,
    candidate,
    candidates,
    near,
    of_another,
    twin,
    weight_about,
)
from app.flows.devices.roster import Roster
from app.flows.devices.totals import outdone, rivals
from app.flows.making import made
from app.flows.measures import Measures
from app.flows.traces.traces import Traces

TWIN_OF = "twin-of"
"""The link from a measure that is hidden to the one that says the same."""


@dataclass(frozen=True, slots=True, repr=False)
class Room:
    """What the sorting of readings looks at, and what it makes elements with.

    *example* says that virtual devices count here. Whoever decides of readings takes
    its *turn*: two devices, or two copies of one packet, may come at once. *others*
    are the rooms of those whose spaces are in the same home.
    """

    roster: Roster
    measures: Measures
    traces: Traces
    zone: tzinfo
    example: bool = False
    turn: AbstractContextManager[object] = field(default_factory=RLock)
    others: Callable[[], Sequence["Room"]] = tuple

    def candidates(self, device: Appliance | None) -> tuple[Candidate, ...]:
        """Return who else a weight of a device may be of."""
        rosters = [one.roster for one in self.others()]
        spaces = (candidate(one.vault, one.space) for one in rosters)
        return candidates(device, spaces)


@dataclass(slots=True)
class Sorted:
    """What a transaction will write; *fates* counts what became of the readings."""

    measures: list[Entry] = field(default_factory=list)
    segments: list[Entry] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    known: list[tuple[bytes, EntryId]] = field(default_factory=list)
    fates: Counter[str] = field(default_factory=Counter)
    points: dict[tuple[Trace, EntryId], dict[Point, bytes]] = field(
        default_factory=dict
    )


class Sorting:
    """Sorts readings one by one; the last call gives what there is to write."""

    def __init__(self, room: Room, batch: EntryId | None = None) -> None:
        self._room = room
        self._batch = batch
        self._at = room.roster.world.ms()
        self._devices: dict[str, Appliance | None] = {}
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self.done = Sorted()

    def came(self, at: int, batch: EntryId | None) -> None:
        """Say when what follows came first (Unix ms), and in which batch."""
        self._at, self._batch = at, batch

    def fate(self, reading: Reading, answers: tuple[str, ...] = ()) -> Fate:
        """Decide of a reading, and do nothing of it."""
        found = self.device(reading.device.key)
        told = dated(reading, answers)
        bound = found is not None and found.owns(reading.slot)
        shared = reading.kind == WEIGHT and found and reading.slot not in found.bindings
        if bound and found and shared:
            bound = not of_another(told, self._others(found))
        now, example = self._room.roster.world.now(), self._room.example
        return fate_of(Weighed(told, answers, bound, self._alike, example, now))

    def take(self, reading: Reading, answers: tuple[str, ...] = ()) -> Fate:
        """Decide of a reading, and make it what it becomes."""
        fate = self.fate(reading, answers)
        self.done.fates[fate] += 1
        if fate is Fate.KEPT:
            self._keep(dated(reading, answers), self.device(reading.device.key))
        if fate is not Fate.KEPT or answers:
            self._put(reading.key, reading.device, fate, reading, answers)
        return fate

    def quarantine(self, rejected: Rejected, device: DeviceIdentity) -> None:
        """Keep what could not be read, with its bytes."""
        self.done.fates[Fate.QUARANTINED] += 1
        key = key_of(rejected, device)
        self._put(key, device, Fate.QUARANTINED, rejected, ())

    def device(self, identity: str) -> Appliance | None:
        """Return the device of this identity, None for one nobody added."""
        if identity not in self._devices:
            self._devices[identity] = self._room.roster.named(identity)
        return self._devices[identity]

    def _others(self, found: Appliance) -> tuple[Candidate, ...]:
        """Return who else a weight of a device may be of, asked once."""
        if found.key not in self._candidates:
            self._candidates[found.key] = self._room.candidates(found)
        return self._candidates[found.key]

    def finished(self) -> Sorted:
        """Return all there is to write, points gathered in their days."""
        done = self.done
        for (trace, batch), points in done.points.items():
            before = len(done.known)
            for entry, fresh in self._room.traces.grown(trace, points, batch):
                done.segments.append(entry)
                done.known += [(points[one], entry.id) for one in fresh]
            done.fates[Fate.KEPT] -= len(points) - (len(done.known) - before)
        return done

    def _keep(self, reading: Reading, found: Appliance | None) -> None:
        device = found.entry if found else None
        if reading.kind in TRACES:
            batch = self._batch or device or self._new()
            trace = trace_of(reading)
            points = self.done.points.setdefault((trace, batch), {})
            points[point_of(reading, trace)] = reading.key
            return
        room = self._room
        new = made(
            taken(reading, room.zone, device, self._batch),
            room.roster.space,
            room.roster.world.new_id,
        )
        self.done.measures.append(self._beside(new))

    def _beside(self, new: Entry) -> Entry:
        """Hide a measure that another source gave already; nothing of it is lost.

        Of the totals of one day, the largest stays in sight.
        """
        known = self._around(new)
        same = twin(new, known) or outdone(new, known)
        self.done.fates[Fate.KEPT] -= same is not None
        for one in [] if same else rivals(new, known):
            self._hide(one, new)
        return hidden(new, same) if same else new

    def _around(self, new: Entry) -> list[Entry]:
        """Return what is kept of about that time, as it will be once written."""
        start = new.when.start
        asked = Query(
            new.kind,
            status=State.CURRENT,
            since=start - SAME_MS,
            until=start + SAME_MS,
            limit=PAGE_MAX,
        )
        roster = self._room.roster
        known = roster.vault.find(roster.space.id, asked)
        return [*{one.id: one for one in (*known, *self.done.measures)}.values()]

    def _hide(self, old: Entry, new: Entry) -> None:
        """Hide a measure that *new* outdoes, be it kept or about to be."""
        done = self.done
        others = [one for one in done.measures if one.id != old.id]
        done.fates[Fate.KEPT] -= len(done.measures) - len(others)
        done.measures[:] = [*others, hidden(old, new)]

    def _alike(self, reading: Reading) -> bool:
        """Say whether a reading may be the person's, by what is known of them."""
        at, value, roster = reading.stamp.at, reading.value, self._room.roster
        if reading.kind != WEIGHT or at is None or not isinstance(value, Decimal):
            return True
        fresh = self.done.measures
        return near(value, weight_about(roster.vault, roster.space, at, fresh))

    def _put(
        self,
        key: bytes,
        device: DeviceIdentity,
        fate: Fate,
        what: Reading | Rejected,
        answers: tuple[str, ...],
    ) -> None:
        batch = self._batch or b""
        item = Item(key, device.key, fate, self._at, what, answers, batch)
        self.done.items.append(item)

    def _new(self) -> EntryId:
        return EntryId(self._room.roster.world.new_id())


def key_of(rejected: Rejected, device: DeviceIdentity) -> bytes:
    """Return what makes two copies of one packet the same."""
    return of_parts("rejected", device.key, rejected.where, rejected.raw)


def hidden(new: Entry, same: Entry) -> Entry:
    """Return a measure that another one says already: out of sight, and tied to it."""
    meta = {**new.meta, "status": State.SUPERSEDED.value}
    return replace(new, meta=meta, links=(*new.links, Link(TWIN_OF, same.id)))
