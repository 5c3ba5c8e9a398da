"""Contexts tell everything apart, and a small box opens in its own place only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.canon import (
    box,
    canon,
    digest,
    equal,
    hkdf,
    kdf,
    unbox,
    unbox_key,
    whole_key,
)
from app.domain.errors import Refused
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, code_of, spoiled

PARTS = st.lists(
    st.binary(max_size=4) | st.text(max_size=4) | st.integers(0, 2**64 - 1)
)
KEY = seed("key")
BOX = box(KEY, b"secret", b"context", drawn("nonce"))


def written(part: bytes | str | int) -> bytes:
    if isinstance(part, int):
        return part.to_bytes(8, "big")
    return part.encode() if isinstance(part, str) else part


def test_the_worked_example_of_the_design() -> None:
    assert canon("demo", b"\x01\x02", 7, "é").hex() == (
        "616c76656f6c652f310000000464656d6f"
        "000000020102000000080000000000000007"
        "00000002c3a9"
    )


@QUICK
@given(PARTS, PARTS)
def test_two_contexts_never_read_the_same(
    one: list[bytes | str | int], other: list[bytes | str | int]
) -> None:
    same = list(map(written, one)) == list(map(written, other))
    assert (canon("x", *one) == canon("x", *other)) == same


def test_moving_a_byte_between_parts_changes_the_context() -> None:
    assert canon("x", b"ab", b"c") != canon("x", b"a", b"bc")


def test_a_digest_of_pieces_is_that_of_the_whole() -> None:
    assert digest(b"ab", memoryview(b"c")) == digest(b"abc")


def test_each_use_of_a_key_derives_another() -> None:
    derived = {kdf(KEY, 32, label, n) for label in ("a", "b") for n in (1, 2)}
    assert len(derived) == 4
    assert kdf(KEY, 48, "a", 1)[:32] in derived


def test_a_salt_changes_what_is_derived() -> None:
    assert hkdf(KEY, 32, b"x") == hkdf(KEY, 32, b"x", salt=bytes(32))
    assert hkdf(KEY, 32, b"x") != hkdf(KEY, 32, b"x", salt=b"s")


def test_equal_compares_bytes() -> None:
    assert equal(b"a", b"a")
    assert not equal(b"a", b"b")
    assert not equal(b"a", b"ab")


def test_a_box_gives_back_what_it_holds() -> None:
    assert len(BOX) == 12 + len(b"secret") + 16
    assert unbox(KEY, BOX, b"context") == b"secret"


@QUICK
@given(spoiled(BOX))
def test_a_spoiled_box_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        unbox(KEY, bad, b"context")


@pytest.mark.parametrize(
    ("key", "context"), [(KEY, b"other"), (seed("other"), b"context")]
)
def test_a_box_opens_nowhere_else(key: bytes, context: bytes) -> None:
    with pytest.raises(Refused, match=r"^any\.code$"):
        unbox(key, BOX, context, "any.code")


@QUICK
@given(st.binary(max_size=64))
def test_a_box_that_should_hold_a_key_holds_one(held: bytes) -> None:
    sealed = box(KEY, held, b"context", drawn("nonce"))
    assert unbox(KEY, sealed, b"context") == held
    code = code_of(lambda: unbox_key(KEY, sealed, b"context", "any.code"))
    assert code == ("" if len(held) == 32 else "any.code")
    assert code_of(lambda: whole_key(held)) == code.replace("any.code", "wrap.invalid")


def test_a_key_comes_out_of_its_box() -> None:
    sealed = box(KEY, seed("dek"), b"context", drawn("nonce"))
    assert unbox_key(KEY, sealed, b"context") == seed("dek") == whole_key(seed("dek"))
