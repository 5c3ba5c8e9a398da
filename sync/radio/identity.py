"""« Identité de l’appareil » : what its information service says of it (180A)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.dialogue import Advert, Driver

BATTERY: Final = "2a19"
ABOUT: Final = {
    "2a29": "manufacturer",
    "2a24": "model",
    "2a25": "serial",
    "2a26": "firmware",
    "2a27": "hardware",
    "2a28": "software",
}
SYSTEM_ID: Final = "2a23"
_SYSTEM_ID_SIZE = 8
_LONGEST = 64
_UNFILLED: Final = frozenset(
    {"serialnumber", "serial", "sn", "na", "none", "null", "unknown", "default"}
)
"""What kits of makers write there until somebody does, letters alone."""
_COUNTING: Final = "01234567890"
_DIGITS = 6


def identity_of(
    driver: Driver, advert: Advert, read: Mapping[str, bytes]
) -> DeviceIdentity:
    """Return who a device is, from what it answered, else from its address.

    A rotating address is never kept: the key is then drawn from how this machine
    calls the device, and holds as long as the system recognises it.
    """
    said = {field: _text(read.get(char, b"")) for char, field in ABOUT.items()}
    system_id = _system_id(read.get(SYSTEM_ID, b""))
    address = advert.address.upper() if advert.stable else ""
    key = _key(system_id, said, address) or f"app:{_veiled(advert.address)}"
    return DeviceIdentity(
        key, driver.name, system_id=system_id, address=address, **said
    )


def _key(system_id: str, said: Mapping[str, str], address: str) -> str:
    if system_id:
        return f"sys:{system_id}"
    if _tells_apart(said["serial"]):
        return f"sn:{said['manufacturer']}|{said['model']}|{said['serial']}"
    return f"mac:{address}" if address else ""


def _tells_apart(serial: str) -> bool:
    """Say whether a serial number is one: many devices are sold with their kit's."""
    bare = "".join(filter(str.isalnum, serial.lower()))
    counting = len(bare) >= _DIGITS and bare in _COUNTING
    return len(set(bare)) > 1 and bare not in _UNFILLED and not counting


def _text(raw: bytes) -> str:
    """Read a name as it may be: bounded, without the zeros some devices add."""
    text = raw.decode("utf-8", "replace").split("\0", 1)[0]
    return "".join(one for one in text if one.isprintable()).strip()[:_LONGEST]


def _system_id(raw: bytes) -> str:
    if len(raw) != _SYSTEM_ID_SIZE or len(set(raw)) == 1:
        return ""
    return raw[::-1].hex("-").upper()


def _veiled(address: str) -> str:
    return sha256(address.encode()).hexdigest()[:16]
