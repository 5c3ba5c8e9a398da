"""Three years of values: believable, the same each time, none from tomorrow."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from app.flows.example.mornings import WAVES, YEARS, mornings
from app.flows.typed import require_plausible
from app.kinds import kind, measure_kinds

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.covers("C-149")
def test_what_is_noted_at_home_is_in_the_story() -> None:
    known = {one.code for one in measure_kinds() if not one.computed}
    elsewhere = {"head-circumference", "hba1c", "oxygen-saturation", "respiratory-rate"}
    assert set(WAVES) == known - elsewhere


@pytest.mark.covers("C-149")
def test_every_value_is_one_nobody_would_be_asked_about() -> None:
    for one in mornings(NOW):
        require_plausible(kind(one.kind), one.values, child=False, confirmed=False)


def test_they_come_in_order_for_three_years_until_now() -> None:
    told = list(mornings(NOW))
    weights = [one.at for one in told if one.kind == "body-weight"]
    assert all(before < after for before, after in pairwise(weights))
    assert max(one.at for one in told) <= NOW
    assert NOW - weights[0] > timedelta(days=365 * YEARS - 8)


@pytest.mark.covers("C-149")
def test_the_same_moment_gives_the_same_values() -> None:
    assert list(mornings(NOW)) == list(mornings(NOW))


def test_values_waver() -> None:
    weights = {one.values for one in mornings(NOW) if one.kind == "body-weight"}
    assert len(weights) > 20
