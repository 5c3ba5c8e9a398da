"""What we ask of a scale about its users, byte for byte."""

import pytest

from app.domain.sig import user
from app.domain.sig.packet import DecodeError


def test_what_we_ask() -> None:
    assert user.register(0x1234).hex() == "013412"
    assert user.consent(2, 0x1234).hex() == "02023412"
    assert user.list_users().hex() == "04"


@pytest.mark.parametrize("raw", ["013412", "02023412", "04"])
def test_what_was_asked_is_understood(raw: str) -> None:
    """The lab plays the scale with it."""
    asked = user.decode_request(bytes.fromhex(raw))
    assert asked.op == int(raw[:2], 16)
    assert asked.code == (0x1234 if len(raw) > 2 else None)


def test_what_it_answers() -> None:
    assert user.decode_answer(bytes.fromhex("20010103")).slot == 3
    refused = user.decode_answer(bytes.fromhex("200205"))
    assert (refused.result, refused.slot) == (user.Result.NOT_AUTHORISED, None)
    with pytest.raises(DecodeError, match="value"):
        user.decode_answer(bytes.fromhex("010101"))


def test_what_a_person_lets_it_know() -> None:
    assert user.born("1956-04-02").hex() == "a4070402"
    assert user.born("1956").hex() == "a4070000"
    assert [user.sex(each) for each in ("male", "female", "other")] == [
        b"\0",
        b"\1",
        b"\2",
    ]
    assert user.height(170).hex() == "aa00"


def test_a_user_is_never_erased() -> None:
    """03 and 05 erase a user: nothing here can write them."""
    assert not {0x03, 0x05} & {op.value for op in user.Op}
