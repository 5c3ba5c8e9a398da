"""A report of results without a document is one page, whose author is told."""

from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Matter
from app.imports import reader_of
from app.imports.fhir import READER
from tests.app.imports.fhir.told import PATIENT, in_json, in_xml

FORMS = pytest.mark.parametrize("form", [in_json, in_xml])
LABORATORY = {
    "resourceType": "Organization",
    "id": "l",
    "name": "Laboratoire du Vieux-Chêne",
}
GROUP: dict[str, Any] = {
    "resourceType": "Observation",
    "id": "g",
    "status": "final",
    "code": {
        "coding": [{"system": "http://loinc.org", "code": "882-1"}],
        "text": "Groupe sanguin ABO et Rh",
    },
    "subject": {"reference": "Patient/p"},
    "effectiveDateTime": "2026-01-14",
    "valueCodeableConcept": {"text": "A Rh(D) positif"},
}
REPORT: dict[str, Any] = {
    "resourceType": "DiagnosticReport",
    "identifier": [{"system": "urn:oid:1.2.3", "value": "R-7"}],
    "status": "final",
    "category": [{"coding": [{"code": "LAB"}]}],
    "code": {"text": "Carte de groupe sanguin"},
    "subject": {"reference": "Patient/p"},
    "effectiveDateTime": "2026-01-14",
    "issued": "2026-01-15T09:00:00+01:00",
    "performer": [{"reference": "Organization/l"}],
    "result": [{"reference": "Observation/g"}],
}


def bundle(*inside: dict[str, Any]) -> dict[str, Any]:
    """Return resources as a service gives them, without a document."""
    entries = [{"resource": one} for one in inside]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


@FORMS
@pytest.mark.covers("C-032")
def test_a_report_says_who_made_it_of_whom_and_what(form: Any) -> None:  # noqa: ANN401 - a function
    content = form(bundle(PATIENT, LABORATORY, REPORT, GROUP))
    reading = reader_of(content, "x").read(content)
    header = reading.header
    assert header
    assert (header.type, header.facility, header.author) == (
        "11502-2",
        LABORATORY["name"],
        "",
    )
    assert (header.identifier, header.since) == ("R-7", "2026-01-14")
    assert header.subject
    assert header.subject.family == "MARTIN"
    assert reading.title == "Carte de groupe sanguin"
    (one,) = reading.found
    assert (one.matter, one.value, one.code) == (
        Matter.RESULT,
        "A Rh(D) positif",
        "882-1",
    )
    assert READER.lay is not None
    assert READER.lay(content)


@FORMS
def test_results_inside_the_report_are_read_too(form: Any) -> None:  # noqa: ANN401 - a function
    told = {**REPORT, "contained": [GROUP], "result": [{"reference": "#g"}]}
    (one,) = READER.read(form(told)).found
    assert one.code == "882-1"


@FORMS
def test_the_results_of_another_patient_are_left_out(form: Any) -> None:  # noqa: ANN401 - a function
    other = {**GROUP, "id": "h", "subject": {"reference": "Patient/q"}}
    both = [{"reference": "Observation/g"}, {"reference": "Observation/h"}]
    told = bundle(PATIENT, {**REPORT, "result": both}, GROUP, other)
    assert len(READER.read(form(told)).found) == 1


@FORMS
def test_a_result_nobody_reports_is_left_out(form: Any) -> None:  # noqa: ANN401 - a function
    stray = {**GROUP, "id": "h"}
    told = bundle(PATIENT, REPORT, GROUP, stray)
    assert len(READER.read(form(told)).found) == 1


@FORMS
def test_a_report_of_images_is_no_report_of_analyses(form: Any) -> None:  # noqa: ANN401 - a function
    image = {**REPORT, "category": [{"coding": [{"code": "RAD"}]}]}
    header = READER.read(form(bundle(PATIENT, image, GROUP))).header
    assert header
    assert header.type != "11502-2"


@pytest.mark.parametrize(
    "inside",
    [
        (GROUP,),
        (REPORT, REPORT, GROUP),
        ({**REPORT, "status": "entered-in-error"}, GROUP),
    ],
)
def test_what_is_not_one_true_report_is_refused(inside: tuple[dict[str, Any]]) -> None:
    with pytest.raises(Refused):
        READER.read(in_json(bundle(*inside)))
