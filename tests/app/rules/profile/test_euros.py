"""Amounts typed the French way are read to the cent; anything else is no amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.profile.euros import euros

CENTS = st.integers(0, 999_999_999).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("26,50", "26.50"),
        ("26,5", "26.50"),
        ("26.50", "26.50"),
        ("0", "0.00"),
        ("1\u202f234,56\u00a0€", "1234.56"),
        ("30 euros", "30.00"),
        (" 1 200 ", "1200.00"),
        ("12 500,00 €", "12500.00"),
        ("1 234 567", "1234567.00"),
        ("30 EUR", "30.00"),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert euros(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("", "gratuit", "-3", "1,234", "1e3", "12 345 678", "3,,5", "€", "$5", "٣"),
        *("26 50", "2 6", "1 20 000", "1234 567", "26 , 50", "26 € 50", "1 200 50"),
    ],
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert euros(typed) == ""


@pytest.mark.covers("C-027")
@given(CENTS)
def test_no_cent_is_lost(amount: Decimal) -> None:
    assert Decimal(euros(f"{amount}".replace(".", ","))) == amount
    assert euros(euros(f"{amount}")) == euros(f"{amount}")
