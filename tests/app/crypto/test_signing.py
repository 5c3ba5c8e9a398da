"""A signature holds for one key and one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import signing
from app.domain.errors import Refused
from tests.vectors.seeds import seed
from tests.vectors.strategies import KEYS, QUICK, code_of, spoiled

PUBLIC = signing.public_of(seed("dev"))
SIGNATURE = signing.sign(seed("dev"), b"message")


def test_the_golden_device_key() -> None:
    assert PUBLIC.hex() == (
        "1c8c2195e276fc8b06a4aa288b80ea008fc646107b6c671327aa15dad0177428"
    )


@QUICK
@given(KEYS, st.binary())
def test_what_is_signed_is_accepted(key: bytes, message: bytes) -> None:
    signing.verify(signing.public_of(key), signing.sign(key, message), message)


@QUICK
@given(spoiled(SIGNATURE))
def test_a_spoiled_signature_is_refused(bad: bytes) -> None:
    assert code_of(lambda: signing.verify(PUBLIC, bad, b"message")) == "sig.invalid"


def test_another_message_or_key_is_refused_with_the_code_given() -> None:
    other = signing.public_of(seed("other"))
    for public, message in ((PUBLIC, b"messages"), (other, b"message")):
        with pytest.raises(Refused, match=r"^a\.code$"):
            signing.verify(public, SIGNATURE, message, "a.code")


def test_what_is_not_a_key_is_refused() -> None:
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        signing.verify(PUBLIC[:-1], SIGNATURE, b"message")
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        signing.public_key(PUBLIC[:-1])


def test_key_objects_do_the_same_for_a_library() -> None:
    signature = signing.private_key(seed("dev")).sign(b"message")
    assert signature == SIGNATURE
    signing.public_key(PUBLIC).verify(signature, b"message")
