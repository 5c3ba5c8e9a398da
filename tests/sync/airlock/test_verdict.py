"""A worker is believed on nothing that can be checked."""

import dataclasses
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.domain.certificate import Certificate, Proves, Seal
from app.domain.errors import Refused
from app.domain.foreign import (
    Block,
    Box,
    Found,
    Header,
    Hit,
    Laid,
    Matter,
    Part,
    Shape,
    Subject,
)
from app.domain.immunization import Immunization
from app.domain.prescribed import Code, Medicine, Prescription, Square
from sync.airlock.frames import Answer
from sync.airlock.verdict import codes, hits, laid, picture, reading, refusal

HONEST = Answer(media_type="text/plain", text="bonjour", findings=("text.truncated",))


def test_an_honest_reading_is_kept() -> None:
    found = reading(replace(HONEST, when="2026-01-14", title="Œdème"))
    assert (found.text, found.title, found.when and found.when.text) == (
        "bonjour",
        "Œdème",
        "2026-01-14",
    )


@pytest.mark.parametrize(
    "lie",
    [
        {"media_type": "text/html; charset=x"},
        {"pages": -1},
        {"pages": 5_001},
        {"text": "é" * 100_001},
        {"text": "a\0b"},
        {"title": "t" * 801},
        {"title": "a\x1bb"},
        {"findings": ("<script>",)},
        {"findings": ("a.b",) * 17},
        {"header": Header(author="a\x1bb")},
        {"header": Header(facility="f" * 2_001)},
        {"header": Header(confidentiality=("N", "\0"))},
        {"header": Header(subject=Subject(family="a\0"))},
        {"parts": (Part("a.pdf", "text/html; x", 3),)},
        {"parts": (Part("a.pdf", "", -1),)},
        {"parts": (Part("a\x07", "", 1),)},
        {"parts": (Part("a", "", 1),) * 1_001},
    ],
    ids=range(17),
)
def test_a_reading_out_of_bounds_is_refused(lie: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        reading(replace(HONEST, **lie))


def test_an_honest_header_and_its_parts_are_kept() -> None:
    said = Header(type="11369-6", author="Dr Élie Œuf", subject=Subject(given="Zoé"))
    parts = (Part("a.pdf", "application/pdf", 3), Part("b", "", 0))
    found = reading(replace(HONEST, header=said, parts=parts))
    assert (found.header, found.parts) == (said, parts)


def test_an_honest_page_of_words_is_kept() -> None:
    page = (Block(Shape.HEADING, ("Vaccins",)), Block(Shape.ROW, ("12/03", "")))
    things = (Found(Matter.MEASURE, "Poids", "72,5", "kg", when="2026-11"),)
    assert laid(Answer(blocks=page, found=things)) == Laid(page, things)
    assert reading(replace(HONEST, found=things)).found == things


@pytest.mark.parametrize(
    "lie",
    [
        Block(Shape.ROW, ()),
        Block(Shape.ITEM, ("a",), 0),
        Block(Shape.HEADING, ("a",), 10),
        Block(Shape.PARAGRAPH, ("a\x1b",)),
        Block(Shape.PARAGRAPH, ("a" * 20_001,)),
    ],
    ids=range(5),
)
def test_a_page_of_words_out_of_bounds_is_refused(lie: Block) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        laid(Answer(blocks=(lie,)))


@pytest.mark.parametrize(
    "lies",
    [
        (Found(Matter.VACCINE, ""),),
        (Found(Matter.VACCINE, "a\x1b"),),
        (Found(Matter.VACCINE, "a", "b" * 2_001),),
        (Found(Matter.VACCINE, "a", when="hier"),),
        (Found(Matter.VACCINE, "a", dose=Immunization(lot="a\x1b")),),
        (Found(Matter.VACCINE, "a"),) * 501,
    ],
    ids=range(6),
)
def test_things_out_of_bounds_are_refused(lies: tuple[Found, ...]) -> None:
    for judge in (laid, reading):
        with pytest.raises(Refused, match=r"import\.damaged"):
            judge(replace(HONEST, found=lies))


def test_honest_hits_are_kept() -> None:
    found = (Hit(0, (Box(0, 0, 1, 1),)), Hit(4_999, (Box(0.1, 0.2, 0.3, 0.4),)))
    assert hits(Answer(hits=found)) == found


@pytest.mark.parametrize(
    "lie",
    [
        (Hit(-1, ()),),
        (Hit(5_000, ()),),
        (Hit(0, (Box(-0.1, 0, 1, 1),)),),
        (Hit(0, (Box(0.6, 0, 0.6, 1),)),),
        (Hit(0, (Box(float("nan"), 0, 1, 1),)),),
        (Hit(0, ()),) * 501,
    ],
    ids=range(6),
)
def test_hits_out_of_the_page_are_refused(lie: tuple[Hit, ...]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        hits(Answer(hits=lie))


def test_a_date_that_is_none_is_dropped() -> None:
    assert reading(replace(HONEST, when="hier")).when is None


def test_only_codes_of_the_contract_are_told() -> None:
    assert refusal(HONEST) is None
    told = [refusal(Answer(code=code)) for code in ("import.password", "store.key")]
    assert [str(refused) for refused in told] == ["import.password", "import.damaged"]


@given(width=st.integers(1, 20), height=st.integers(1, 20), seed=st.binary(max_size=9))
def test_pixels_come_back_from_the_png(width: int, height: int, seed: bytes) -> None:
    rgb = (seed + b"\x80" * width * height * 3)[: width * height * 3]
    drawn = picture(Answer(width=width, height=height), rgb)
    at = drawn.png.index(b"IDAT")
    (size,) = struct.unpack(">I", drawn.png[at - 4 : at])
    rows = zlib.decompress(drawn.png[at + 4 : at + 4 + size])
    row = 1 + width * 3
    assert b"".join(rows[n * row + 1 : (n + 1) * row] for n in range(height)) == rgb


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(0, 5, 0), (5, -1, 15), (2, 2, 11), (2, 2, 13), (1 << 16, 1, 3 << 16)],
)
def test_pixels_of_another_size_are_refused(width: int, height: int, size: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        picture(Answer(width=width, height=height), bytes(size))


CODES = (Code(Square.DATA_MATRIX, "DC04\x1d\x1f"), Code(Square.QR, "é" * 4_296))
SEALED = Certificate(Proves.VACCINE, Seal(b"k", -7, b"s", b"s"), day="2021-06")
ORDER = Prescription((Medicine("Eau", until="2027-02"),), written="2026-11-01")


def test_honest_codes_are_kept() -> None:
    sealed = Code(Square.QR, "HC1:", certificate=SEALED)
    kept = (*CODES, Code(Square.QR, "a.b.c", ORDER), sealed)
    assert codes(Answer(codes=kept)) == kept
    assert codes(Answer()) == ()


@pytest.mark.parametrize(
    "lie",
    [
        CODES[:1] * 17,
        (Code(Square.QR, ""),),
        (Code(Square.QR, "a" * 4_297),),
        (Code(Square.QR, "a\x1b[2J"),),
    ],
    ids=range(4),
)
def test_codes_out_of_bounds_are_refused(lie: tuple[Code, ...]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        codes(Answer(codes=lie))


@pytest.mark.parametrize(
    "lie",
    [
        Prescription(()),
        Prescription(ORDER.medicines * 51),
        Prescription((Medicine("m" * 2_001),)),
        Prescription((Medicine("Eau", "a\0"),)),
        Prescription((Medicine("Eau", until="demain"),)),
        Prescription(ORDER.medicines, written="hier"),
    ],
    ids=range(6),
)
def test_a_prescription_out_of_bounds_is_refused(lie: Prescription) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        codes(Answer(codes=(Code(Square.QR, "a.b.c", lie),)))


@pytest.mark.covers("C-045")
@pytest.mark.parametrize(
    "lie",
    [
        dataclasses.replace(SEALED, day="hier"),
        dataclasses.replace(SEALED, name="n" * 2_001),
        dataclasses.replace(SEALED, name="a\0"),
        dataclasses.replace(SEALED, rank=-1),
        dataclasses.replace(SEALED, count=100),
        dataclasses.replace(SEALED, seal=Seal(b"k" * 65, -7, b"s", b"s")),
        dataclasses.replace(SEALED, seal=Seal(b"k", -7, b"s" * 66_561, b"s")),
        dataclasses.replace(SEALED, seal=Seal(b"k", -7, b"s", b"s" * 1_025)),
    ],
    ids=range(8),
)
def test_a_certificate_out_of_bounds_is_refused(lie: Certificate) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        codes(Answer(codes=(Code(Square.QR, "HC1:", certificate=lie),)))
