"""Vaccinations without a document are gathered in one page, and proposed one by one."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Block, Matter, Shape
from app.imports import reader_of
from app.imports.fhir import READER
from app.imports.fhir.gathered import vaccinations
from app.imports.fhir.header import Around
from tests.app.imports.fhir.told import in_json, in_xml

FORMS = pytest.mark.parametrize("form", [in_json, in_xml])
DOSE: dict[str, Any] = {
    "resourceType": "Immunization",
    "status": "completed",
    "vaccineCode": {"text": "Priorix"},
    "patient": {"reference": "Patient/p"},
    "occurrenceDateTime": "2019-03-12",
}
PATIENT = {
    "resourceType": "Patient",
    "id": "p",
    "name": [{"family": "Fictif", "given": ["Ana"]}],
    "birthDate": "1958-03-12",
}


def bundle(*inside: dict[str, Any]) -> dict[str, Any]:
    entries = [{"resource": one} for one in inside]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


@FORMS
@pytest.mark.covers("C-043")
def test_one_alone_is_a_page_that_tells_it(form: Any) -> None:  # noqa: ANN401 - a function
    content = form(DOSE)
    reading = reader_of(content, "x").read(content)
    assert reading.header is not None
    assert reading.header.type == "11369-6"
    (one,) = reading.found
    assert (one.matter, one.label, one.when) == (
        Matter.VACCINE,
        "Priorix",
        "2019-03-12",
    )
    assert READER.lay is not None
    assert READER.lay(content) == (Block(Shape.ITEM, ("Priorix",)),)


@FORMS
def test_several_are_one_document_about_their_patient(form: Any) -> None:  # noqa: ANN401 - a function
    other = {**DOSE, "vaccineCode": {"text": "Revaxis"}}
    reading = READER.read(form(bundle(PATIENT, DOSE, other)))
    assert [one.label for one in reading.found] == ["Priorix", "Revaxis"]
    assert reading.header is not None
    assert reading.header.subject is not None
    assert reading.header.subject.family == "Fictif"


@FORMS
def test_a_name_alone_is_never_that_of_another_resource(form: Any) -> None:  # noqa: ANN401 - a function
    given = {**DOSE, "performer": [{"actor": {"display": "Dr Faux"}}]}
    other = {"resourceType": "Patient", "name": [{"text": "Bob DUPONT"}]}
    (one,) = READER.read(form(bundle(given, other))).found
    assert one.dose is not None
    assert one.dose.given_by == "Dr Faux"


@FORMS
def test_those_nobody_can_name_are_all_listed(form: Any) -> None:  # noqa: ANN401 - a function
    page = {"resourceType": "Composition", "author": [{"display": "Dr Faux"}]}
    reading = READER.read(form(bundle(page, DOSE, DOSE, PATIENT)))
    assert reading.header is not None
    assert reading.header.author == "Dr Faux"
    assert len(reading.found) == 2


@FORMS
def test_the_doses_of_another_patient_are_left_out(form: Any) -> None:  # noqa: ANN401 - a function
    theirs = {**DOSE, "patient": {"reference": "Patient/b"}}
    allergy = {
        "resourceType": "AllergyIntolerance",
        "code": {"text": "Latex"},
        "patient": {"reference": "Patient/b"},
    }
    other = {**PATIENT, "id": "b", "name": [{"family": "Autre"}]}
    told = bundle(DOSE, {**theirs, "id": "t"}, PATIENT, other, allergy)
    reading = READER.read(form(told))
    assert [one.label for one in reading.found] == ["Priorix"]
    assert reading.header is not None
    assert reading.header.subject is not None
    assert reading.header.subject.family == "Fictif"


def inside(family: str) -> dict[str, Any]:
    """Return a dose that holds its own patient."""
    patient = {"resourceType": "Patient", "id": "p", "name": [{"family": family}]}
    return {**DOSE, "contained": [patient], "patient": {"reference": "#p"}}


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (inside("Fictif"), inside("Fictif"), 2),
        (inside("Fictif"), inside("Autre"), 1),
        (DOSE, {**DOSE, "patient": {"reference": "Patient/p", "display": "Ana"}}, 2),
        (DOSE, {**DOSE, "patient": {"reference": "urn:p"}}, 2),
        (DOSE, {**DOSE, "patient": {}}, 1),
        (
            {**DOSE, "patient": {"display": "Ana"}},
            {**DOSE, "patient": {"display": "Bob"}},
            1,
        ),
    ],
)
def test_a_patient_is_the_same_however_it_is_named(
    first: dict[str, Any], second: dict[str, Any], count: int
) -> None:
    told = bundle(first, second)
    told["entry"].append({"fullUrl": "urn:p", "resource": PATIENT})
    assert len(READER.read(in_json(told)).found) == count


@FORMS
def test_a_patient_held_by_the_dose_is_whom_it_is_about(form: Any) -> None:  # noqa: ANN401 - a function
    reading = READER.read(form(inside("Autre")))
    assert reading.header is not None
    assert reading.header.subject is not None
    assert reading.header.subject.family == "Autre"


def test_what_holds_none_is_still_refused() -> None:
    assert vaccinations([PATIENT], Around())[1] == {}
    with pytest.raises(Refused, match=r"import\.unknown_format"):
        READER.read(in_json(PATIENT))


def test_the_official_example_is_read_alone(samples: Path) -> None:
    name = samples / "standards" / "fhir" / "ips" / "Immunization-75680.json"
    (one,) = READER.read(name.read_bytes()).found
    assert one.when == "1998-06-04T00:00:00+02:00"
    assert one.dose is not None
    assert one.dose.lot == "AXK23RWERS"
