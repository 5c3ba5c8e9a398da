"""« Brouillons » : what was being typed, found again after a crash."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.ids import EntryId, SpaceId
from app.domain.write import Write
from app.ports.vault import Vault

_PREFIX = "draft/"
_NOWHERE = SpaceId(bytes(16))
"""Drafts belong to the device: they never leave it."""


def of_document(entry: EntryId) -> str:
    """Name the draft of what is being changed of a document."""
    return f"document:{entry.hex()}"


def dropped(name: str) -> dict[str, bytes | None]:
    """Return the `Write.settings` that forget a draft."""
    return {_PREFIX + name: None}


def forgotten(entries: Iterable[EntryId]) -> dict[str, bytes | None]:
    """Return the `Write.settings` that forget what was being changed of *entries*."""
    return {_PREFIX + of_document(entry): None for entry in entries}


@dataclass(frozen=True, slots=True, repr=False)
class Drafts:
    """Forms not finished, by name, inside the encrypted store of this device."""

    vault: Vault

    def keep(self, name: str, fields: Mapping[str, str]) -> None:
        """Keep what a form holds now; durable when it returns."""
        text = json.dumps(dict(fields), ensure_ascii=False)
        self._write(name, text.encode())

    def get(self, name: str) -> Mapping[str, str]:
        """Return what a form held, nothing when it has no draft."""
        kept = self.vault.setting(_PREFIX + name)
        return dict(json.loads(kept)) if kept else {}

    def drop(self, name: str) -> None:
        """Forget a draft: the form was sent, or given up."""
        self._write(name, None)

    def list(self) -> list[str]:
        """Return the names of the drafts kept."""
        return [name.removeprefix(_PREFIX) for name in self.vault.settings(_PREFIX)]

    def _write(self, name: str, kept: bytes | None) -> None:
        self.vault.commit(Write(_NOWHERE, settings={_PREFIX + name: kept}))
