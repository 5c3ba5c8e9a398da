"""A code drawn anew is read, sign for sign, by another program than ours."""

from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.prescribed import Code, Square
from tests.app.prescriptions import a_token
from views.parts.whole_code import modules, showable, square_of

SIGNS = st.characters(min_codepoint=0x20, max_codepoint=0x7E)


def read(png: bytes) -> list[str]:
    """Return what an independent reader finds on the screen."""
    image = Image.open(BytesIO(png)).convert("L")
    return [one.text for one in zxingcpp.read_barcodes(image)]


@settings(max_examples=25)
@given(st.text(SIGNS, min_size=3, max_size=300))
def test_what_is_shown_is_what_was_received(text: str) -> None:
    assert read(square_of(text)) == [text]


@pytest.mark.covers("C-014")
def test_a_prescription_shown_is_read_by_an_independent_reader() -> None:
    assert read(square_of(a_token())) == [a_token()]


def test_a_code_has_its_white_border() -> None:
    rows = modules("Bonjour")
    assert len({len(row) for row in rows} | {len(rows)}) == 1
    assert not any(rows[0] + rows[3] + rows[-1])
    assert rows[4][4]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (Code(Square.QR, "https://exemple.invalid"), True),
        (Code(Square.QR, "Été"), False),
        (Code(Square.DATA_MATRIX, "DC04"), False),
    ],
    ids=["ascii", "accents", "datamatrix"],
)
def test_only_what_can_be_drawn_sign_for_sign_is_shown(
    code: Code, *, shown: bool
) -> None:
    assert showable(code) is shown
