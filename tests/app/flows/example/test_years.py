"""Measures in bulk are those the flows of everybody would have written."""

import pytest

from app.domain.ids import SpaceId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.write import Origin
from app.fhir.models import model_faults
from app.flows.bmi import BMI
from app.flows.example.years import AT_ONCE, writes
from app.flows.measure import as_measure
from tests.app.flows.example.conftest import NOW, Place

SPACE = Space(SpaceId(b"s" * 16), "Suzanne", "1954-05-17")


def test_writes_are_few_and_small(place: Place) -> None:
    told = list(writes(SPACE, place.world, NOW))
    assert len(told) < 10
    assert all(len(write.entries) <= AT_ONCE for write in told)


@pytest.mark.covers("C-149")
def test_they_are_read_back_as_measures_and_are_sound(place: Place) -> None:
    vault = place.home.vault
    for write in writes(SPACE, place.world, NOW):
        vault.commit(write, origin=Origin.PEER)
    found = vault.find(SPACE.id, Query("blood-pressure", limit=3))
    assert all(len(as_measure(one).values) == 2 for one in found)
    assert [model_faults(one.body) for one in found] == [()] * 3 or not any(
        model_faults(one.body) for one in found
    )


def test_a_weight_and_a_height_of_one_day_make_a_bmi(place: Place) -> None:
    entries = [
        one for write in writes(SPACE, place.world, NOW) for one in write.entries
    ]
    bmi = [one for one in entries if one.kind == BMI]
    assert len(bmi) >= 6
    assert all(as_measure(one).computed and len(one.links) == 2 for one in bmi)


def test_a_daily_value_stands_for_its_day(place: Place) -> None:
    entries = [
        one for write in writes(SPACE, place.world, NOW) for one in write.entries
    ]
    days = [one.when.text for one in entries if one.kind == "steps-by-day"]
    assert all(len(day) == len("2026-11-22") for day in days)
    assert len(days) == len(set(days))
