"""An image is drawn right whatever its colours, its depth and the shape of a pixel."""

import numpy as np
import pytest
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
)

from app.domain.errors import Refused
from app.domain.imaging import Look
from app.imports.dicom import read, shade
from app.imports.dicom.header import opened
from app.imports.dicom.pixels import PIXELS_MAX, count, picture, sides
from tests.fictitious.imaging import a_file, chest, rewritten, said

pytestmark = pytest.mark.covers("C-013")

PLAIN = Look()
RED = np.zeros((6, 4, 3), np.uint8)
RED[..., 0] = 200


def first(content: bytes, look: Look = PLAIN) -> tuple[int, ...]:
    """Return the colour of the first pixel."""
    return tuple(shade(content, 0, 64, look)[0].rgb[:3])


@pytest.mark.parametrize(
    "syntax",
    [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian],
    ids=lambda one: one.name,
)
def test_every_plain_writing_gives_the_same_image(syntax: UID) -> None:
    plain = a_file(chest(3, 9, 32), said(3))
    assert shade(rewritten(plain, syntax), 0, 32, Look()) == shade(plain, 0, 32, Look())


def test_colours_are_shown_as_they_are() -> None:
    assert first(a_file(RED)) == (200, 0, 0)
    assert first(a_file(RED.astype(np.uint16) * 256)) == (200, 0, 0)
    assert first(a_file(RED), Look(invert=True)) == (55, 255, 255)
    assert shade(a_file(RED), 0, 64, Look(5, 5))[1].low == 0


def test_numbered_colours_are_looked_up() -> None:
    table = {
        f"{colour}PaletteColorLookupTable{part}": value
        for rank, colour in enumerate(("Red", "Green", "Blue"))
        for part, value in (
            ("Descriptor", [256, 0, 16]),
            ("Data", (np.arange(256, dtype="<u2") * 256 * (rank == 1)).tobytes()),
        )
    }
    tags = {"PhotometricInterpretation": "PALETTE COLOR", **table}
    assert first(a_file(np.full((4, 4), 130, np.uint8), tags)) == (0, 130, 0)


def test_a_pixel_that_is_not_square_is_drawn_at_its_size() -> None:
    content = a_file(np.zeros((10, 20), np.uint8), {"PixelSpacing": [2.0, 1.0]})
    drawn, scale = shade(content, 0, 64, Look())
    assert (drawn.width, drawn.height) == (20, 20)
    assert (scale.across, scale.down) == (1, 1)


def test_a_flood_is_refused_before_decoding() -> None:
    content = a_file(np.zeros((8, 8), np.uint16), {"Rows": 65_000, "Columns": 65_000})
    assert PIXELS_MAX < 65_000**2
    with pytest.raises(Refused, match=r"import\.too_large"):
        read(content)
    many = a_file(np.zeros((8, 8), np.uint8), {"NumberOfFrames": "999999"})
    with pytest.raises(Refused, match=r"import\.too_large"):
        read(many)


@pytest.mark.parametrize(
    "wrong", [{"Rows": 9}, {"BitsAllocated": 16}, {"NumberOfFrames": 2}]
)
def test_pixels_that_are_not_there_are_damaged(wrong: dict[str, object]) -> None:
    content = a_file(np.zeros((8, 8), np.uint8), wrong)
    if "NumberOfFrames" in wrong:
        with pytest.raises(Refused, match=r"import\.damaged"):
            shade(content, 1, 8, Look())
        return
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(content)


def test_images_are_counted_without_their_pixels() -> None:
    file = opened(a_file(np.zeros((3, 8, 4), np.uint8)))
    assert (count(file), sides(file)) == (3, (4, 8))
    with pytest.raises(Refused, match=r"import\.no_page"):
        picture(file, 3, 8, Look())
