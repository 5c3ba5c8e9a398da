"""A medical image is recognised, told, drawn with a look, and found in an archive."""

from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest

from app.domain.errors import Refused
from app.domain.imaging import Look, Slice
from app.imports import Confidence, reader_of
from app.imports.dicom import READER, draw, owns, read, shade, sniff, study
from tests.fictitious.imaging import a_file, a_slice, an_exam

pytestmark = pytest.mark.covers("C-013")

CT = a_slice(side=64)
RAMP = np.arange(4096, dtype=np.uint16).reshape(64, 64)


def zipped(**files: bytes) -> bytes:
    """Return an archive of these files."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def levels(content: bytes, look: Look, *, frame: int = 0) -> list[int]:
    """Return the greys of an image, from its first pixel to its last."""
    return list(shade(content, frame, 4096, look)[0].rgb[::3])


def test_the_mark_says_what_it_is() -> None:
    assert sniff(CT[:4096], "x") is Confidence.SURE
    assert sniff(b"\x08\0\x05\0CS\x0a\0ISO_IR 100", "x") is Confidence.MAYBE
    assert sniff(b"Bonjour", "x.dcm") is Confidence.NO


def test_a_slice_says_its_exam() -> None:
    found = read(CT)
    assert (found.media_type, found.pages) == ("application/dicom", 1)
    assert found.title == "Scanner : Thorax sans injection"
    assert found.when is not None
    assert found.when.text == "2026-11-03"
    assert found.findings == ()


def test_a_file_without_preamble_is_read() -> None:
    bare = CT[CT.index(b"\x08\0\x05\0") :]
    found = reader_of(bare, "IM0001").read(bare)
    assert (found.title, found.pages) == ("Scanner : Thorax sans injection", 1)


def test_a_look_changes_what_is_white() -> None:
    wide, narrow = Look(2048, 4096), Look(1024, 2)
    assert levels(a_file(RAMP), wide)[::1024] == [0, 64, 128, 191]
    assert sorted(set(levels(a_file(RAMP), narrow))) == [0, 255]


def test_a_negative_and_a_swap_undo_each_other() -> None:
    negative = a_file(RAMP, {"PhotometricInterpretation": "MONOCHROME1"})
    swapped = Look(2048, 4096, invert=True)
    assert levels(negative, swapped) == levels(a_file(RAMP), Look(2048, 4096))
    assert levels(negative, Look(2048, 4096))[0] == 255


def test_several_images_in_one_file_are_pages() -> None:
    several = np.stack([np.full((8, 8), grey, np.uint8) for grey in (10, 200)])
    content = a_file(several, {"WindowCenter": 128, "WindowWidth": 256})
    assert read(content).pages == 2
    shown = [draw(content, page, 8).rgb[0] for page in range(2)]
    assert shown[0] < 20
    assert shown[1] > 190
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(content, 2, 8)


def test_a_scale_is_that_of_what_was_drawn() -> None:
    _, full = shade(CT, 0, 64, Look())
    _, half = shade(CT, 0, 32, Look())
    assert (full.across, half.across) == (0.7, 1.4)
    assert full.look == Look(40, 400)
    assert full.low < -900 < 600 < full.high


def test_an_archive_of_images_is_one_exam() -> None:
    content = an_exam(7, side=32)
    assert reader_of(content, "x.zip") is READER
    found = read(content)
    assert (found.media_type, found.pages) == ("application/dicom+zip", 7)
    assert found.title == "Scanner : Thorax sans injection"
    exam = study(content)
    assert [(one.title, len(one.slices)) for one in exam.series] == [("Thorax fin", 7)]
    assert (exam.ignored, exam.patient) == (1, "Camille Roche")


def test_an_archive_of_other_files_is_left_to_others() -> None:
    assert not owns(zipped(lettre=b"Bonjour"))
    assert not owns(zipped(a=b"x", b=b"y", image=CT))
    assert owns(zipped(lettre=b"Bonjour", image=CT))
    assert owns(zipped(DICOMDIR=b"", a=b"x", b=b"y", image=CT))
    assert not owns(zipped(**{"IHE_XDM/SUBSET01/METADATA.XML": b"", "image": CT}))


def test_one_image_lies_in_its_whole_file() -> None:
    exam = study(CT)
    assert exam.series[0].slices == (Slice(0, len(CT), 0, 0),)
    assert exam.patient == "Camille Roche"


def test_what_holds_no_image_has_no_study() -> None:
    alone = a_file(RAMP)
    without = alone[: alone.index(b"\xe0\x7f\x10\0")]
    assert read(without).findings == ("dicom.no_image",)
    with pytest.raises(Refused, match=r"import\.no_image"):
        study(without)
