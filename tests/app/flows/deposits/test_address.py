"""What a person gives a laboratory is read whole, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.flows.deposits.address import Address

pytestmark = pytest.mark.covers("C-032")
ADDRESS = Address(b"s" * 16, 1, b"r" * 32, "https://sante.exemple.fr")


@given(st.binary(min_size=16, max_size=16), st.integers(1, 99))
def test_it_is_read_as_it_was_written(space: bytes, epoch: int) -> None:
    given_one = Address(space, epoch, b"r" * 32, "http://127.0.0.1:8460")
    assert Address.read(given_one.text) == given_one


def test_spaces_of_a_letter_do_not_matter() -> None:
    text = ADDRESS.text
    assert Address.read(f" {text[:20]}\n{text[20:]} ") == ADDRESS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ALV1D:",
        ADDRESS.text[:-3],
        ADDRESS.text[1:],
        "ALV1E:" + ADDRESS.text[6:],
        ADDRESS.text + "A" * 2000,
        "ALV1D:é",
        ADDRESS.text.replace("A", "!"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"deposit\.address"):
        Address.read(text)


def test_an_address_no_exchange_could_reach_is_refused() -> None:
    with pytest.raises(Refused, match=r"deposit\.address"):
        Address.read(Address(b"s" * 16, 1, b"r" * 32, "javascript:1").text)
    with pytest.raises(Refused, match=r"deposit\.address"):
        Address.read(Address(b"s" * 16, 1, b"r" * 32, "").text)


@given(st.text())
def test_no_text_is_more_than_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"deposit\.address"):
        Address.read(text)
