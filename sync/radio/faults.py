"""What bleak raises, said in our words."""

import re
from typing import Final

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)

from app.domain.errors import Unreachable
from app.ports.radio import Availability

NEEDS_PAIRING: Final = "needs_pairing"
_SECURITY = {0x05, 0x0F}
_FORBIDDEN = {"org.bluez.Error.NotPermitted", "org.bluez.Error.NotAuthorized"}
_ATT = re.compile(r"ATT error: 0x([0-9a-fA-F]{2})")
_Why = BleakBluetoothNotAvailableReason
_WHY = {
    _Why.POWERED_OFF: Availability.OFF,
    _Why.DENIED_BY_USER: Availability.DENIED,
    _Why.DENIED_BY_SYSTEM: Availability.DENIED,
    _Why.DENIED_BY_UNKNOWN: Availability.DENIED,
    _Why.NO_BLE_CENTRAL_ROLE: Availability.UNSUPPORTED,
}


class LinkLostError(Exception):
    """The device is out of reach: the dialogue starts again from what was kept."""


def refusal(error: BleakError) -> str:
    """Return the code of a refusal: an ATT one, or a word.

    Raises LinkLostError for what says no more than that it failed.
    """
    if isinstance(error, BleakCharacteristicNotFoundError):
        return "absent"
    code = _att(error)
    if code in _SECURITY:
        return NEEDS_PAIRING
    if code is not None:
        return f"{code:02x}"
    if isinstance(error, BleakDBusError) and error.dbus_error in _FORBIDDEN:
        return NEEDS_PAIRING
    raise LinkLostError from error


def _att(error: BleakError) -> int | None:
    if isinstance(error, BleakGATTProtocolError):
        return int(error.code)
    found = _ATT.search(str(error)) if isinstance(error, BleakDBusError) else None
    return int(found[1], 16) if found else None


def why_not(error: Exception) -> Availability:
    """Say what is missing, from what a scan that could not begin raised."""
    if isinstance(error, BleakBluetoothNotAvailableError):
        return _WHY.get(error.reason, Availability.NO_ADAPTER)
    if isinstance(error, BleakDBusError | OSError):
        return Availability.NO_ADAPTER
    return Availability.UNSUPPORTED


def missing(there: Availability) -> Unreachable:
    """Return the error of a place where there is no Bluetooth, and why."""
    code = f"bluetooth.{there}"
    return Unreachable(code)
