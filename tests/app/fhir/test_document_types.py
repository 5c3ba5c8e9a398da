"""Each of the 114 official types is filed in one of fifteen categories."""

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from app.domain.collection import Rubric
from app.fhir.document_types import category_rubrics, document_types, rubric_of

_OFFICIAL = Path("standards/jdv/JDV_J07_XdsTypeCode_CISIS.xml")
_CONCEPT = "{urn:ihe:iti:svs:2008}Concept"


@pytest.mark.covers("C-006")
def test_each_type_has_exactly_one_of_fifteen_categories() -> None:
    assert len(document_types()) == 114
    assert len(category_rubrics()) == 15
    used = {one.category for one in document_types().values()}
    assert used == set(category_rubrics())


@pytest.mark.covers("C-006")
def test_the_types_are_those_of_the_official_value_set(samples: Path) -> None:
    concepts = parse(samples / _OFFICIAL).iter(_CONCEPT)  # noqa: S314 - our sample
    official = {one.attrib["code"]: one.attrib["displayName"] for one in concepts}
    assert official == {code: one.name for code, one in document_types().items()}


@pytest.mark.parametrize(
    ("code", "category", "rubric"),
    [
        ("57833-6", "ORD_SOIN", Rubric.PRESCRIPTION),
        ("60593-1", "ORD_SOIN", Rubric.DISPENSATION),
        ("18776-5", "ORD_SOIN", Rubric.CARE_PLAN),
        ("80565-5", "ORD_SOIN", Rubric.ADMINISTERED),
        ("11502-2", "BIOLOGIE", Rubric.REPORT),
        ("18748-4", "RADIO_SC", Rubric.IMAGING),
        ("87273-9", "CAR_VAC", Rubric.VACCINES),
        ("EXPPAT_1", "VDP", Rubric.WISHES),
        ("EXPPAT_3", "DIR_ANT", Rubric.WISHES),
        ("28653-4", "AUTR_DOC", Rubric.OTHER_DOCUMENTS),
        ("34842-5", "AUTR_DOC", Rubric.OTHER_DOCUMENTS),
        ("74465-6", "QUEST_SANTE", Rubric.OTHER_DOCUMENTS),
        ("REMB", "REMB", Rubric.REIMBURSEMENT),
    ],
)
def test_a_type_says_where_it_is_kept(code: str, category: str, rubric: Rubric) -> None:
    found = document_types()[code]
    assert (found.category, found.rubric) == (category, rubric)


def test_another_category_chosen_by_the_person_keeps_its_own_rubric() -> None:
    assert rubric_of("ORD_SOIN", "60593-1") is Rubric.DISPENSATION
    assert rubric_of("CERT_MED", "60593-1") is Rubric.CERTIFICATE
    assert rubric_of("A_RANGER", "x") is Rubric.OTHER_DOCUMENTS


def test_style_sheets_alone_are_never_listed() -> None:
    hidden = {code for code, one in document_types().items() if one.unlisted}
    assert hidden == {"FEUILLE-DE-STYLE"}


def test_people_read_no_abbreviation() -> None:
    labels = [one.label for one in document_types().values()]
    shouted = [
        one for one in labels if any(w.isupper() and len(w) > 1 for w in one.split())
    ]
    assert shouted == []
