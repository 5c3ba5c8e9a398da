"""What a Xiaomi scale shouts, against frames that were captured by others."""

from decimal import Decimal

import pytest

from app.domain.sig import xiaomi
from app.domain.sig.dates import DeviceTime
from app.domain.sig.packet import DecodeError
from app.domain.sig.xiaomi import Shout

WHEN = DeviceTime(2021, 4, 11, 16, 19, 1)
FULL = Shout(Decimal("85.15"), "kg", WHEN, impedance=428)


@pytest.mark.parametrize("unit", ["kg", "[lb_av]", "jin"])
def test_a_shout_comes_back(unit: str) -> None:
    first = Shout(Decimal("86.5"), unit, WHEN, stable=False, removed=True)
    assert xiaomi.decode(xiaomi.encode_first(first)) == first
    assert xiaomi.decode(xiaomi.encode_second(first)) == first
    assert xiaomi.decode(xiaomi.encode_second(FULL)) == FULL


def test_each_unit_becomes_kilograms() -> None:
    assert Shout(Decimal("154.32"), "[lb_av]", WHEN).kg == Decimal("69.9983745384")
    assert Shout(Decimal("142.4"), "jin", WHEN).kg == Decimal("71.2")


@pytest.mark.parametrize("impedance", ["0000", "b80b", "feff", "fdff", "ffff"])
def test_a_resistance_nobody_has_is_none(impedance: str) -> None:
    raw = bytes.fromhex(f"0226e507040b101301{impedance}8642")
    assert xiaomi.decode(raw).impedance is None


def test_a_resistance_that_was_not_felt_is_none() -> None:
    assert xiaomi.decode(bytes.fromhex("0224e507040b101301ac018642")).impedance is None


@pytest.mark.parametrize("raw", ["319e43e507040b101301", "0166e507040b101301ac018642"])
def test_two_units_at_once_are_refused(raw: str) -> None:
    with pytest.raises(DecodeError, match="unit"):
        xiaomi.decode(bytes.fromhex(raw))


@pytest.mark.parametrize("size", [0, 9, 11, 12, 14])
def test_another_length_is_of_another_scale(size: int) -> None:
    with pytest.raises(DecodeError, match="size"):
        xiaomi.decode(bytes(size))
