"""A measure is known by any of its canonicals, else by its code."""

import pytest

from app.fhir.profiles import kind_of, profiles

WEIGHT = (
    "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/mesures-fr-observation-body-weight",
    "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/mes-fr-observation-body-weight",
    "http://esante.gouv.fr/ci-sis/fhir/StructureDefinition/ENS_FrObservationBodyWeight",
    "http://interopsante.org/fhir/StructureDefinition/FrObservationBodyWeight",
    "http://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-observation-body-weight",
    "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-observation-body-weight",
)


@pytest.mark.parametrize("url", WEIGHT)
def test_every_name_of_the_weight_is_known(url: str) -> None:
    assert kind_of([url], set()) == "body-weight"


def test_no_two_measures_share_a_name() -> None:
    names = [url for one in profiles().values() for url in one.known]
    assert len(names) == len(set(names))


def test_what_is_not_ours_is_nothing() -> None:
    assert kind_of(["x"], {"y"}) == ""
