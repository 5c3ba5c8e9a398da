"""A DocumentReference says what a file is; changing one thing changes only it."""

import json

import pytest
from syrupy.assertion import SnapshotAssertion

from app.domain.collection import Confidentiality
from app.domain.foreign import Header, Subject
from app.domain.ids import EntryId, SpaceId
from app.fhir import document, exact
from app.fhir.document import Described, File
from app.fhir.document_checks import faults


@pytest.fixture
def raw() -> bytes:
    """Return the description of a report."""
    return document.write(
        Described(
            id=EntryId(b"\1" * 16),
            space=SpaceId(b"\2" * 16),
            type="DOCPAT03",
            category="CPT_REND",
            title="Compte rendu",
            files=[File("application/pdf", 1234, bytes(20))],
            added="2026-11-21T09:00:00+01:00",
            act="2026-03-12",
        )
    )


def test_what_we_write_is_reviewed(raw: bytes, snapshot: SnapshotAssertion) -> None:
    assert json.dumps(json.loads(raw), indent=1) == snapshot


def test_what_we_write_is_valid_r4(raw: bytes) -> None:
    from fhir.resources.R4B.documentreference import DocumentReference

    DocumentReference.model_validate_json(raw)


def test_a_new_title_changes_nothing_else(raw: bytes) -> None:
    before, after = exact.read(raw), exact.read(document.renamed(raw, "Scanner"))
    assert after["content"][0]["attachment"].pop("title") == "Scanner"
    before["content"][0]["attachment"].pop("title")
    assert before == after


def test_a_new_category_is_a_new_type(raw: bytes) -> None:
    after = exact.read(document.refiled(raw, type_code="DOCPAT04", category="RADIO_SC"))
    assert after["type"]["coding"][0]["code"] == "DOCPAT04"
    assert after["category"][0]["coding"][0]["code"] == "RADIO_SC"


@pytest.mark.parametrize("act", ["1975-03", ""])
def test_a_date_may_be_partial_or_unknown(raw: bytes, act: str) -> None:
    context = exact.read(document.redated(raw, act))["context"]
    assert context.get("period", {}).get("start", "") == act


STATED = Header(
    type="11488-4",
    author="Dr Charles Muller",
    profession="Médecine générale",
    facility="Cabinet médical",
    custodian="Hôpital Nord",
    identifier="urn:oid:1.2.250.1.999.5",
    series="urn:oid:1.2.250.1.999",
    replaces="urn:oid:1.2.250.1.999.4",
    until="2026-03-13",
    confidentiality=("R",),
    subject=Subject("MARTIN", "DURAND", "Camille", "1948-03-07", "F", "1.2.3|255"),
)


@pytest.fixture
def report() -> bytes:
    """Return the description of a report a professional made."""
    return document.write(
        Described(
            id=EntryId(b"\1" * 16),
            space=SpaceId(b"\2" * 16),
            type="11488-4",
            category="CPT_REND",
            title="Consultation",
            files=[File("text/xml", 1234, bytes(20))],
            added="2026-11-21T09:00:00+01:00",
            made="2026-03-14T10:00:00+01:00",
            act="2026-03-12T08:30",
            until="2026-03-13",
            header=STATED,
        )
    )


def test_what_a_professional_made_is_reviewed(
    report: bytes, snapshot: SnapshotAssertion
) -> None:
    assert json.dumps(json.loads(report), indent=1, ensure_ascii=False) == snapshot
    assert faults(exact.read(report)) == []


def test_what_a_professional_made_is_valid_r4(report: bytes) -> None:
    from fhir.resources.R4B.documentreference import DocumentReference

    DocumentReference.model_validate_json(report)


def test_the_number_of_the_patient_is_never_written(report: bytes) -> None:
    assert b"255" not in report


def test_a_name_that_is_not_one_for_all_is_not_the_master() -> None:
    header = Header(identifier="4711")
    files = [File("text/xml", 1, bytes(20))]
    named = Described(
        EntryId(b"\1" * 16),
        SpaceId(b"\2" * 16),
        "DOCPAT03",
        "CPT_REND",
        "Lettre",
        files,
        "2026-11-21T09:00:00+01:00",
        header=header,
    )
    own = exact.read(document.write(named))["masterIdentifier"]["value"]
    assert own == "urn:uuid:01010101-0101-0101-0101-010101010101"


@pytest.mark.parametrize("level", list(Confidentiality))
def test_hiding_changes_one_label_only(report: bytes, level: Confidentiality) -> None:
    before, after = exact.read(report), exact.read(document.hidden(report, level))
    codes = [one["coding"][0]["code"] for one in after.pop("securityLabel")]
    before.pop("securityLabel")
    assert before == after
    assert codes == (["R"] if level is Confidentiality.N else [level.name, "R"])
