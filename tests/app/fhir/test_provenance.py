"""A signature becomes a Provenance FHIR knows, inside its message, and comes back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId, SpaceId
from app.domain.signature import Agreed, Signature
from app.fhir import exact, provenance
from app.fhir.models import model_faults
from tests.vectors.strategies import IDS, KEYS, code_of

pytestmark = pytest.mark.covers("C-056")
AT = 1_795_255_200_123
AGREED = Agreed(
    SpaceId(bytes(15) + b"\1"), EntryId(bytes(15) + b"\2"), bytes(range(32)), AT
)
MADE = Signature(AGREED, DeviceId(bytes(15) + b"\3"), bytes(64))
PDF = "application/pdf"
MADES = st.builds(
    Signature,
    st.builds(Agreed, IDS, IDS, KEYS, st.integers(1, 253_402_300_799_999)),
    IDS,
    st.binary(min_size=64, max_size=64),
)


def within(held: Any) -> bytes:  # noqa: ANN401 - any JSON
    """Return a message that holds something."""
    return exact.write({"resourceType": "Communication", "contained": [held]})


TREE = provenance.provenance(MADE, PDF)


@given(MADES)
def test_what_is_written_reads_back(made: Signature) -> None:
    assert provenance.read(within(provenance.provenance(made, PDF))) == made


def test_it_is_sound_and_an_unsound_one_is_seen() -> None:
    assert model_faults(exact.write(TREE)) == ()
    assert model_faults(exact.write(TREE | {"recorded": "yesterday"})) != ()


def test_it_says_who_signed_what_when_and_for_which_request() -> None:
    told = TREE
    (seal,) = told["signature"]
    assert told["agent"][0]["who"]["reference"] == (
        "Patient/00000000-0000-0000-0000-000000000001"
    )
    assert told["entity"][0]["what"]["reference"] == (
        "Communication/00000000-0000-0000-0000-000000000002"
    )
    assert told["target"][0]["identifier"]["value"] == (
        "ni:///sha-256;AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    )
    assert seal["type"][0]["code"] == "1.2.840.10065.1.12.1.7"
    assert seal["when"] == told["recorded"] == "2026-11-21T10:00:00.123+00:00"
    assert seal["who"]["identifier"]["value"] == MADE.device.hex()
    assert (seal["targetFormat"], seal["onBehalfOf"]) == (PDF, told["agent"][0]["who"])


def test_what_the_message_holds_beside_changes_nothing() -> None:
    held = [{"resourceType": "Basic"}, TREE | {"id": "proof"}]
    assert provenance.read(exact.write({"contained": held})) == MADE


LACKING: list[dict[str, Any]] = [
    {"agent": []},
    {"agent": [{"who": {"reference": "Practitioner/1"}}]},
    {"entity": [{"what": {"reference": "Communication/1"}}]},
    {"target": [{"identifier": {"value": "ni:///sha-256;AA=="}}]},
    {"target": [{"identifier": {"value": 7}}]},
    {"signature": [{"when": "now"}]},
    {"signature": [TREE["signature"][0] | {"data": "AA=="}]},
    {"signature": [TREE["signature"][0] | {"when": "2026-11-21T10:00:00"}]},
    {"signature": [TREE["signature"][0] | {"who": None}]},
]


@pytest.mark.parametrize("change", LACKING, ids=str)
def test_half_a_provenance_is_no_signature(change: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"^signature\.invalid$"):
        provenance.read(within(TREE | change))


@pytest.mark.parametrize("body", [within({"id": "x"}), within(7), b"{}"])
def test_a_message_that_signs_nothing_holds_none(body: bytes) -> None:
    assert code_of(lambda: provenance.read(body)) == "signature.invalid"


@given(st.binary(max_size=60))
def test_any_bytes_hold_none(body: bytes) -> None:
    known = {"fhir.unreadable", "signature.invalid"}
    assert code_of(lambda: provenance.read(body)) in known


def test_another_instant_is_another_signature() -> None:
    later = replace(MADE, agreed=replace(AGREED, at=AT + 1))
    told = within(provenance.provenance(later, PDF))
    assert provenance.read(told) == later != MADE
