"""A DocumentReference of ours lacks nothing, and tells no number."""

from copy import deepcopy
from typing import Any

import pytest

from app.domain.errors import Broken
from app.domain.ids import EntryId, SpaceId
from app.fhir import document, exact
from app.fhir.document import Described, File
from app.fhir.document_checks import faults, require_valid


@pytest.fixture
def tree() -> exact.Tree:
    """Return a sound one."""
    described = Described(
        EntryId(b"\1" * 16),
        SpaceId(b"\2" * 16),
        "DOCPAT03",
        "CPT_REND",
        "Lettre",
        [File("application/pdf", 3, bytes(20))],
        "2026-11-21T09:00:00+01:00",
        act="2026-03",
    )
    return exact.read(document.write(described))


def test_a_sound_one_has_no_fault(tree: exact.Tree) -> None:
    assert faults(tree) == []
    require_valid(tree)


_STRANGER = {"coding": [{"system": "http://loinc.org", "code": "DOCPAT03"}]}


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("kind", {"resourceType": "Binary"}),
        ("source", {"meta": {"source": "http://x"}}),
        ("identifier", {"masterIdentifier": {"value": "4711"}}),
        ("status", {"status": "bogus"}),
        ("type", {"type": _STRANGER}),
        ("type", {"type": {"coding": []}}),
        ("category", {"category": []}),
        ("subject", {"subject": {"reference": "Group/1"}}),
        ("date", {"date": "2026-11-21"}),
        ("author", {"author": []}),
        ("label", {"securityLabel": [_STRANGER]}),
        ("label", {"securityLabel": []}),
        ("file", {"content": []}),
        ("file", {"content": [{"attachment": {"hash": "AA=="}}]}),
        ("period", {"context": {"period": {"start": "12 mars"}}}),
        ("period", {"context": {"period": {"start": "2026-03-12T08:30"}}}),
        ("inside", {"contained": [{"resourceType": "Patient", "id": "x"}]}),
        ("inside", {"custodian": {"reference": "#nobody"}}),
        (
            "number",
            {
                "contained": [
                    {"resourceType": "Patient", "id": "p", "identifier": [{}]}
                ],
                "author": [{"reference": "#p"}],
            },
        ),
        (
            "number",
            {"subject": {"reference": "Patient/urn:oid:1.2.250.1.213.1.4.8|1"}},
        ),
    ],
)
def test_each_fault_is_seen(
    tree: exact.Tree, fault: str, change: dict[str, Any]
) -> None:
    wrong = deepcopy(tree) | change
    assert faults(wrong) == [fault]
    with pytest.raises(Broken, match=r"fhir\.invalid"):
        require_valid(wrong)
