"""A person's code is read aloud, typed badly, and never taken for another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import person_code
from app.crypto.crockford import SYMBOLS
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.strategies import IDS, QUICK

TEXT = person_code.person_code(w.IDENTITY)


def test_a_code_is_six_groups_of_five() -> None:
    assert [len(group) for group in TEXT.split("-")] == [5] * 6
    assert person_code.identity_of(TEXT) == w.IDENTITY


@given(IDS, st.sampled_from(["", " ", " - ", "\u2013"]))
@QUICK
def test_a_code_typed_carelessly_is_read(identity: bytes, mark: str) -> None:
    text = person_code.person_code(identity)
    typed = text.lower().replace("-", mark).replace("0", "o").replace("1", "i")
    assert person_code.identity_of(typed) == identity


@given(st.integers(0, 29), st.sampled_from(SYMBOLS))
@QUICK
def test_one_false_symbol_is_noticed(at: int, symbol: str) -> None:
    plain = TEXT.replace("-", "")
    typed = plain[:at] + symbol + plain[at + 1 :]
    if typed != plain:
        with pytest.raises(Refused, match=r"^card\.mistyped$"):
            person_code.identity_of(typed)


@pytest.mark.parametrize("text", ["", TEXT[:-1], TEXT + "0", "Z" * 30, "U" * 30])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"^card\.mistyped$"):
        person_code.identity_of(text)


def test_an_identity_has_one_code() -> None:
    """The two bits no identity has are zeros: setting one makes no second code."""
    first = SYMBOLS.index(TEXT[0])
    with pytest.raises(Refused, match=r"^card\.mistyped$"):
        person_code.identity_of(SYMBOLS[first | 8] + TEXT[1:])
