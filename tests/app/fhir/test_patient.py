"""The identity of a space says what the person said, and no more."""

import pytest

from app.domain.ids import SpaceId
from app.fhir import exact, patient


@pytest.mark.parametrize("birth", ["1958-03-12", "1958", ""])
def test_a_patient_is_valid_r4(birth: str) -> None:
    from fhir.resources.R4B.patient import Patient

    raw = patient.write(SpaceId(bytes(16)), name="Rose", birth_date=birth)
    Patient.model_validate_json(raw)
    assert exact.read(raw).get("birthDate", "") == birth


def test_names_are_added_once_and_nothing_else_changes() -> None:
    raw = patient.write(SpaceId(bytes(16)), name="Rose", birth_date="1958-03-12")
    borne = {"use": "official", "family": "MARTIN", "given": ["Rose", "Anne"]}
    named = {"resourceType": "Patient", "name": [borne], "birthDate": "1900"}
    stranger = {"resourceType": "Organization", "name": "Hôpital"}
    document = exact.write({"contained": [stranger, named]})
    after = patient.also_named(raw, document)
    assert patient.names(after) == ["Rose", "Rose Anne MARTIN"]
    assert patient.trait(after, "birthDate") == "1958-03-12"
    assert patient.also_named(after, document) == after
    assert patient.also_named(raw, b"{}") == raw


def test_what_is_not_known_is_empty() -> None:
    raw = patient.write(SpaceId(bytes(16)), name="Rose", birth_date="")
    assert patient.trait(raw, "gender") == patient.number(raw) == ""
