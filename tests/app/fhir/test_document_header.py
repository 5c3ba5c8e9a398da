"""Who made a document, and whom it names, in the words of FHIR."""

import pytest

from app.domain.foreign import Header, Subject
from app.fhir.document_header import (
    fhir_date,
    is_instant,
    master_identifier,
    patient,
    stated,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("1975", "1975"),
        ("1975-03", "1975-03"),
        ("1975-03-07", "1975-03-07"),
        ("1975-03-07T10:00", "1975-03-07"),
        ("1975-03-07T10:00+01:00", "1975-03-07"),
        ("1975-03-07T10:00:00", "1975-03-07"),
        ("1975-03-07T10:00:00+01:00", "1975-03-07T10:00:00+01:00"),
        ("hier", ""),
    ],
)
def test_a_date_keeps_its_true_precision(text: str, written: str) -> None:
    assert fhir_date(text) == written
    assert is_instant(text) is ("+01:00" in written)


@pytest.mark.parametrize(
    ("name", "master"),
    [
        ("urn:oid:1.2.250.1", True),
        ("urn:uuid:01010101-0101-0101-0101-010101010101", True),
        ("urn:oid:1.02", False),
        ("urn:oid:1.2 ", False),
        ("https://x", False),
        ("", False),
    ],
)
def test_only_a_name_for_all_is_the_master(name: str, master: bool) -> None:  # noqa: FBT001 - a verdict
    assert bool(master_identifier(Header(identifier=name))) is master
    assert master_identifier(None) == ""


def test_nothing_said_is_nothing_written() -> None:
    assert stated(Header()) == {}
    assert patient(None) is None
    assert patient(Subject()) == {"resourceType": "Patient", "id": "patient"}


def test_a_place_alone_is_an_author() -> None:
    written = stated(Header(facility="Laboratoire des Lilas"))
    assert written["author"] == [{"reference": "#facility"}]


def test_birth_name_and_used_name_are_told_apart() -> None:
    named = patient(Subject("MARTIN", "DURAND", "Camille", "1948-03", "F", "1|2"))
    assert named == {
        "resourceType": "Patient",
        "id": "patient",
        "name": [
            {"use": "official", "family": "MARTIN", "given": ["Camille"]},
            {"use": "usual", "family": "DURAND", "given": ["Camille"]},
        ],
        "birthDate": "1948-03",
        "gender": "female",
    }
