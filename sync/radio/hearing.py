"""« Annonce » : what a device shouts, from bleak's words to ours."""

import re
from datetime import datetime
from typing import Any, Final

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from app.domain.dialogue import Advert

_SIG = re.compile(r"0000([0-9a-f]{4})-0000-1000-8000-00805f9b34fb")
_MAC = re.compile(r"[0-9A-F]{2}(:[0-9A-F]{2}){5}")
_STATIC: Final = 0xC0
"""The two high bits of a random address that never changes."""


def short(uuid: str) -> str:
    """Return the 16 bits of a UUID of the Bluetooth SIG, else all of it."""
    found = _SIG.fullmatch(uuid.lower())
    return found[1] if found else uuid.lower()


def long(uuid: str) -> str:
    """Return the 128 bits of a UUID, as bleak writes it."""
    return f"0000{uuid}-0000-1000-8000-00805f9b34fb" if len(uuid) == 4 else uuid  # noqa: PLR2004 - the digits of 16 bits


def heard(device: BLEDevice, said: AdvertisementData, at: datetime) -> Advert:
    """Return an advertisement as the drivers read it."""
    return Advert(
        address=device.address,
        heard_at=at,
        name=said.local_name or "",
        rssi=said.rssi,
        stable=is_stable(device.address, device.details),
        services=frozenset(map(short, said.service_uuids)),
        service_data={short(uuid): data for uuid, data in said.service_data.items()},
        companies=dict(said.manufacturer_data),
    )


def is_stable(address: str, details: Any) -> bool:  # noqa: ANN401 - each platform its own
    """Say whether an address is public or static: False when nobody tells.

    macOS gives no address at all, Windows does not say of which sort it is.
    """
    props = details.get("props", {}) if isinstance(details, dict) else {}
    kind = props.get("AddressType", "")
    if not _MAC.fullmatch(address.upper()):
        return False
    return kind == "public" or (kind == "random" and int(address[:2], 16) >= _STATIC)
