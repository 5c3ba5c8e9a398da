"""« Aperçu » of an export: what it holds, before anything of it is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.harvest import Item, Owner, Strand
from app.domain.ids import EntryId
from app.domain.inbox import WAITING, Fate
from app.domain.own_export import ENTRY
from app.domain.reading import Point, Stretch, Trace
from app.domain.space import Space
from app.flows.devices.gates import Weighed, fate_of, kind_of
from app.flows.importing.instants import Instants
from app.kinds import all_kinds
from app.ports.vault import Vault

_ID: Final = 16
"""Bytes of an id."""
_EXAMPLES: Final = 3
"""Lines shown of those left out for one reason."""
REPEATED: Final = "repeated"
NOTHING: Final = "nothing"
UNKEPT: Final = "unkept"
"""A reading the record has no place for."""
AHEAD: Final = "ahead"
"""A point later than now: no clock of ours ever showed its time."""
_ASIDE: Final = {
    Fate.BEYOND: Fate.BEYOND.value,
    Fate.FAILED: Fate.FAILED.value,
    Fate.EXCLUDED: UNKEPT,
}
"""Why a reading that can be read does not enter, and asks nothing."""


@dataclass(frozen=True, slots=True)
class Counted:
    """« Ce qui est lu » of one kind: how many readings, from when to when.

    *known* ones are here already, *waiting* ones will ask something of the person.
    """

    kind: str
    count: int
    known: int
    first: datetime | None = None
    last: datetime | None = None
    waiting: int = 0

    @property
    def fresh(self) -> int:
        """How many would be added."""
        return self.count - self.known - self.waiting


@dataclass(frozen=True, slots=True)
class Skipped:
    """« Ce qui est laissé » for one *reason*, with some of the lines, as they are."""

    reason: str
    count: int
    examples: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """« Aperçu » : what a file holds.

    *owner* is whom it names, *owner_differs* that it is not the person of the space.
    *repeated* lines say again what another says. With *needs_day_order*, nothing was
    read: the person must say whether the day or the month comes first.
    """

    brand: str
    export: str
    kinds: tuple[Counted, ...] = ()
    devices: tuple[DeviceIdentity, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    repeated: int = 0
    owner: str = field(default="", repr=False)
    owner_differs: bool = False
    needs_day_order: bool = False

    @property
    def count(self) -> int:
        """How many readings the file holds."""
        return sum(one.count for one in self.kinds)

    @property
    def known(self) -> int:
        """How many of them are here already."""
        return sum(one.known for one in self.kinds)


class Counting:
    """Counts what an export gives, batch after batch, in little memory."""

    def __init__(
        self, vault: Vault, space: Space, now: datetime, *, example: bool = False
    ) -> None:
        self._vault = vault
        self._space = space
        self._now = now
        self._example = example
        self._last = int(now.timestamp())
        self._instants: dict[Trace, Instants] = {}
        self._keys: set[bytes] = set()
        self._kinds: dict[str, _Count] = {}
        self._devices: dict[str, DeviceIdentity] = {}
        self._reasons: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}
        self.repeated = 0
        self.owner = Owner("")

    def add(self, items: Iterable[Item]) -> None:
        """Count some items."""
        some = list(items)
        self._add_readings([one for one in some if isinstance(one, Reading)])
        for item in some:
            if isinstance(item, Strand):
                self._add_strand(item)
            elif isinstance(item, Rejected):
                self._leave(item)
            elif isinstance(item, Owner):
                self.owner = item

    def kinds(self) -> tuple[Counted, ...]:
        """Return what was counted, what there is most of first."""
        found = [one.told(kind) for kind, one in self._kinds.items()]
        return tuple(sorted(found, key=lambda one: (-one.count, one.kind)))

    def devices(self) -> tuple[DeviceIdentity, ...]:
        """Return what made the readings, in the order of the file."""
        return tuple(self._devices.values())

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what is left out, by reason."""
        return tuple(
            Skipped(reason, count, tuple(self._examples.get(reason, ())))
            for reason, count in self._reasons.most_common()
        )

    def _add_readings(self, readings: list[Reading]) -> None:
        kept = [one for one in readings if kind_of(one)]
        self._reasons += Counter({UNKEPT: len(readings) - len(kept)})
        fresh = {one.key: one for one in kept if one.key not in self._keys}
        self.repeated += len(kept) - len(fresh)
        known = here(self._vault, self._space, fresh)
        self._keys.update(fresh)
        for key, one in fresh.items():
            self._add_reading(one, known=key in known)

    def _add_reading(self, one: Reading, *, known: bool) -> None:
        """Count what will enter, or will be asked about; leave the rest aside."""
        fate = fate_of(Weighed(one, example=self._example, now=self._now))
        if fate in _ASIDE:
            self._reasons[_ASIDE[fate]] += 1
            return
        at = [one.stamp.at] if one.stamp.at else []
        waits = fate in WAITING and not known
        self._count(one.kind).add(1, int(known), at, int(waits))
        self._devices.setdefault(one.device.key, one.device)

    def _add_strand(self, strand: Strand) -> None:
        if not drawable(strand.trace):
            self._reasons[UNKEPT] += len(strand.points)
            return
        instants = self._instants.setdefault(strand.trace, Instants())
        points = list(in_time(strand.points, self._last))
        self._reasons += Counter({AHEAD: len(strand.points) - len(points)})
        fresh = [one for one in points if instants.add(one.t)]
        self.repeated += len(points) - len(fresh)
        if fresh:
            ends = [datetime.fromtimestamp(fresh[at].t, UTC) for at in (0, -1)]
            known = self._known(strand.trace, fresh)
            self._count(strand.trace.code).add(len(fresh), known, ends)
            self._devices.setdefault(strand.device.key, strand.device)

    def _known(self, trace: Trace, points: list[Point]) -> int:
        within = Stretch(points[0].t, points[-1].t)
        held = self._vault.traces.points(self._space.id, trace, within)
        return len({point[:2] for point in points} & {point[:2] for point in held})

    def _leave(self, one: Rejected) -> None:
        if one.reason == REPEATED:
            self.repeated += 1
            return
        self._reasons[one.reason] += 1
        lines = self._examples.setdefault(one.reason, [])
        if len(lines) < _EXAMPLES and one.raw:
            lines.append(one.raw.decode(errors="replace"))

    def _count(self, kind: str) -> "_Count":
        return self._kinds.setdefault(kind, _Count())


