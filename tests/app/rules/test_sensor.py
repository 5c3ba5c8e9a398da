"""The figures of a sensor: plain arithmetic, each threshold from the table."""

from decimal import Decimal
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.target import Target
from app.rules.sensor import (
    enough,
    management_of,
    mean_of,
    rules,
    shares_of,
    variation_of,
)

READINGS = st.lists(st.integers(40, 400), min_size=1, max_size=60)
AIM = Target(Decimal(70), Decimal(180))


def tally(readings: list[int]) -> dict[Decimal, int]:
    """Count each value."""
    return {Decimal(one): readings.count(one) for one in readings}


@given(READINGS)
def test_a_tally_says_what_its_readings_say(readings: list[int]) -> None:
    counted = tally(readings)
    assert float(mean_of(counted)) == pytest.approx(fmean(readings))
    spread = pstdev(readings) / fmean(readings)
    assert float(variation_of(counted)) == pytest.approx(spread, abs=1e-9)


@given(READINGS)
def test_the_three_shares_are_everything(readings: list[int]) -> None:
    found = shares_of(tally(readings), AIM)
    assert found.below + found.inside + found.above == pytest.approx(Decimal(1))
    inside = sum(70 <= one <= 180 for one in readings) / len(readings)
    assert float(found.inside) == pytest.approx(inside)


@pytest.mark.parametrize(
    ("mean", "said"), [("150", "6.9"), ("154", "7.0"), ("100", "5.7"), ("300", "10.5")]
)
def test_the_indicator_follows_its_formula(mean: str, said: str) -> None:
    assert management_of(Decimal(mean)) == Decimal(said)


@pytest.mark.parametrize(
    ("days", "share", "said"),
    [(14, "0.70", True), (13, "1", False), (14, "0.69", False), (90, "0.9", True)],
)
def test_too_little_says_nothing(days: int, share: str, said: bool) -> None:  # noqa: FBT001 - a table
    assert enough(days, Decimal(share)) is said


def test_a_mean_of_nothing_varies_by_nothing() -> None:
    assert variation_of({Decimal(0): 3}) == 0


def test_each_rule_has_a_source_a_year_and_a_status() -> None:
    for row in rules().values():
        assert str(row["year"]) in row["source"]
        assert row["status"] in {"relu", "à confirmer"}
