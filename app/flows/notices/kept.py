"""« Choix » of notices, which follow the person, and what was told on this device."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.ids import SpaceId
from app.domain.notice import Sort
from app.domain.write import Write
from app.flows.preferences import Preferences
from app.ports.vault import Vault

_SWITCH, _YES, _NO = "notice/", "yes", "no"
_OFF_HERE: Final = "notice.off/"
"""What an earlier version noted on one device; it holds until the person chooses."""
_TOLD: Final = "notice.told/"


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """Switches are preferences, the same on every device of the person.

    What was told is a setting of this device, in its vault: it outlives a restart.
    """

    preferences: Preferences

    @property
    def space(self) -> SpaceId:
        """Return whose switches they are."""
        return self.preferences.space.id

    def on(self, sort: Sort) -> bool:
        """Say whether a sort is told; what is of security always is."""
        if sort is Sort.SECURITY:
            return True
        chosen = self.preferences.get(_SWITCH + sort)
        return (
            chosen != _NO if chosen else self._vault.setting(_OFF_HERE + sort) is None
        )

    def turn(self, sort: Sort, *, on: bool) -> None:
        """Have a sort told, or not any more; that of security is told all the same."""
        self.preferences.put(_SWITCH + sort, _YES if on else _NO)

    def told(self, sort: Sort) -> frozenset[str] | None:
        """Return the names of what stood at the last look, None before the first."""
        kept = self._vault.setting(_TOLD + sort)
        return None if kept is None else frozenset(kept.decode().split())

    def note(self, sort: Sort, names: Iterable[str]) -> None:
        """Remember what stands: it is not told again while it does."""
        settings = {_TOLD + sort: " ".join(sorted(names)).encode()}
        self._vault.commit(Write(self.space, settings=settings))

    @property
    def _vault(self) -> Vault:
        return self.preferences.vault
