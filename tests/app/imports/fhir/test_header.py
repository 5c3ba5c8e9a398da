"""Who made a FHIR document, whatever way it is said."""

from typing import Any

import pytest

from app.imports.fhir.header import Around, header_of
from tests.app.imports.fhir.told import CLINIC, DOCTOR

DEVICE = {"resourceType": "Device", "deviceName": [{"name": "Tensiomètre"}]}
NAMED = {"resourceType": "Practitioner", "name": [{"text": "Docteur Roux"}]}
QUALIFIED = {
    "resourceType": "Practitioner",
    "name": [{"family": "Roux"}],
    "qualification": [{"code": {"text": "Sage-femme"}}],
}
WORKING = {
    "resourceType": "PractitionerRole",
    "organization": {"reference": "Organization/c"},
}


@pytest.mark.parametrize(
    ("author", "said"),
    [
        (DOCTOR, ("Dr Charles Muller", "", "")),
        (NAMED, ("Docteur Roux", "", "")),
        (QUALIFIED, ("Roux", "Sage-femme", "")),
        (CLINIC, ("", "", "Clinique des Lilas")),
        (DEVICE, ("Tensiomètre", "", "")),
        (WORKING, ("", "", "Clinique des Lilas")),
    ],
)
def test_each_sort_of_author_is_named(
    author: dict[str, Any], said: tuple[str, str, str]
) -> None:
    around = Around({"a": author, "Organization/c": CLINIC})
    header = header_of({"author": [{"reference": "a"}]}, around)
    assert (header.author, header.profession, header.facility) == said


def test_a_name_alone_is_an_author() -> None:
    header = header_of({"author": [{"display": "Dr Roux"}]}, Around())
    assert header.author == "Dr Roux"


def test_what_it_replaces_is_found_through_what_it_names() -> None:
    older = {"masterIdentifier": {"value": "urn:oid:1"}}
    related = [{"code": "replaces", "target": {"reference": "DocumentReference/o"}}]
    around = Around({"DocumentReference/o": older})
    assert header_of({"relatesTo": related}, around).replaces == "urn:oid:1"
    appended = [{**related[0], "code": "appends"}]
    assert header_of({"relatesTo": appended}, around).replaces == ""


def test_nothing_said_is_nothing_known() -> None:
    header = header_of({"subject": {"reference": "Patient/x"}}, Around())
    assert (header.type, header.author, header.subject) == ("", "", None)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"status": "current", "docStatus": "preliminary"}, True),
        ({"status": "current", "docStatus": "final"}, False),
        ({"status": "current"}, False),
        ({"status": "preliminary"}, True),
        ({"status": "final"}, False),
    ],
)
def test_a_document_that_is_not_finished_is_provisional(
    state: dict[str, str], *, said: bool
) -> None:
    assert header_of(dict(state), Around()).provisional is said
