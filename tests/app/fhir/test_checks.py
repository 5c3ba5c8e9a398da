"""The checks hold for every measure, and each value of two is looked at."""

from decimal import Decimal

import pytest

from app.domain.ids import EntryId, SpaceId
from app.fhir import exact, observation
from app.fhir.checks import faults
from app.fhir.observation import Measured

PRESSURE = Measured(
    EntryId(bytes(16)),
    SpaceId(bytes(16)),
    "blood-pressure",
    (Decimal(128), Decimal(82)),
    "2026-11-21",
)


@pytest.fixture
def pressure() -> exact.Tree:
    """Return a blood pressure as we write it."""
    return exact.read(observation.write(PRESSURE))


def test_an_unknown_profile_is_a_fault(pressure: exact.Tree) -> None:
    meta = pressure["meta"] | {"profile": ["x"]}
    assert faults(pressure | {"meta": meta}) == ["profile"]


def test_an_older_generation_is_not_what_we_write(pressure: exact.Tree) -> None:
    pressure["meta"]["profile"] = [
        "http://interopsante.org/fhir/StructureDefinition/FrObservationBp"
    ]
    assert faults(pressure) == ["profile"]


def test_both_components_are_needed(pressure: exact.Tree) -> None:
    assert faults(pressure | {"component": pressure["component"][:1]}) == ["value"]


def test_the_order_of_components_matters(pressure: exact.Tree) -> None:
    assert faults(pressure | {"component": pressure["component"][::-1]}) == ["value"]


def test_no_value_at_the_top_of_two(pressure: exact.Tree) -> None:
    top = pressure["component"][0]["valueQuantity"]
    assert faults(pressure | {"valueQuantity": top}) == ["value"]


def test_a_boolean_is_no_number(pressure: exact.Tree) -> None:
    pressure["component"][0]["valueQuantity"]["value"] = True
    assert faults(pressure) == ["value"]
