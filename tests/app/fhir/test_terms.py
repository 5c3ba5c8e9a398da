"""Ids are written as FHIR wants them."""

from app.domain.ids import EntryId, SpaceId
from app.fhir.terms import coded, observation_reference, patient_reference, text_id

RAW = bytes(range(16))


def test_an_id_is_a_uuid_in_text() -> None:
    assert text_id(RAW) == "00010203-0405-0607-0809-0a0b0c0d0e0f"
    assert patient_reference(SpaceId(RAW)) == f"Patient/{text_id(RAW)}"
    assert observation_reference(EntryId(RAW)) == f"Observation/{text_id(RAW)}"


def test_a_display_is_optional() -> None:
    assert coded("s", "c") == {"coding": [{"system": "s", "code": "c"}]}
    assert coded("s", "c", "d") == {
        "coding": [{"system": "s", "code": "c", "display": "d"}]
    }
