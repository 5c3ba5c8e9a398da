"""A line of values becomes a reading, whole or not at all."""

from decimal import Decimal

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.imports.health_connect.spots import GLUCOSE, SPOTS, WEIGHT, spotted
from tests.fictitious.health_connect import instant

SCALE = DeviceIdentity("file:health_connect|1", "health_connect")


def test_what_is_stated_stays_beside_what_is_kept() -> None:
    found = spotted(WEIGHT, instant(weight=71250.0), SCALE)  # type: ignore[arg-type]
    assert isinstance(found, Reading)
    assert (found.stated.text, found.stated.unit) == ("71250.0", "g")
    assert str(found.value) == "71.250"
    assert found.unit == "kg"


def test_half_a_pressure_is_none() -> None:
    pressure = SPOTS[-1]
    found = spotted(pressure, instant(systolic=128.0), SCALE)  # type: ignore[arg-type]
    assert isinstance(found, Rejected)
    assert found.reason == "value"


def test_moles_of_glucose_are_rounded_to_a_milligram() -> None:
    found = spotted(GLUCOSE, instant(level=5.5), SCALE)  # type: ignore[arg-type]
    assert isinstance(found, Reading)
    assert found.value == Decimal(99)
