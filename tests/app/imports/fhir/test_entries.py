"""What a summary says one by one is listed; what it denies is not."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.foreign import Found, Matter
from app.imports.fhir import READER
from app.imports.fhir.entries import FOUND_MAX, found
from app.imports.fhir.header import Around
from tests.app.imports.fhir.told import in_json, summary

_SNOMED = "http://snomed.info/sct"


def coded(words: str, code: str = "1", system: str = _SNOMED) -> dict[str, Any]:
    """Return a coded concept."""
    return {"coding": [{"system": system, "code": code, "display": words}]}


def told(kind: str, **said: Any) -> tuple[Found, ...]:  # noqa: ANN401 - any JSON
    """Return what one resource says."""
    return found(Around({"a": {"resourceType": kind, **said}}))


@pytest.mark.parametrize(
    ("kind", "said", "wanted"),
    [
        (
            "Immunization",
            {"vaccineCode": coded("Grippe"), "occurrenceDateTime": "2025-10"},
            Found(Matter.VACCINE, "Grippe", when="2025-10", code="1", system=_SNOMED),
        ),
        (
            "Observation",
            {
                "code": {"text": "Glycémie"},
                "valueQuantity": {"value": Decimal("1.10"), "code": "g/L"},
            },
            Found(Matter.RESULT, "Glycémie", "1.10", "g/L"),
        ),
        (
            "Observation",
            {
                "code": {"text": "Poids"},
                "category": [coded("", "vital-signs")],
                "valueQuantity": {"value": 70, "unit": "kg"},
            },
            Found(Matter.MEASURE, "Poids", "70", "kg"),
        ),
        (
            "Observation",
            {
                "code": {"text": "Troponine"},
                "valueQuantity": {"comparator": "<", "value": 5, "unit": "ng/L"},
            },
            Found(Matter.RESULT, "Troponine", "< 5", "ng/L"),
        ),
        (
            "Observation",
            {"code": {"text": "Groupe"}, "valueCodeableConcept": {"text": "A+"}},
            Found(Matter.RESULT, "Groupe", "A+"),
        ),
        (
            "MedicationRequest",
            {
                "medicationCodeableConcept": {"text": "Héparine"},
                "dosageInstruction": [{"text": "1 par jour"}],
                "authoredOn": "hier",
            },
            Found(Matter.PRESCRIPTION, "Héparine", "1 par jour"),
        ),
        (
            "Condition",
            {"code": {"text": "Asthme"}, "clinicalStatus": coded("", "active")},
            Found(Matter.PROBLEM, "Asthme"),
        ),
        (
            "Condition",
            {"code": {"text": "Fracture"}, "clinicalStatus": coded("", "resolved")},
            Found(Matter.HISTORY, "Fracture"),
        ),
    ],
)
def test_each_thing_is_told_as_it_is(
    kind: str, said: dict[str, Any], wanted: Found
) -> None:
    (one,) = told(kind, **said)
    assert replace(one, dose=None) == wanted
    assert bool(one.dose) == (wanted.matter is Matter.VACCINE)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("AllergyIntolerance", {"code": coded("No known allergy", "716186003")}),
        ("AllergyIntolerance", {"code": coded("x", "y", "urn:absent-unknown-uv-ips")}),
        ("Immunization", {"vaccineCode": coded("Grippe"), "status": "not-done"}),
        ("Condition", {"code": coded("x"), "verificationStatus": coded("", "refuted")}),
        ("Observation", {"code": coded("Groupe d'analyses")}),
        ("MedicationRequest", {"code": coded("Aspirine"), "doNotPerform": True}),
        ("MedicationRequest", {"code": coded("Aspirine"), "doNotPerform": ["true"]}),
        ("Immunization", {}),
        ("Patient", {"code": coded("x")}),
    ],
)
def test_what_is_denied_or_has_no_name_is_not_listed(
    kind: str, said: dict[str, Any]
) -> None:
    assert told(kind, **said) == ()


def test_a_medicine_may_stand_beside() -> None:
    medicine = {"resourceType": "Medication", "code": {"text": "Anastrozole"}}
    taken = {
        "resourceType": "MedicationStatement",
        "medicationReference": {"reference": "m"},
        "effectivePeriod": {"start": "2015-03"},
    }
    (one,) = found(Around({"t": taken, "m": medicine}))
    assert one == Found(Matter.TREATMENT, "Anastrozole", when="2015-03")


@pytest.mark.parametrize(
    ("kind", "said", "past"),
    [
        ("MedicationStatement", {"status": "stopped"}, True),
        ("MedicationStatement", {"status": "completed"}, True),
        ("MedicationStatement", {"status": "active"}, False),
        ("Immunization", {"status": "completed"}, False),
        ("AllergyIntolerance", {"clinicalStatus": coded("", "resolved")}, True),
        ("AllergyIntolerance", {"clinicalStatus": coded("", "inactive")}, True),
        ("AllergyIntolerance", {"clinicalStatus": coded("", "active")}, False),
    ],
)
def test_what_is_over_is_told_so(kind: str, said: dict[str, Any], past: bool) -> None:  # noqa: FBT001 - a case
    (one,) = told(kind, code={"text": "x"}, **said)
    assert one.past is past


@pytest.mark.parametrize(
    ("kind", "said", "until"),
    [
        (
            "MedicationStatement",
            {"effectivePeriod": {"start": "2015", "end": "2016"}},
            "2016",
        ),
        (
            "Condition",
            {"onsetDateTime": "2015", "abatementDateTime": "2016-03"},
            "2016-03",
        ),
        ("Condition", {"onsetDateTime": "2015", "abatementDateTime": "hier"}, ""),
    ],
)
def test_the_day_it_ended_is_told_when_it_is_known(
    kind: str, said: dict[str, Any], until: str
) -> None:
    (one,) = told(kind, code={"text": "x"}, **said)
    assert (one.when, one.until) == ("2015", until)


def test_a_list_has_an_end() -> None:
    many = {
        f"{n}": {"resourceType": "Condition", "code": {"text": "x"}} for n in range(600)
    }
    assert len(found(Around(many))) == FOUND_MAX


def test_a_real_summary_is_listed(samples: Path) -> None:
    name = "Bundle-IPS-examples-Bundle-with-immunization.json"
    content = (samples / "standards/fhir/ips" / name).read_bytes()
    listed = READER.read(content).found
    assert [one.matter for one in listed].count(Matter.RESULT) == 6
    assert (
        Found(
            Matter.RESULT,
            "Hemoglobin A1c/Hemoglobin.total in Blood by HPLC",
            "7.5",
            "%",
            when="2017-11-10T08:20:00+01:00",
            code="17856-6",
            system="http://loinc.org",
        )
        in listed
    )
    assert not any("No known" in one.label for one in listed)


def test_the_illnesses_of_a_relative_are_listed_with_who_that_is() -> None:
    said = {
        "relationship": {"text": "Mère"},
        "condition": [{"code": coded("Diabète")}, {"code": {}}],
    }
    expected = Found(Matter.FAMILY, "Diabète", "Mère", code="1", system=_SNOMED)
    assert told("FamilyMemberHistory", status="completed", **said) == (expected,)
    assert told("FamilyMemberHistory", status="entered-in-error", **said) == ()


def test_a_medicine_is_told_as_it_is_taken() -> None:
    said = {"medicationCodeableConcept": {"text": "Ventoline"}}
    dosage = [{"text": "2 bouffées"}]
    (one,) = told("MedicationStatement", status="active", dosage=dosage, **said)
    assert (one.label, one.value) == ("Ventoline", "2 bouffées")


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    ("status", "provisional"),
    [
        ("final", False),
        ("amended", False),
        ("preliminary", True),
        ("entered-in-error", True),
    ],
)
def test_what_a_page_that_is_not_final_says_is_provisional(
    status: str,
    provisional: bool,  # noqa: FBT001 - a column of the table
) -> None:
    bundle = summary()
    bundle["entry"][0]["resource"]["status"] = status
    (one,) = READER.read(in_json(bundle)).found
    assert one.provisional is provisional
