"""What bleak raises is said in our words, or is a lost link."""

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)

from app.ports.radio import Availability
from sync.radio.faults import LinkLostError, missing, refusal, why_not
from views.errors import SENTENCES

FAILED, FORBIDDEN = "org.bluez.Error.Failed", "org.bluez.Error.NotPermitted"
Why = BleakBluetoothNotAvailableReason


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BleakGATTProtocolError(0x05), "needs_pairing"),
        (BleakGATTProtocolError(0x0F), "needs_pairing"),
        (BleakDBusError(FORBIDDEN, ["Insufficient Encryption"]), "needs_pairing"),
        (BleakGATTProtocolError(0xFD), "fd"),
        (BleakGATTProtocolError(0x80), "80"),
        (BleakDBusError(FAILED, ["Operation failed with ATT error: 0x81"]), "81"),
        (
            BleakDBusError(FAILED, ["Operation failed with ATT error: 0x05"]),
            "needs_pairing",
        ),
        (BleakCharacteristicNotFoundError("2a2b"), "absent"),
    ],
)
def test_a_refusal_has_a_code(error: BleakError, code: str) -> None:
    assert refusal(error) == code


@pytest.mark.parametrize(
    "error", [BleakError("disconnected"), BleakDBusError(FAILED, ["Not connected"])]
)
def test_what_says_no_more_is_a_lost_link(error: BleakError) -> None:
    with pytest.raises(LinkLostError):
        refusal(error)


@pytest.mark.parametrize(
    ("why", "there"),
    [
        (Why.POWERED_OFF, Availability.OFF),
        (Why.DENIED_BY_USER, Availability.DENIED),
        (Why.DENIED_BY_SYSTEM, Availability.DENIED),
        (Why.NO_BLUETOOTH, Availability.NO_ADAPTER),
        (Why.NO_BLE_CENTRAL_ROLE, Availability.UNSUPPORTED),
    ],
)
def test_where_there_is_no_bluetooth_the_reason_is_known(
    why: BleakBluetoothNotAvailableReason, there: Availability
) -> None:
    assert why_not(BleakBluetoothNotAvailableError("", why)) is there


def test_no_bus_is_no_adapter_and_no_platform_is_unsupported() -> None:
    assert why_not(FileNotFoundError()) is Availability.NO_ADAPTER
    assert why_not(BleakDBusError("ServiceUnknown", [])) is Availability.NO_ADAPTER
    assert why_not(BleakError("Unsupported platform")) is Availability.UNSUPPORTED


@pytest.mark.parametrize("there", set(Availability) - {Availability.READY})
def test_each_absence_has_its_sentence(there: Availability) -> None:
    assert missing(there).code in SENTENCES
