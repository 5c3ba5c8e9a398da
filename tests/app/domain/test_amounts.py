"""What a file states is kept in the unit of its kind, with its own precision."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import UCUM, UNITS, amount, number
from app.kinds import all_kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("72.50", "72.50"),
        (" 72,5 ", "72.5"),
        ("48.74499999999999", "48.74499999999999"),
        ("", None),
        ("1e5", None),
        ("NaN", None),
        ("1.2.3", None),
        ("9" * 13, None),
    ],
)
def test_a_number_is_digits_and_nothing_else(text: str, found: str | None) -> None:
    assert number(text) == (Decimal(found) if found else None)


@pytest.mark.parametrize(
    ("kind", "stated", "unit", "kept"),
    [
        ("body-weight", "72.50", "kg", "72.50"),
        ("body-weight", "70500.0", "g", "70.500"),
        ("body-weight", "10", "lb", "4.536"),
        ("body-height", "1.70", "m", "170"),
        ("blood-glucose", "5.5", "mmol/L", "99"),
        ("blood-pressure", "17.2", "kPa", "129"),
        ("oxygen-saturation", "0.975", "%", "97.5"),
        ("oxygen-saturation", "97", "%", "97"),
        ("body-temperature", "98.7", "degF", "37.056"),
    ],
)
def test_a_unit_becomes_that_of_the_kind(
    kind: str, stated: str, unit: str, kept: str
) -> None:
    assert amount(kind, Decimal(stated), unit) == Decimal(kept)


def test_a_stated_precision_stays() -> None:
    assert str(amount("body-weight", Decimal("72.50"), "kg")) == "72.50"


def test_an_unknown_unit_or_kind_gives_nothing() -> None:
    assert amount("body-weight", Decimal(1), "pierre") is None
    assert amount("humeur", Decimal(1), "kg") is None


def test_each_kind_is_one_of_ours_kept_in_its_own_unit() -> None:
    assert set(UNITS) <= set(UCUM)
    assert {code: all_kinds()[code].ucum for code in UCUM} == UCUM


@given(st.sampled_from(sorted(UNITS)), st.decimals(-(10**12), 10**12, places=3))
def test_no_number_of_digits_breaks_a_conversion(kind: str, value: Decimal) -> None:
    for unit in UNITS[kind]:
        assert isinstance(amount(kind, value, unit), Decimal)
