"""« Choix » of notices on this device, and what was told: both outlive a restart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.ids import SpaceId
from app.domain.notice import Sort
from app.domain.write import Write
from app.ports.vault import Vault

_OFF: Final = "notice.off/"
_TOLD: Final = "notice.told/"


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """Settings of this device, in its vault: no other device has them."""

    vault: Vault
    space: SpaceId

    def on(self, sort: Sort) -> bool:
        """Say whether a sort is told; what is of security always is."""
        return sort is Sort.SECURITY or self.vault.setting(_OFF + sort) is None

    def turn(self, sort: Sort, *, on: bool) -> None:
        """Have a sort told, or not any more; that of security is told all the same."""
        self._write(_OFF + sort, None if on else b"1")

    def told(self, sort: Sort) -> frozenset[str] | None:
        """Return the names of what stood at the last look, None before the first."""
        kept = self.vault.setting(_TOLD + sort)
        return None if kept is None else frozenset(kept.decode().split())

    def note(self, sort: Sort, names: Iterable[str]) -> None:
        """Remember what stands: it is not told again while it does."""
        self._write(_TOLD + sort, " ".join(sorted(names)).encode())

    def _write(self, name: str, value: bytes | None) -> None:
        self.vault.commit(Write(self.space, settings={name: value}))
