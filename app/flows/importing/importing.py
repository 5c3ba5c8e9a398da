"""« Importer » : the readings of an export kept as one batch, and taken back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.harvest import Asking
from app.domain.ids import EntryId, made_at
from app.domain.lent import Content
from app.domain.space import Space
from app.domain.write import Write
from app.flows.devices.devices import Devices
from app.flows.importing.owner import differs
from app.flows.importing.preview import Counting, Preview
from app.flows.importing.taking import KEPT, KNOWN, LEFT, Progress, Taking, unheard
from app.flows.traces.traces import Traces
from app.flows.whose import identity_of
from app.flows.world import World
from app.ports.airlock import Airlock
from app.ports.vault import Vault

_PREFIX: Final = "imported."
_UNDOABLE: Final = {KNOWN, LEFT}
"""What leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Imported:
    """« Import » : what became of a file; *tally* counts each fate, by its name.

    `kept` readings are new, `duplicate` ones were here already; the others are those
    of `app.domain.inbox.Fate`, and `left`, lines that hold nothing to keep.
    """

    batch: EntryId
    brand: str
    export: str
    tally: Mapping[str, int] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True, repr=False)
class Importing:
    """Imports of one space; the file itself is kept nowhere."""

    airlock: Airlock
    vault: Vault
    space: Space
    world: World
    devices: Devices
    traces: Traces

    def preview(self, content: Content, name: str, asking: Asking) -> Preview:
        """Say what a file holds and keep nothing of it.

        Raises Refused("import.no_readings") for another file, and what
        `Airlock.harvest` does.
        """
        brand, export = self._told(content, name)
        counting = Counting(self.vault, self.space, self.world.now())
        try:
            for items in self.airlock.harvest(content, asking, name=name):
                counting.add(items)
        except Refused as refused:
            if refused.code != "import.day_order":
                raise
            return Preview(brand, export, needs_day_order=True)
        owner = counting.owner
        return Preview(
            brand,
            export,
            counting.kinds(),
            counting.devices(),
            counting.skipped(),
            counting.repeated,
            owner.name,
            differs(owner, identity_of(self.vault, self.space)),
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
        batch = EntryId(self.world.new_id())
        taking = Taking(
            self.devices.inbox,
            self.traces,
            batch=batch,
            export=export,
            now=self.world.now(),
        )
        try:
            for items in self.airlock.harvest(content, asking, name=name):
                taking.add(items)
                progress(taking.done, max(total, taking.done))
        except BaseException:
            self._take_back(batch)
            raise
        imported = Imported(batch, brand, export, dict(taking.tally))
        if set(imported.tally) - _UNDOABLE:
            self._write(imported)
        return imported

    def undo(self, batch: EntryId) -> None:
        """Take back every reading an import brought."""
        self._take_back(batch)
        self.vault.commit(Write(self.space.id, settings={self._name(batch): None}))

    def batches(self) -> list[Imported]:
        """Return the imports that were made here and not taken back, the last first."""
        kept = self.vault.settings(self._name())
        found = [
            Imported(EntryId(bytes.fromhex(name.rpartition(".")[2])), **json.loads(raw))
            for name, raw in kept.items()
        ]
        return sorted(found, key=lambda one: one.batch, reverse=True)

    def _told(self, content: Content, name: str) -> tuple[str, str]:
        """Return the brand of an export, and its reader.

        Raises Refused("import.no_readings").
        """
        reading = self.airlock.read(content, name=name)
        if not reading.export:
            raise Refused("import.no_readings")
        return reading.title, reading.export

    def _take_back(self, batch: EntryId) -> None:
        self.traces.undo(batch)
        self.devices.undo(batch)

    def _write(self, imported: Imported) -> None:
        told = {
            "brand": imported.brand,
            "export": imported.export,
            "tally": imported.tally,
        }
        settings = {self._name(imported.batch): json.dumps(told).encode()}
        self.vault.commit(Write(self.space.id, settings=settings))

    def _name(self, batch: EntryId | None = None) -> str:
        """Return where an import is told, or how all of them begin."""
        return f"{_PREFIX}{self.space.id.hex()}.{batch.hex() if batch else ''}"
