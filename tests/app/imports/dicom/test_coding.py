"""Each way of writing pixels has one decoder, and its own size is believed first."""

import struct
from io import BytesIO

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.uid import (
    JPEG2000,
    MPEG2MPML,
    UID,
    HTJ2KLossless,
    JPEGBaseline8Bit,
    JPEGLossless,
)

from app.domain.errors import Refused
from app.imports.dicom import draw, read
from app.imports.dicom.coding import DECODERS, PLAIN, checked, decoder
from tests.fictitious.imaging import LOSSLESS, a_file, chest, compressed, said

pytestmark = pytest.mark.covers("C-013")

CHEST = chest(30, 60, 64)


BOXED = b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x08free" + b"\0\0\0\0jp2c"


def siz(columns: int, rows: int) -> bytes:
    """Return the start of a JPEG 2000 stream of that size."""
    return struct.pack(
        ">4H8I", 0xFF4F, 0xFF51, 47, 0, columns, rows, 0, 0, columns, rows, 0, 0
    )


def sof(columns: int, rows: int) -> bytes:
    """Return the start of a JPEG stream of that size, behind another marker."""
    head = b"\xff\xd8\xff\xe0\0\x04AB\xff\xc0\0\x11\x08"
    return head + struct.pack(">HH", rows, columns)


def test_every_decoder_is_a_known_one() -> None:
    assert all(decoder(one) == "" for one in PLAIN)
    assert {decoder(one) for one in DECODERS} == {
        *("pydicom", "pillow", "gdcm", "pylibjpeg")
    }
    for unknown in (MPEG2MPML, UID("1.2.3")):
        with pytest.raises(Refused, match=r"import\.unknown_coding"):
            decoder(unknown)


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda one: one.name)
def test_a_compressed_slice_is_the_slice(syntax: UID) -> None:
    plain = a_file(CHEST, said(3))
    packed = compressed(plain, syntax)
    assert dcmread(BytesIO(packed)).file_meta.TransferSyntaxUID == syntax
    assert draw(packed, 0, 64) == draw(plain, 0, 64)


@pytest.mark.parametrize(
    ("stream", "syntax"),
    [
        (siz(64, 32), JPEG2000),
        (BOXED + siz(64, 32), HTJ2KLossless),
        (sof(64, 32), JPEGBaseline8Bit),
        (sof(64, 32), JPEGLossless),
    ],
)
def test_the_size_inside_a_stream_must_be_that_announced(
    stream: bytes, syntax: UID
) -> None:
    checked(stream, syntax, (64, 32))
    with pytest.raises(Refused, match=r"import\.damaged"):
        checked(stream, syntax, (64, 33))


@pytest.mark.parametrize(
    ("stream", "syntax"),
    [(siz(60_000, 60_000), JPEG2000), (sof(60_000, 60_000), JPEGBaseline8Bit)],
)
def test_a_flood_inside_a_stream_is_refused_before_decoding(
    stream: bytes, syntax: UID
) -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        checked(stream, syntax, (60_000, 60_000))


def test_a_stream_without_a_size_is_damaged() -> None:
    for stream, syntax in (
        (b"x" * 99, JPEG2000),
        (b"\xff\xd8" + b"\0" * 9, JPEGLossless),
    ):
        with pytest.raises((Refused, struct.error)):
            checked(stream, syntax, (1, 1))


def test_a_film_is_refused_by_its_name() -> None:
    content = a_file(np.zeros((8, 8), np.uint8))
    film = content.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.4.100\0", 1)
    film = film.replace(
        b"UI\x14\x001.2.840.10008.1.2.4.100", b"UI\x18\x001.2.840.10008.1.2.4.100"
    )
    with pytest.raises(Refused, match=r"import\.(unknown_coding|damaged)"):
        read(film)


def test_a_box_without_length_is_not_walked_for_ever() -> None:
    endless = BOXED.replace(b"\0\0\0\x08free", b"\0\0\0\0free")
    with pytest.raises(Refused, match=r"import\.damaged"):
        checked(endless + siz(64, 32), JPEG2000, (64, 32))
