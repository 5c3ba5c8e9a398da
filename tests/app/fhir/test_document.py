"""A DocumentReference says what a file is; changing one thing changes only it."""

import json

import pytest
from syrupy.assertion import SnapshotAssertion

from app.domain.collection import Confidentiality
from app.domain.ids import EntryId, SpaceId
from app.fhir import document, exact
from app.fhir.document import Described, File


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


@pytest.mark.parametrize("level", list(Confidentiality)[:3])
def test_each_level_has_its_code(level: Confidentiality) -> None:
    label = document._label(level)["coding"]
    assert isinstance(label, list)
    assert label[0]["code"] == level.name
