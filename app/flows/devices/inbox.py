"""« Boîte de réception » : the only way from a device or a file to the vault."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import Cursor, Frame
from app.domain.ids import EntryId
from app.domain.inbox import Fate, Intake, Item
from app.domain.write import Write
from app.flows.devices.likeness import first_weight, in_order, just_said
from app.flows.devices.packets import packets_of
from app.flows.devices.questions import Questions
from app.flows.devices.sorting import Sorted, Sorting, key_of
from app.flows.devices.told import Quarantined, Tally

_NOTHING = "nothing"
"""Why a line holds no value we keep: it is told, not kept."""
UNREAD_MAX: Final = 500
"""Packets of one device kept though they could not be read; others are counted."""
_FILE: Final = "file:"
"""Begins the identity of an export: what brings it has a bound of its own."""


class Inbox(Questions):
    """Takes in what devices and files say, and asks what only the person knows."""

    def take_in(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected] = (),
        *,
        device: DeviceIdentity,
        cursor: Cursor | None = None,
        batch: EntryId | None = None,
        frames: Sequence[int] = (),
    ) -> Tally:
        """Keep all of it in one transaction, on disk when this returns.

        *device* gave the *rejected* ones and is where *cursor* holds; each reading
        names its own. *frames* are the packets on disk it was all read from.
        """
        sorting = Sorting(self._room, batch)
        with self._room.turn:
            self._sort(sorting, readings)
            self._set_aside(sorting, rejected, device)
            noted = self._noted(sorting, device, cursor)
            done = sorting.finished()
            self._write(done, Intake(read=tuple(frames)), noted)
        return _tally(sorting, len(readings) + len(rejected))

    def _sort(self, sorting: Sorting, readings: Sequence[Reading]) -> None:
        fresh = self._fresh(readings)
        for reading in in_order(fresh, first_weight(self._vault, self._space)):
            sorting.take(reading)

    def _set_aside(
        self, sorting: Sorting, rejected: Sequence[Rejected], device: DeviceIdentity
    ) -> None:
        odd = [one for one in rejected if one.reason != _NOTHING]
        packets = {key_of(one, device): one for one in odd}
        if not packets:
            return
        known = self._vault.inbox.known(self._space.id, packets)
        fresh = [one for key, one in packets.items() if key not in known]
        room = len(fresh) if device.key.startswith(_FILE) else self._room_left(device)
        for one in fresh[:room]:
            sorting.quarantine(one, device)
        sorting.done.fates[Fate.QUARANTINED] += len(fresh[room:])

    def _room_left(self, device: DeviceIdentity) -> int:
        """Return how many more packets of a device may be set aside."""
        tally = self._vault.inbox.tally(self._space.id)
        held = tally.get((device.key, Fate.QUARANTINED), 0)
        return max(0, UNREAD_MAX - held)

    def quarantine(self, device: str = "") -> list[Quarantined]:
        """Return what could not be read, of a device (the key of its identity)."""
        found = self._items((Fate.QUARANTINED,), device)
        return [_told(one, one.what) for one in found if isinstance(one.what, Rejected)]

    def understand(
        self, key: str, readings: Sequence[Reading], *, device: DeviceIdentity
    ) -> Tally:
        """Keep what a packet set aside says after all, in its place and at once."""
        with self._room.turn:
            item = self._vault.inbox.item(self._space.id, bytes.fromhex(key))
            sorting = Sorting(self._room)
            sorting.came(item.at, EntryId(item.batch) if item.batch else None)
            self._sort(sorting, readings)
            noted = self._noted(sorting, device, None)
            self._write(sorting.finished(), Intake(dropped=(item.key,)), noted)
        return _tally(sorting, len(readings))

    def drop(self, key: str) -> None:
        """Forget what could not be read: only the person does."""
        kept = bytes.fromhex(key)
        self._vault.commit(Write(self._space.id, intake=Intake(dropped=(kept,))))

    def spool(self, frame: Frame) -> None:
        """Keep a packet on disk before anybody reads it."""
        self._vault.commit(Write(self._space.id, intake=Intake(spooled=(frame,))))

    def frames(self, device: str, said: Sequence[Reading | Rejected]) -> list[int]:
        """Return the packets on disk, of a device, that this was read from."""
        return packets_of(self._room.roster.packets(device), said)

    def _fresh(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings that never came, each once."""
        each = {one.key: one for one in readings}
        known = self._vault.inbox.known(self._space.id, each)
        new = (one for key, one in each.items() if key not in known)
        said = partial(just_said, self._vault, self._space)
        return [one for one in new if not said(one)]

    def _noted(
        self, sorting: Sorting, device: DeviceIdentity, cursor: Cursor | None
    ) -> Mapping[str, bytes]:
        found = sorting.device(device.key)
        if found is None:
            return {}
        said = {"cursor": [cursor.sequence, cursor.series.hex()]} if cursor else {}
        return self._room.roster.noted(found.entry, **said)

    def _write(self, done: Sorted, left: Intake, settings: Mapping[str, bytes]) -> None:
        """Write what was sorted, with what it *left*; nothing when nothing is new."""
        measures = self._room.measures.completed(done.measures)
        intake = replace(left, items=tuple(done.items), known=tuple(done.known))
        touched = intake != Intake()
        if measures or done.segments or touched or settings:
            write = Write(
                self._space.id,
                entries=(*measures, *done.segments),
                settings=settings,
                intake=intake if touched else None,
            )
            self._vault.commit(write)


def _tally(sorting: Sorting, given: int) -> Tally:
    names = [one.value for one in Fate if one.value in Tally.__slots__]
    counts = {name: sorting.done.fates[Fate(name)] for name in names}
    return Tally(duplicate=given - sum(counts.values()), **counts)


def _told(item: Item, rejected: Rejected) -> Quarantined:
    at = datetime.fromtimestamp(item.at / 1000, UTC)
    key, said = item.key.hex(), (rejected.reason, rejected.where, rejected.raw)
    return Quarantined(key, item.device, *said, at, rejected.around)
