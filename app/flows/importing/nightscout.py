"""« Nightscout » : the entries of a site, brought here to be looked at, then kept."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.domain.errors import Refused
from app.domain.write import Write
from app.flows.preferences import Preferences
from app.ports.courier import Progress, unheard
from app.ports.nightscout import Site
from app.rules.addresses import secured

NAME: Final = "nightscout.json"
"""The name to give what was brought, as that of a file."""
DAYS_MAX: Final = 5 * 366
WINDOW: Final = 30
"""Days asked at once: a small site answers in time."""
SIZE_MAX: Final = 100 << 20
_DAY: Final = int(timedelta(days=1).total_seconds() * 1000)
_ADDRESS: Final = "nightscout.address"
_OPEN, _CLOSE = b"[", b"]"


@dataclass(frozen=True, slots=True, repr=False)
class Nightscout:
    """Brings entries as the bytes of one file; the token is kept nowhere."""

    site: Site
    preferences: Preferences

    def address(self) -> str:
        """Return the address that answered last, "" before the first."""
        kept = self.preferences.vault.setting(self._name)
        return kept.decode() if kept else ""

    async def bring(
        self, address: str, token: str, *, days: int, tell: Progress = unheard
    ) -> bytes:
        """Return the entries of the last *days*, for `Importing.preview` and `take`.

        *tell* hears how many windows came, out of how many; what it raises ends it.
        Raises Refused("import.empty") where there is none, Refused("import.too_large")
        and what `Site.entries` does.
        """
        place = checked(address)
        brought, size = list[bytes](), 0
        windows = self._windows(min(max(1, days), DAYS_MAX))
        for rank, (since, until) in enumerate(windows):
            found = _inside(
                await self.site.entries(place, token, since=since, until=until)
            )
            size += len(found)
            if size > SIZE_MAX:
                raise Refused("import.too_large")
            brought += [found] if found else []
            tell(rank + 1, len(windows))
        if not brought:
            raise Refused("import.empty")
        await asyncio.to_thread(self._keep, place)
        return _OPEN + b",".join(brought) + _CLOSE

    def _windows(self, days: int) -> list[tuple[int, int]]:
        """Return the stretches to ask for, in ms since 1970, the oldest first."""
        now = self.preferences.world.ms()
        starts = [now - _DAY * back for back in range(days, 0, -WINDOW)]
        return list(zip(starts, [*starts[1:], now + 1], strict=True))

    def _keep(self, place: str) -> None:
        settings = {self._name: place.encode()}
        self.preferences.vault.commit(
            Write(self.preferences.space.id, settings=settings)
        )

    @property
    def _name(self) -> str:
        return f"{_ADDRESS}.{self.preferences.space.id.hex()}"


def checked(address: str) -> str:
    """Return the address of a site, without what ends it.

    In clear to this very device only. Raises Refused("nightscout.address").
    """
    place = secured(address)
    if not place:
        raise Refused("nightscout.address")
    return place


def _inside(entries: bytes) -> bytes:
    """Return what stands between the brackets of an array, not looked at.

    Raises Refused("nightscout.unknown").
    """
    bare = entries.strip()
    if not (bare.startswith(_OPEN) and bare.endswith(_CLOSE)):
        raise Refused("nightscout.unknown")
    return bare[1:-1].strip()
