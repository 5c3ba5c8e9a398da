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
