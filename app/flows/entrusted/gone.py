"""« Terminé » : grants that were left, or whose last day came, never heeded again."""

import json
from dataclasses import dataclass
from typing import Final

from app.domain.ids import SpaceId
from app.ports.vault import Vault

_GONE: Final = "gone/"


@dataclass(frozen=True, slots=True)
class Gone:
    """What is remembered of a lane that was erased: no name, no rubric.

    *grants* are those not heeded any more; *head* is how far the space had come when
    the last look found no other.
    """

    grants: frozenset[bytes] = frozenset()
    head: int = 0

    @classmethod
    def of(cls, vault: Vault, lane: SpaceId) -> "Gone":
        """Return what is remembered of *lane*, nothing if it was never erased."""
        kept = vault.secret(_name(lane))
        if not kept:
            return cls()
        grants, head = json.loads(kept)
        return cls(frozenset(map(bytes.fromhex, grants)), head)

    def secrets(self, lane: SpaceId) -> dict[str, bytes]:
        """Return what the vault keeps of it."""
        said = [sorted(grant.hex() for grant in self.grants), self.head]
        return {_name(lane): json.dumps(said).encode()} if self.grants else {}


def is_gone(vault: Vault, lane: SpaceId, grant: bytes) -> bool:
    """Say whether a grant is of those not heeded any more."""
    return grant in Gone.of(vault, lane).grants


def _name(lane: SpaceId) -> str:
    return f"{_GONE}{lane.hex()}/"
