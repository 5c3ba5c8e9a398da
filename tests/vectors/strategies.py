"""What property tests draw: ids, keys, texts, and one way to spoil bytes."""

import unicodedata
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st

from app.domain.errors import Refused

QUICK = settings(max_examples=40)
IDS = st.binary(min_size=16, max_size=16)
KEYS = st.binary(min_size=32, max_size=32)
NUMBERS = st.integers(0, 2**63 - 1)
TEXTS = st.text(max_size=40).map(lambda text: unicodedata.normalize("NFC", text))


@st.composite
def spoiled(draw: st.DrawFn, raw: bytes) -> bytes:
    """Return *raw* cut, prolonged, or with one bit flipped: never itself."""
    how = draw(st.sampled_from(["cut", "longer", "flipped"]))
    if how == "cut":
        return raw[: draw(st.integers(0, len(raw) - 1))]
    if how == "longer":
        return raw + draw(st.binary(min_size=1, max_size=40))
    at, bit = draw(st.integers(0, len(raw) - 1)), draw(st.integers(0, 7))
    return raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]


def code_of(action: Callable[[], object]) -> str:
    """Return the code *action* is refused with, "" when it is not."""
    try:
        action()
    except Refused as error:
        return error.code
    return ""
