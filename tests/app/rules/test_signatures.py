"""A message signs one file, when its device could write there and then."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.canon import digest
from app.crypto.document_signature import sign_document
from app.domain.ids import ROOT, EntryId, SpaceId
from app.domain.signature import Agreed, Signature
from app.fhir import exact, provenance
from app.rules.signatures import Answered, verified
from app.rules.standing import Author, Right, Standing
from tests.vectors import world as w
from tests.vectors.seeds import AT, seed
from tests.vectors.strategies import QUICK, code_of, spoiled

pytestmark = pytest.mark.covers("C-056")
LANE, OWNER, READER = b"c" * 16, b"o" * 16, b"r" * 16
ASKED = EntryId(seed("message", 16))
FILE = b"%PDF-1.7\nConsentement fictif\n"
AGREED = Agreed(SpaceId(w.SPACE), ASKED, digest(FILE), AT)
MADE = sign_document(w.DEVICE_SEED, w.DEVICE_CARD, AGREED)
SEQ = 40
Change = Callable[[Standing], Any]


def told(made: Signature = MADE) -> Answered:
    """Return the message that holds a signature."""
    held = [provenance.provenance(made, "application/pdf")]
    body = exact.write({"resourceType": "Communication", "contained": held})
    return Answered(LANE, body, SEQ)


def a_standing() -> Standing:
    """Return a space whose owner has the device of the vectors."""
    made = Standing.start(w.SPACE)
    made.founder = OWNER
    made.rights[b"1"] = Right(OWNER, ROOT, 4, 0, 0)
    made.rights[b"2"] = Right(READER, LANE, 2, 0, AT + 1)
    card = w.DEVICE_CARD.encode()
    made.authors[w.DEVICE] = Author(OWNER, w.DEVICE_PK, AT - 9, 0, card)
    return made


def verdict(standing: Standing, one: Answered, file: bytes = FILE) -> str:
    """Return the code a signature is refused with, "" when it holds."""
    return code_of(lambda: verified(standing, one, ASKED, digest(file)))


def test_a_signature_of_the_owner_holds() -> None:
    assert verified(a_standing(), told(), ASKED, digest(FILE)) == MADE
    assert verdict(a_standing(), replace(told(), seq=0)) == ""


@QUICK
@given(spoiled(FILE))
def test_any_byte_of_the_file_that_changed_is_seen(other: bytes) -> None:
    assert verdict(a_standing(), told(), other) == "signature.invalid"


@QUICK
@given(st.data())
def test_any_byte_of_the_message_that_changed_says_the_same_or_is_refused(
    data: st.DataObject,
) -> None:
    one = replace(told(), body=data.draw(spoiled(told().body)))
    known = {"", "signature.invalid", "fhir.unreadable"}
    assert verdict(a_standing(), one) in known
    if not verdict(a_standing(), one):
        assert verified(a_standing(), one, ASKED, digest(FILE)) == MADE


@pytest.mark.parametrize(
    "other",
    [
        replace(AGREED, space=SpaceId(bytes(16))),
        replace(AGREED, message=EntryId(bytes(16))),
        replace(AGREED, sha256=digest(b"another file")),
    ],
    ids=["space", "message", "document"],
)
def test_a_true_signature_of_something_else_is_none_here(other: Agreed) -> None:
    made = sign_document(w.DEVICE_SEED, w.DEVICE_CARD, other)
    assert verdict(a_standing(), told(made)) == "signature.invalid"


def author(standing: Standing, **change: Any) -> None:  # noqa: ANN401 - a field
    """Say something else of the device that signs."""
    standing.authors[w.DEVICE] = replace(standing.authors[w.DEVICE], **change)


FALSE: dict[str, Change] = {
    "a device nobody knows": lambda one: one.authors.clear(),
    "without its card": lambda one: author(one, card=b""),
    "a false card": lambda one: author(one, card=b"\x90"),
    "the card of another": lambda one: author(
        one, card=replace(w.DEVICE_CARD, ed25519_pk=seed("x")).encode()
    ),
    "certified later": lambda one: author(one, not_before=AT + 1),
    "certified until then": lambda one: author(one, until=AT),
    "put outside before": lambda one: author(one, retired=SEQ - 1),
    "of who only reads": lambda one: author(one, identity=READER),
    "of who may do nothing": lambda one: author(one, identity=b"x" * 16),
}


@pytest.mark.parametrize("change", FALSE.values(), ids=FALSE)
def test_a_device_that_could_not_write_there_did_not_sign(change: Change) -> None:
    standing = a_standing()
    change(standing)
    assert verdict(standing, told()) == "signature.invalid"


TRUE: dict[str, Change] = {
    "put outside since": lambda one: author(one, retired=SEQ + 1),
    "certified until later": lambda one: author(one, until=AT + 1),
    "of who may write there": lambda one: one.rights.update(
        {b"1": Right(OWNER, LANE, 3, 0, AT + 1)}
    ),
}


@pytest.mark.parametrize("change", TRUE.values(), ids=TRUE)
def test_what_was_signed_by_right_stays_signed(change: Change) -> None:
    standing = a_standing()
    change(standing)
    assert verdict(standing, told()) == ""
