"""An advertisement is read whatever the platform; rotating addresses are never kept."""

from typing import Any

import pytest
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from sync.radio.hearing import heard, is_stable, long, short
from tests.sync.radio.studio import now

OWN = "0000fff0-1234-1000-8000-00805f9b34fb"


def test_the_sixteen_bits_of_a_uuid_are_enough() -> None:
    assert short(long("181d")) == "181d"
    assert short(OWN.upper()) == OWN
    assert long(OWN) == OWN


def test_an_advertisement_is_read_whole() -> None:
    at = now()
    data = AdvertisementData(
        "Ma balance",
        {343: b"\x01"},
        {long("181d"): b"\x22"},
        [long("181d")],
        0,
        -61,
        (),
    )
    advert = heard(BLEDevice("C0:00:00:00:00:01", "x", {}), data, at)
    assert (advert.name, advert.rssi, advert.heard_at) == ("Ma balance", -61, at)
    assert advert.services == {"181d"}
    assert advert.service_data == {"181d": b"\x22"}
    assert advert.companies == {343: b"\x01"}
    assert not advert.stable


@pytest.mark.parametrize(
    ("address", "kind", "stable"),
    [
        ("00:11:22:33:44:55", "public", True),
        ("C0:11:22:33:44:55", "random", True),
        ("FF:11:22:33:44:55", "random", True),
        ("7F:11:22:33:44:55", "random", False),
        ("3F:11:22:33:44:55", "random", False),
        ("C0:11:22:33:44:55", "", False),
        ("6B29FC40-CA47-1067-B31D-00DD010662DA", "public", False),
    ],
)
def test_only_a_public_or_static_address_is_stable(
    address: str, kind: str, *, stable: bool
) -> None:
    details = {"props": {"AddressType": kind}} if kind else {}
    assert is_stable(address, details) is stable


@pytest.mark.parametrize("details", [None, (), "x", object()])
def test_a_platform_that_says_nothing_gives_no_stable_address(details: Any) -> None:  # noqa: ANN401
    assert not is_stable("00:11:22:33:44:55", details)
