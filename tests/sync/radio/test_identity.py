"""Who a device is comes from what it says of itself, never from its address first."""

import pytest

from app.domain.dialogue import Advert
from sync.radio.identity import identity_of
from tests.sync.radio.studio import nothing, now

STABLE = Advert("C0:00:00:00:00:01", now(), stable=True)
ROTATING = Advert("5b:00:00:00:00:01", now())
SYSTEM = bytes.fromhex("debc9afeff563412")
SAID = {"2a29": b"Acme", "2a24": b"M1", "2a25": b"42\0\0"}


def test_its_system_id_is_first_read_the_right_way_round() -> None:
    found = identity_of(nothing(), STABLE, SAID | {"2a23": SYSTEM})
    assert found.key == "sys:12-34-56-FF-FE-9A-BC-DE"
    assert found.system_id == "12-34-56-FF-FE-9A-BC-DE"
    assert (found.manufacturer, found.model, found.serial) == ("Acme", "M1", "42")


def test_its_serial_number_is_second() -> None:
    for odd in (bytes(8), b"\x01", b""):
        found = identity_of(nothing(), STABLE, SAID | {"2a23": odd})
        assert (found.key, found.system_id) == ("sn:Acme|M1|42", "")


def test_a_stable_address_is_third() -> None:
    assert identity_of(nothing(), STABLE, {}).key == "mac:C0:00:00:00:00:01"


def test_a_rotating_address_is_never_written() -> None:
    found = identity_of(nothing(), ROTATING, {})
    assert found.key.startswith("app:")
    assert found.address == ""
    assert "5b" not in found.key.lower().replace("app:", "")[:2]


def test_a_name_is_bounded_and_holds_no_control_character() -> None:
    found = identity_of(nothing(), STABLE, {"2a24": b"A\x1b[31m\xff" + b"x" * 500})
    assert "\x1b" not in found.model
    assert len(found.model) == 64


@pytest.mark.parametrize(
    "serial",
    ["Serial Number", "serial number", "0", "0000000", "1111", "FFFFFFFF", "N/A"],
)
@pytest.mark.parametrize(
    ("advert", "key"),
    [(STABLE, "mac:C0:00:00:00:00:01"), (ROTATING, "app:")],
)
def test_a_serial_number_that_was_never_filled_tells_nobody_apart(
    serial: str, advert: Advert, key: str
) -> None:
    said = SAID | {"2a25": serial.encode()}
    assert identity_of(nothing(), advert, said).key.startswith(key)


@pytest.mark.parametrize("serial", ["1234567890", "12345678", "123456"])
def test_digits_that_follow_each_other_are_no_serial_number(serial: str) -> None:
    said = SAID | {"2a25": serial.encode()}
    assert identity_of(nothing(), STABLE, said).key == "mac:C0:00:00:00:00:01"


@pytest.mark.parametrize("serial", ["42", "SN0001", "1112", "SERIAL-7"])
def test_a_serial_number_that_was_filled_is_believed(serial: str) -> None:
    said = SAID | {"2a25": serial.encode()}
    assert identity_of(nothing(), STABLE, said).key == f"sn:Acme|M1|{serial}"


@pytest.mark.parametrize("same", [b"\0", b"\xff", b"\x11"])
def test_a_system_id_of_one_byte_repeated_is_none(same: bytes) -> None:
    found = identity_of(nothing(), STABLE, SAID | {"2a23": same * 8})
    assert (found.key, found.system_id) == ("sn:Acme|M1|42", "")
