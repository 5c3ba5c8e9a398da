"""« Deux versions » : both sides of a change made on two devices, to choose from."""

from dataclasses import dataclass, replace

from app.domain.conflict import DELETED, Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Write
from app.flows.world import World
from app.ports.vault import Vault

KEPT_MS = 90 * 86_400_000
"""How long the version that lost is kept, in ms."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The entry as it is, and the version that lost; *deletion*: it was a removal."""

    conflict: Conflict
    entry: Entry

    @property
    def deletion(self) -> bool:
        """Say whether the other choice is to delete."""
        return DELETED in self.conflict.losing.meta


class Conflicts:
    """Shows what the merge could not decide; nothing is lost meanwhile."""

    def __init__(self, space: SpaceId, vault: Vault, world: World) -> None:
        self._space = space
        self._vault = vault
        self._world = world

    def list(self) -> list[Versions]:
        """Return what waits for a choice, newest first, 90 days at most."""
        since = self._world.ms() - KEPT_MS
        found = [one for one in self._vault.conflicts(self._space) if one.at >= since]
        ids = list(dict.fromkeys(one.entry for one in found))
        entries = self._vault.entries(self._space, ids[:500])
        return [
            Versions(one, entries[one.entry]) for one in found if one.entry in entries
        ]

    def keep(self, conflict: bytes) -> None:
        """Keep the entry as it is. Raises Refused("conflict.absent")."""
        found = self._find(conflict)
        self._vault.commit(Write(self._space, settled=(found.id,)))

    def take_other(self, conflict: bytes) -> None:
        """Put the other version back, as a change of today.

        Raises Refused("conflict.absent").
        """
        found = self._find(conflict)
        if DELETED in found.losing.meta:
            write = Write(self._space, removed=(found.entry,), settled=(found.id,))
        else:
            other = replace(found.losing, updated=self._world.ms())
            write = Write(self._space, entries=(other,), settled=(found.id,))
        self._vault.commit(write)

    def _find(self, conflict: bytes) -> Conflict:
        for one in self._vault.conflicts(self._space):
            if one.id == conflict:
                return one
        raise Refused("conflict.absent")