def here(vault: Vault, space: Space, readings: Mapping[bytes, Reading]) -> set[bytes]:
    """Return the keys of the readings that are here already.

    What comes back from a file of ours may be the very element it was written from.
    """
    came = vault.inbox.known(space.id, readings) if readings else frozenset()
    named = {key: _entry(one) for key, one in readings.items() if key not in came}
    found = vault.entries(space.id, [own for own in named.values() if own])
    return {*came, *(key for key, own in named.items() if own in found)}


def _entry(reading: Reading) -> EntryId | None:
    """Return the element a reading says it was, None for most."""
    try:
        own = bytes.fromhex(dict(reading.context).get(ENTRY, ""))
    except ValueError:
        return None
    return EntryId(own) if len(own) == _ID else None


def drawable(trace: Trace) -> bool:
    """Say whether the record has a place for a trace: a kind of values, its unit."""
    own = all_kinds().get(trace.code)
    units = own.units if own and own.fields else ()
    return any(unit.named(trace.unit) for unit in units)


def in_time(points: Iterable[Point], last: int) -> Iterator[Point]:
    """Give the points of the past."""
    return (point for point in points if point.t <= last)


@dataclass(slots=True)
class _Count:
    """How many of one kind, from when to when."""

    count: int = 0
    known: int = 0
    ends: tuple[datetime, ...] = ()
    waiting: int = 0

    def add(self, count: int, known: int, at: list[datetime], waiting: int = 0) -> None:
        self.count += count
        self.known += known
        self.waiting += waiting
        seen = (*self.ends, *at)
        self.ends = (min(seen), max(seen)) if seen else ()

    def told(self, kind: str) -> Counted:
        first, last = self.ends or (None, None)
        return Counted(kind, self.count, self.known, first, last, self.waiting)
