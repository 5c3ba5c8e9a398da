"""A file that is lent reads like the bytes it stands for."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import lent
from app.domain.lent import Content, lend, lend_file, pieces_of, start_of, weight

pytestmark = pytest.mark.covers("C-023")


def both(content: bytes) -> tuple[Content, Content, Content]:
    return content, lend(content), lend_file(BytesIO(content), len(content))


@given(st.binary(max_size=40), st.integers(0, 50))
def test_its_size_start_and_pieces_are_those_of_the_bytes(
    content: bytes, size: int
) -> None:
    for held in both(content):
        assert weight(held) == len(content)
        assert start_of(held, size) == content[:size]
        assert b"".join(pieces_of(held)) == content


def test_it_is_given_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lent, "PIECE", 4)
    for held in both(b"abcdefghij"):
        assert list(pieces_of(held)) == [b"abcd", b"efgh", b"ij"]


def test_a_part_of_it_is_a_file_of_its_own() -> None:
    part = lend(b"abcdefghij").within(2, 5)
    assert (part.size, part.read(1, 3)) == (5, b"def")


def test_no_text_made_of_it_shows_anything() -> None:
    assert "abc" not in repr(lend(b"abc"))
