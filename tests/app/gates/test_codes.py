"""Codes of three shapes are read as they are; whatever else is drawn, nothing is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.prescribed import Code, Square
from app.gates.codes import TEXT_MAX, codes, written
from tests.app.prescriptions import GIVEN, a_token
from tests.fictitious import certificates
from tests.fictitious.squares import page, square


def read(image: Image.Image) -> list[Code]:
    """Return what the gate reads on a picture."""
    return list(codes(image.width, image.height, image.convert("RGB").tobytes()))


@settings(max_examples=30)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=3))
@pytest.mark.parametrize("shape", Square)
def test_a_code_is_read_as_it_is(shape: Square, text: str) -> None:
    assert read(square(text, shape)) == [Code(shape, text)]


@pytest.mark.covers("C-014")
def test_a_prescription_fits_in_four_centimetres() -> None:
    token = a_token()
    assert read(page(token, side=4)) == [Code(Square.QR, token, GIVEN)]


def test_what_parts_the_fields_of_a_2d_doc_is_kept() -> None:
    text = "DC04FR000001125E125B0001FR10A\x1d20B\x1f" + "A" * 103
    assert read(square(text, Square.DATA_MATRIX)) == [Code(Square.DATA_MATRIX, text)]


@pytest.mark.parametrize("text", ["a\x1b[2Jbc", "abc\0def", "ab"], ids=repr)
def test_a_text_that_commands_or_says_nothing_is_left_out(text: str) -> None:
    assert read(square(text)) == []


def test_a_code_too_long_is_left_out_whole() -> None:
    assert len(read(square("7" * TEXT_MAX))) == 1
    assert read(square("7" * (TEXT_MAX + 1))) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_may_lie_on_its_side(turn: int) -> None:
    assert len(read(page("Bonjour").rotate(turn, expand=True))) == 1


def test_noise_says_nothing() -> None:
    noise = random.Random(7).randbytes(400 * 400)  # noqa: S311 - no secret
    assert read(Image.frombytes("L", (400, 400), noise)) == []


def test_what_a_code_prescribes_is_read_whoever_signed_it() -> None:
    assert [one.prescription for one in read(square(a_token(name="nobody")))] == [GIVEN]


@pytest.mark.parametrize("text", ["exemple.invalid", f"e30.AA.{'A' * 86}"])
def test_another_code_prescribes_nothing(text: str) -> None:
    assert [one.prescription for one in read(square(text))] == [None]


@pytest.mark.covers("C-045")
def test_what_a_code_attests_is_read_whoever_sealed_it() -> None:
    (found,) = read(square(certificates.text(), scale=8))
    assert found.certificate
    assert found.certificate.day == "2021-06-20"


def test_certificates_typed_in_a_text_are_read_each_on_its_line() -> None:
    said = certificates.text()
    typed = f"un\r\n{said}\r\n{said}x\nHC1:non\n".encode()
    assert [one.text for one in written(typed)] == [said]
