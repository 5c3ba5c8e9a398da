"""« Importer » : the readings of an export kept as one batch, and taken back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.harvest import Asking, Owner
from app.domain.ids import EntryId, made_at
from app.domain.inbox import WAITING, Fate, Item
from app.domain.lent import Content
from app.domain.space import Space
from app.domain.timetable import NAME as AGENDA
from app.domain.write import Write
from app.flows.devices.devices import Devices
from app.flows.devices.taking_back import BEGUN, undo_begun
from app.flows.importing.owner import differs
from app.flows.importing.preview import AHEAD, Counting, Preview
from app.flows.importing.taking import KEPT, KNOWN, LEFT, Progress, Taking, unheard
from app.flows.importing.writing import Writing
from app.flows.preferences import Preferences
from app.flows.whose import identity_of
from app.flows.world import World
from app.ports.airlock import Airlock
from app.ports.vault import Vault

_KEPT: Final = "imported"
APART: Final = (Fate.BEYOND, Fate.FAILED, Fate.QUARANTINED)
"""What stays beside the record and asks nothing of the person."""
_NOTHING: Final = {KNOWN, LEFT, AHEAD}
"""What leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Imported:
    """« Import » : what became of a file; *tally* counts each fate, by its name.

    `kept` readings are new, `duplicate` ones were here already; the others are those
    of `app.domain.inbox.Fate`, and `left`, lines that hold nothing to keep. *kinds*
    are those of the readings, what there is most of first; *owner_differs* that the
    file names somebody else.
    """

    batch: EntryId
    brand: str
    export: str
    tally: Mapping[str, int] = field(default_factory=dict)
    kinds: Sequence[str] = ()
    owner_differs: bool = False

    @property
    def at(self) -> datetime:
        """When it was imported."""
        return datetime.fromtimestamp(made_at(self.batch) / 1000, UTC)

    @property
    def added(self) -> int:
        """How many readings are new in the record."""
        return self.tally.get(KEPT, 0)

    @property
    def known(self) -> int:
        """How many were here already."""
        return self.tally.get(KNOWN, 0)

    @property
    def waiting(self) -> int:
        """How many ask something of the person."""
        return sum(self.tally.get(fate, 0) for fate in WAITING)

    @property
    def done(self) -> bool:
        """Say whether it left anything behind: the same file again does not."""
        return not self.tally.keys() <= _NOTHING

    @property
    def doubtful(self) -> bool:
        """Say whether what it brought may be somebody else's."""
        return self.owner_differs and self.done


@dataclass(frozen=True, slots=True, repr=False)
class Importing:
    """Imports of one space; the file itself is kept nowhere."""

    airlock: Airlock
    devices: Devices
    preferences: Preferences
    running: set[EntryId] = field(default_factory=set, compare=False)

    def preview(self, content: Content, name: str, asking: Asking) -> Preview:
        """Say what a file holds and keep nothing of it.

        Raises Refused("import.no_readings") for another file, and what
        `Airlock.harvest` does.
        """
        brand, export = self._told(content, name)
        self.mend()
        example = self.devices.room.example
        now = self._world.now()
        counting = Counting(self._vault, self._space, now, example=example)
        try:
            for items in self.airlock.harvest(content, asking, name=name):
                counting.add(items)
        except Refused as refused:
            if refused.code != "import.day_order":
                raise
            return Preview(brand, export, needs_day_order=True)
        return Preview(
            brand,
            export,
            counting.kinds(),
            counting.devices(),
            counting.skipped(),
            counting.repeated,
            counting.owner.name,
            self._differs(counting.owner),
        )

    def take(
        self,
        content: Content,
        name: str,
        asking: Asking,
        progress: Progress = unheard,
        *,
        total: int = 0,
    ) -> Imported:
        """Keep what a file holds, all of it or nothing, as one batch.

        *total* is how many readings its preview counted. Raises what `preview` does.
        """
        brand, export = self._told(content, name)
        self.mend()
        now, room = self._world.now(), self.devices.room
        batch = EntryId(self._world.new_id())
        taking = Taking(room, batch=batch, export=export, now=now)
        with self._whole(batch):
            for items in self.airlock.harvest(content, asking, name=name):
                taking.add(items)
                progress(taking.done, max(total, taking.done))
            imported = Imported(
                batch,
                brand,
                export,
                dict(taking.tally),
                [kind for kind, _ in taking.kinds.most_common()],
                self._differs(taking.owner),
            )
            self._write(imported)
        return imported

    def mend(self) -> None:
        """Take back what an import that was killed had kept so far."""
        undo_begun(self.devices.room, self.running)

    def undo(self, batch: EntryId, progress: Progress = unheard) -> None:
        """Take back every reading an import brought."""
        self.devices.undo(batch, progress)
        self._set({self._name(batch): None})

    def batches(self) -> list[Imported]:
        """Return the imports that were made here and not taken back, the last first."""
        self.mend()
        kept = self._vault.settings(self._name())
        found = [
            Imported(_batch(name), **json.loads(raw)) for name, raw in kept.items()
        ]
        return sorted(found, key=lambda one: one.batch, reverse=True)

    def apart(self, batch: EntryId) -> list[Item]:
        """Return what an import kept apart: what is no number, what is not read."""
        inbox = self._vault.inbox
        items = (
            inbox.item(self._space.id, key)
            for key in inbox.of_batch(self._space.id, batch)
        )
        return [one for one in items if one.fate in APART]

    def writing(self) -> Writing:
        """Return what writes the measures and the points, to come back exactly."""
        return Writing(self._vault, self._space, self.devices.room.measures)

    def _told(self, content: Content, name: str) -> tuple[str, str]:
        """Return the brand of an export, and its reader.

        Raises Refused("import.no_readings").
        """
        reading = self.airlock.read(content, name=name)
        if reading.export in ("", AGENDA):
            raise Refused("import.no_readings")
        return reading.title, reading.export

    @property
    def _vault(self) -> Vault:
        return self.preferences.vault

    @property
    def _space(self) -> Space:
        return self.preferences.space

    @property
    def _world(self) -> World:
        return self.preferences.world

    def _differs(self, owner: Owner) -> bool:
        return differs(owner, identity_of(self._vault, self._space))

    @contextmanager
    def _whole(self, batch: EntryId) -> Iterator[None]:
        """Keep a batch whole or not at all, even killed: it is named while it comes."""
        begun = self._name(batch, BEGUN)
        self.running.add(batch)
        self._set({begun: b""})
        try:
            yield
        except BaseException:
            self.devices.undo(batch)
            self._set({begun: None})
            raise
        finally:
            self.running.discard(batch)

    def _write(self, imported: Imported) -> None:
        told = {**asdict(imported), "owner_differs": False}
        del told["batch"]
        kept = json.dumps(told).encode() if imported.done else None
        name, begun = self._name(imported.batch), self._name(imported.batch, BEGUN)
        self._set({name: kept, begun: None})

    def _set(self, settings: Mapping[str, bytes | None]) -> None:
        self._vault.commit(Write(self._space.id, settings=settings))

    def _name(self, batch: EntryId | None = None, state: str = _KEPT) -> str:
        """Return where an import is told, or how all of them begin."""
        return f"{state}.{self._space.id.hex()}.{batch.hex() if batch else ''}"


def _batch(name: str) -> EntryId:
    return EntryId(bytes.fromhex(name.rpartition(".")[2]))
