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


def test_each_measure_is_known_by_its_name_and_its_code() -> None:
    for one in profiles().values():
        for url in one.known:
            assert kind_of([url], {one.loinc[0]}, one.ucum) == one.kind


def test_measures_that_share_a_profile_have_codes_of_their_own() -> None:
    codes = [one.loinc[0] for one in profiles().values()]
    assert len(codes) == len(set(codes))
    shared = [one for one in profiles().values() if "glucose" in one.url]
    assert len(shared) == 3


def test_what_is_not_ours_is_nothing() -> None:
    assert kind_of(["x"], {"y"}) == ""
