"""Who a device is comes from what it says of itself, never from its address first."""

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
