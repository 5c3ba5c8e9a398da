"""A target is said in the unit shown, whatever its bounds."""

from decimal import Decimal

import pytest

from app.domain.target import Target
from app.kinds import kind
from tests.screens.fletunit import plain
from views.parts.measures.aim import aim_of, bands_of, between

WEIGHT, GLUCOSE = kind("body-weight"), kind("blood-glucose")


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Target(Decimal(70), Decimal(75)), "de 70,0 kg à 75,0 kg"),
        (Target(Decimal(70)), "70,0 kg au moins"),
        (Target(high=Decimal(75)), "75,0 kg au plus"),
        (Target(), ""),
    ],
)
def test_bounds_are_said(bounds: Target, said: str) -> None:
    assert plain(between(WEIGHT, bounds)) == said


def test_two_values_are_named() -> None:
    targets = (Target(high=Decimal(140)), Target(high=Decimal(90)))
    said = plain(aim_of(kind("blood-pressure"), targets))
    assert said == (
        "Le premier chiffre (le plus haut), 140 mmHg au plus, "
        "Le second chiffre (le plus bas), 90 mmHg au plus"
    )


def test_a_band_is_in_the_unit_shown_and_a_target_hides_the_published_range() -> None:
    target = Target(Decimal(80), Decimal(160))
    (band,) = bands_of(GLUCOSE, (target,))
    assert band.bounds == Target(Decimal("0.80"), Decimal("1.60"))
    sensor = kind("interstitial-glucose")
    (range_band,) = bands_of(sensor, (Target(),))
    assert range_band.bounds.high == Decimal("1.8")
    assert [one.label for one in bands_of(sensor, (target,))] == ["Objectif"]
    assert bands_of(WEIGHT, (Target(),)) == []
