"""Base45 reads what it wrote, and refuses everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gates.base45 import decode
from tests.fictitious.certificates import base45


@given(st.binary(max_size=200))
def test_bytes_come_back(raw: bytes) -> None:
    assert decode(base45(raw)) == raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [("BB8", b"AB"), ("%69 VD92EX0", b"Hello!!"), ("QED8WEX0", b"ietf!"), ("", b"")],
)
def test_the_examples_of_the_standard_are_read(text: str, raw: bytes) -> None:
    assert decode(text) == raw


@pytest.mark.parametrize("text", ["A", "GGW", ":::", "ab8", "BB8\n", "::", "É00"])
def test_what_is_not_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        decode(text)
