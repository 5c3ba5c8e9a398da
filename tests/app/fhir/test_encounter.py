"""A stay becomes an Encounter FHIR knows, and what it says comes back."""

import json

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.stay import Stay
from app.fhir import encounter, exact
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
FULL = Stay("2026-03", "2026-03-12", "CHU Fictif", "Cardiologie", "Pose d'un stent")


@pytest.mark.parametrize("stay", [FULL, Stay(start="1975"), Stay(reason="Genou")])
@pytest.mark.parametrize("status", ["planned", "in-progress", "finished", "unknown"])
def test_what_is_written_is_sound_and_reads_back(stay: Stay, status: str) -> None:
    body = encounter.write(ENTRY, SPACE, stay, status)
    assert model_faults(body) == ()
    assert encounter.read(body) == stay
    assert exact.read(body)["status"] == status


def test_nothing_unsaid_is_written() -> None:
    tree = exact.read(encounter.write(ENTRY, SPACE, Stay(start="1975"), "unknown"))
    assert tree["period"] == {"start": "1975"}
    assert not {"serviceType", "reasonCode", "serviceProvider"} & tree.keys()


def test_a_change_keeps_what_somebody_else_wrote() -> None:
    theirs = exact.read(encounter.write(ENTRY, SPACE, FULL, "finished"))
    theirs["serviceType"]["coding"] = [{"system": "urn:x", "code": "12"}]
    theirs["hospitalization"] = {"dietPreference": [{"text": "sans sel"}]}
    asked = Stay(FULL.start, "", FULL.facility, FULL.unit, "Contrôle")
    body = encounter.changed(exact.write(theirs), asked, "unknown")
    tree = exact.read(body)
    assert encounter.read(body) == asked
    assert tree["serviceType"] == theirs["serviceType"]
    assert tree["hospitalization"] == theirs["hospitalization"]
    assert tree["period"] == {"start": FULL.start}
    assert model_faults(body) == ()


def test_a_shape_nobody_expected_says_nothing() -> None:
    odd = {"resourceType": "Encounter", "period": [1], "reasonCode": {}, "class": 3}
    assert encounter.read(json.dumps(odd).encode()) == Stay()
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        encounter.read(b"nothing")
