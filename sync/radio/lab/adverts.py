"""An advertisement of bumble, sorted into bleak's drawers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from bleak.backends.scanner import AdvertisementData
from bumble import core

_NAMES = (0x08, 0x09)
_UUIDS = {0x02: 2, 0x03: 2, 0x06: 16, 0x07: 16}
_SERVICES = {0x16: 2, 0x21: 16}
_MAKER, _POWER = 0xFF, 0x0A


def uuid_text(value: bytes | core.UUID) -> str:
    """Return a UUID of any width as bleak writes it: 128 bits, lower case."""
    raw = value if isinstance(value, bytes) else value.to_bytes()
    full = core.UUID.from_bytes(raw).to_bytes(force_128=True)
    return str(UUID(bytes=full[::-1]))


@dataclass(slots=True)
class Shouted:
    """What one advertisement says."""

    name: str | None = None
    uuids: list[str] = field(default_factory=list)
    makers: dict[int, bytes] = field(default_factory=dict)
    services: dict[str, bytes] = field(default_factory=dict)
    power: int | None = None

    def take(self, kind: int, value: bytes) -> None:
        """Read one structure; what nobody knows is left aside."""
        if kind in _NAMES:
            self.name = value.decode("utf-8", "replace")
        elif kind in _UUIDS:
            width = _UUIDS[kind]
            cuts = range(0, len(value), width)
            self.uuids += [uuid_text(value[at : at + width]) for at in cuts]
        elif kind in _SERVICES:
            width = _SERVICES[kind]
            self.services[uuid_text(value[:width])] = value[width:]
        elif kind == _MAKER:
            self.makers[int.from_bytes(value[:2], "little")] = value[2:]
        elif kind == _POWER:
            self.power = int.from_bytes(value, "little", signed=True)

    def told(self, rssi: int) -> AdvertisementData:
        """Return it as bleak hands it over."""
        return AdvertisementData(
            self.name, self.makers, self.services, self.uuids, self.power, rssi, ()
        )


def read(structures: Iterable[tuple[int, bytes]]) -> Shouted:
    """Read an advertisement."""
    shouted = Shouted()
    for kind, value in structures:
        shouted.take(kind, value)
    return shouted
