"""« Terminé » : grants whose last day came, never heeded again."""

import json
from dataclasses import dataclass
from typing import Final

from app.domain.ids import SpaceId
from app.ports.vault import Vault

_GONE: Final = "gone/"


@dataclass(frozen=True, slots=True)
class Gone:
    """What is remembered of a lane that was erased: no name, no rubric.

    *grants* are those not heeded any more. Those *past* ended by their last day alone,
    *until* (Unix ms): a clock that was wrong takes nothing away for ever.
    """

    grants: frozenset[bytes] = frozenset()
    past: frozenset[bytes] = frozenset()
    until: int = 0

    @classmethod
    def of(cls, vault: Vault, lane: SpaceId) -> "Gone":
        """Return what is remembered of *lane*, nothing if it was never erased."""
        kept = vault.secret(_name(lane))
        if not kept:
            return cls()
        grants, _, *more = json.loads(kept)
        past, until = more or ([], 0)
        return cls(_ids(grants), _ids(past), until)

    @property
    def every(self) -> frozenset[bytes]:
        """Every grant not heeded for now."""
        return self.grants | self.past

    def at(self, now: int) -> "Gone":
        """Return what is gone by a clock that says *now* (Unix ms)."""
        return Gone(self.grants) if now < self.until else self

    def secrets(self, lane: SpaceId) -> dict[str, bytes]:
        """Return what the vault keeps of it; the second place served before 0041."""
        said = [_texts(self.grants), 0, _texts(self.past), self.until]
        return {_name(lane): json.dumps(said).encode()} if self.every else {}


def is_gone(vault: Vault, lane: SpaceId, grant: bytes) -> bool:
    """Say whether a grant is of those not heeded any more."""
    return grant in Gone.of(vault, lane).every


def _ids(texts: list[str]) -> frozenset[bytes]:
    return frozenset(map(bytes.fromhex, texts))


def _texts(ids: frozenset[bytes]) -> list[str]:
    return sorted(one.hex() for one in ids)


def _name(lane: SpaceId) -> str:
    return f"{_GONE}{lane.hex()}/"
