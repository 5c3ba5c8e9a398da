"""What a stated number is in the unit we keep."""

from decimal import Decimal

import pytest

from app.domain.device import Special
from app.domain.sig.floats import Number
from app.domain.sig.units import celsius, kilograms, mg_per_dl, mm_hg


def said(value: Number) -> str:
    """Write a number with its own precision."""
    return format(value, "f")


@pytest.mark.parametrize(
    ("stated", "unit", "kept"),
    [
        ("0.00104", "kg/L", "104"),
        ("0.0055", "mol/L", "99"),
        ("5.5", "mmol/L", "99"),
        ("0.0063", "mol/L", "113"),
        ("3.8576", "mmol/L", "69"),
    ],
)
def test_glucose_is_kept_in_mg_per_dl(stated: str, unit: str, kept: str) -> None:
    assert said(mg_per_dl(Decimal(stated), unit)) == kept


def test_glucose_is_rounded_half_up() -> None:
    """67 558.5 would go down to the even number."""
    assert said(mg_per_dl(Decimal(3750), "mmol/L")) == "67559"


def test_kilopascals_become_whole_millimetres_of_mercury() -> None:
    assert said(mm_hg(Decimal("16.0"), "kPa")) == "120"
    assert said(mm_hg(Decimal(120), "mm[Hg]")) == "120"


@pytest.mark.parametrize(("stated", "kept"), [("98.6", "37.00"), ("100.1", "37.83")])
def test_fahrenheit_becomes_celsius(stated: str, kept: str) -> None:
    assert said(celsius(Decimal(stated), "[degF]")) == kept
    assert said(celsius(Decimal("37.1"), "Cel")) == "37.1"


def test_pounds_become_kilograms_exactly() -> None:
    assert said(kilograms(Decimal("154.32"), "[lb_av]")) == "69.9983745384"
    assert said(kilograms(Decimal("71.235"), "kg")) == "71.235"


@pytest.mark.parametrize("special", Special)
def test_what_is_no_number_stays_none(special: Special) -> None:
    assert mg_per_dl(special, "mol/L") is special
    assert mm_hg(special, "kPa") is special
    assert celsius(special, "[degF]") is special


@pytest.mark.parametrize("exponent", [-128, 34, 127])
def test_a_number_beyond_all_sense_raises_nothing(exponent: int) -> None:
    """A FLOAT may say 9.86E+34: it is asked about, like any other."""
    stated = Decimal(986).scaleb(exponent)
    for convert, unit in ((celsius, "[degF]"), (mm_hg, "kPa"), (mg_per_dl, "mol/L")):
        assert isinstance(convert(stated, unit), Decimal)
