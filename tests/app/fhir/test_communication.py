"""Conversations, messages and receipts are Communications that FHIR knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Attachment
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.fhir import communication, exact
from app.fhir.communication import Said, Whom
from app.fhir.models import model_faults

pytestmark = pytest.mark.covers("C-048")
OWN, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
THREAD, ABOUT = bytes(15) + b"\3", EntryId(bytes(15) + b"\4")
WHOM = Whom("Dr Fictif", "RPPS 99900000001")
AT = 1_795_255_200_123
FILE = Attachment(
    AttachmentId(bytes(16)),
    bytes(32),
    BlobId(bytes(32)),
    300,
    200,
    bytes(32),
    "application/pdf",
    "Compte rendu.pdf",
    "original",
    (),
)
PROOF = {"resourceType": "Provenance", "recorded": "2026-11-21T10:00:00Z"}


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "open"])
def test_a_conversation_is_sound(ended: bool) -> None:  # noqa: FBT001 - a case
    body = communication.thread(OWN, SPACE, WHOM, "Ma toux", ended=ended)
    assert model_faults(body) == ()
    tree = exact.read(body)
    assert tree["status"] == ("completed" if ended else "in-progress")
    assert tree["topic"]["text"] == "Ma toux"
    assert tree["recipient"][0]["identifier"]["value"] == WHOM.number


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "theirs"])
def test_a_message_names_its_two_ends(mine: bool) -> None:  # noqa: FBT001 - a case
    said = Said(THREAD, WHOM, mine, AT, "Bonjour", (FILE,), ABOUT)
    body = communication.message(OWN, SPACE, said)
    assert model_faults(body) == ()
    tree = exact.read(body)
    named = tree["recipient"][0] if mine else tree["sender"]
    assert named["display"] == WHOM.name
    assert tree["sent"] == "2026-11-21T10:00:00.123+00:00"
    assert tree["partOf"][0]["reference"].endswith("000000000003")
    assert tree["inResponseTo"][0]["reference"].endswith("000000000004")
    assert tree["payload"][1]["contentAttachment"]["title"] == FILE.name


@given(st.text(max_size=60).filter(lambda one: not one or one.strip()))
def test_the_words_read_back(words: str) -> None:
    body = communication.message(OWN, SPACE, Said(THREAD, WHOM, True, AT, words))  # noqa: FBT003
    assert communication.text(body) == words


def test_a_message_holds_its_proof() -> None:
    said = Said(THREAD, WHOM, mine=True, at=AT, proof=PROOF)
    body = communication.message(OWN, SPACE, said)
    assert communication.proof(body) == PROOF
    assert exact.read(body)["payload"] == [
        {"contentReference": {"reference": "#proof"}}
    ]
    assert communication.proof(communication.thread(OWN, SPACE, WHOM, "x")) == {}


def test_a_receipt_names_what_was_read() -> None:
    said = Said(THREAD, WHOM, mine=True, at=AT)
    body = communication.receipt(OWN, SPACE, said, [ABOUT])
    assert model_faults(body) == ()
    assert exact.read(body)["received"] == "2026-11-21T10:00:00.123+00:00"
    assert communication.text(body) == ""


@pytest.mark.parametrize("body", [b"[]", b'{"payload":[1]}', b'{"contained":{"a":1}}'])
def test_what_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match=r"^fhir\.unreadable$"):
        (communication.text(body), communication.proof(body))
