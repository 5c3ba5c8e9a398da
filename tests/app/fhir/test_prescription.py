"""A prescription says what its lines say: nothing computed, nothing guessed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.prescribed import Medicine, Prescription
from app.fhir.prescription import read, write
from tests.app.prescriptions import GIVEN

Change = Callable[[dict[str, Any]], object]
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)
amounts = st.builds("{} {}".format, st.integers(0, 999), words)
medicines = st.builds(
    Medicine,
    words,
    words,
    st.just("") | amounts,
    st.just("") | amounts,
    st.integers(-1, 12),
    st.sampled_from(("", "2027-02-01", "2027-02")),
)
prescriptions = st.builds(
    Prescription,
    st.lists(medicines, min_size=1, max_size=5).map(tuple),
    words,
    words,
    st.sampled_from(("2026", "2026-11", "2026-11-01")),
    words,
)


@given(prescriptions)
def test_what_is_written_is_read(prescription: Prescription) -> None:
    assert read(write(prescription)) == prescription


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_a_prescription_or_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        read(raw)


@pytest.mark.covers("C-014")
def test_each_line_is_a_sound_request_of_the_guide() -> None:
    from fhir.resources.R4B.bundle import Bundle

    tree = json.loads(write(GIVEN))
    Bundle.model_validate(tree)
    for entry in tree["entry"]:
        line = entry["resource"]
        assert line["resourceType"] == "MedicationRequest"
        assert (line["status"], line["intent"]) == ("active", "order")
        assert {"authoredOn", "requester", "groupIdentifier"} <= line.keys()
        (dosage,) = line["dosageInstruction"]
        assert dosage.keys() == {"text"}


def changed(change: Change) -> bytes:
    tree = json.loads(write(GIVEN))
    change(tree["entry"][0]["resource"])
    return json.dumps(tree).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.update(doNotPerform=True),
        lambda line: line.update(modifierExtension=[{"url": "urn:x"}]),
        lambda line: line["dosageInstruction"][0].update(
            modifierExtension=[{"url": "urn:x"}]
        ),
        lambda line: line["dosageInstruction"][0].pop("text"),
        lambda line: line["groupIdentifier"].update(value="another"),
        lambda line: line["subject"].update(display="somebody else"),
        lambda line: line["requester"].update(display="somebody else"),
        lambda line: line.update(authoredOn="yesterday"),
        lambda line: line.update(medicationCodeableConcept={}),
        lambda line: line.update(medicationCodeableConcept=[1]),
        lambda line: line["dispenseRequest"].update(numberOfRepeatsAllowed="2"),
        lambda line: line["dispenseRequest"]["quantity"].update(value="3"),
        lambda line: line["medicationCodeableConcept"].update(text="m" * 1_001),
        lambda line: line["medicationCodeableConcept"].update(text="gm 5\u202e"),
        lambda line: line.update(dosageInstruction=[{"text": "x" * 600}] * 2),
    ],
    ids=range(15),
)
def test_a_line_that_forbids_mixes_or_hides_something_is_refused(
    change: Change,
) -> None:
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        read(changed(change))


def test_a_line_no_longer_in_force_is_not_shown() -> None:
    found = read(changed(lambda line: line.update(status="cancelled")))
    assert [one.name for one in found.medicines] == [GIVEN.medicines[1].name]


def test_nothing_in_force_is_no_prescription() -> None:
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        read(write(GIVEN).replace(b'"active"', b'"stopped"'))


def test_too_many_medicines_are_refused() -> None:
    lines = (Medicine("Eau", "Un verre."),)
    assert len(read(write(Prescription(lines * 50))).medicines) == 50
    with pytest.raises(Refused, match=r"prescription\.unreadable"):
        read(write(Prescription(lines * 51)))


def test_who_and_what_may_be_told_by_reference() -> None:
    line = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "intent": "order",
        "contained": [
            {"resourceType": "Medication", "id": "m", "code": {"text": "Eau"}}
        ],
        "medicationReference": {"reference": "#m"},
        "subject": {"reference": "Patient/p"},
        "requester": {"reference": "urn:uuid:1"},
        "dispenseRequest": {"quantity": {"value": 1.50, "code": "mL"}},
    }
    patient = {
        "resourceType": "Patient",
        "id": "p",
        "name": [{"given": ["Zoé", "Anne"], "family": "Exemple"}],
    }
    place = {"resourceType": "Organization", "name": "Cabinet fictif"}
    entries = [
        {"resource": line},
        {"resource": patient},
        {"fullUrl": "urn:uuid:1", "resource": place},
    ]
    found = read(json.dumps({"resourceType": "Bundle", "entry": entries}).encode())
    assert (found.patient, found.prescriber) == ("Zoé Anne Exemple", "Cabinet fictif")
    assert found.medicines == (Medicine("Eau", quantity="1.5 mL"),)
