"""What stands before the pixels is read as far as it can be trusted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ImplicitVRLittleEndian

from app.domain.errors import Refused
from app.imports.dicom.header import (
    framed,
    frames,
    modality,
    numbers,
    opened,
    spacing,
    word,
)
from tests.fictitious.imaging import a_file, a_slice

pytestmark = pytest.mark.covers("C-013")


def test_a_file_says_where_its_pixels_are() -> None:
    content = a_slice(side=16)
    file = opened(content)
    assert content[file.at : file.at + 4] == b"\xe0\x7f\x10\0"
    assert (modality(file.said), file.syntax.name) == (
        "CT",
        "Explicit VR Little Endian",
    )


def test_a_file_without_a_word_of_it_is_guessed() -> None:
    content = a_slice(side=16)
    bare = content[content.index(b"\x08\0\x05\0") :]
    assert opened(bare).syntax.name == "Explicit VR Little Endian"


@pytest.mark.parametrize(
    "content", [b"\x08\0" + bytes(64), b"Bonjour" * 40, bytes(200)]
)
def test_what_is_not_one_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.(unknown_format|damaged)"):
        opened(content)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([0.5, 0.7], (0.7, 0.5)),
        ([0, 0.7], (0.0, 0.0)),
        ([0.7], (0.0, 0.0)),
        ([0.7, 900], (0.0, 0.0)),
        (None, (0.0, 0.0)),
    ],
)
def test_millimetres_are_those_of_the_body_or_none(
    said: list[float] | None, found: tuple[float, float]
) -> None:
    file = opened(a_file(np.zeros((4, 4), np.uint8), {"PixelSpacing": said}))
    assert spacing(file.said) == found


def test_the_size_at_the_detector_is_not_that_of_the_body() -> None:
    tags = {"ImagerPixelSpacing": [0.1, 0.1]}
    assert spacing(opened(a_file(np.zeros((4, 4), np.uint8), tags)).said) == (0, 0)


def test_settings_of_one_image_come_before_those_of_all() -> None:
    def measures(value: float) -> Dataset:
        inside, group = Dataset(), Dataset()
        inside.PixelSpacing = [value, value]
        group.PixelMeasuresSequence = [inside]
        return group

    file = Dataset()
    file.SharedFunctionalGroupsSequence = [measures(1)]
    file.PerFrameFunctionalGroupsSequence = [measures(2), Dataset()]
    assert [spacing(file, frame)[0] for frame in range(3)] == [2, 1, 1]
    assert framed(Dataset(), 0) == Dataset()


@given(value=st.recursive(st.none() | st.text() | st.floats() | st.binary(), st.lists))
def test_any_value_gives_finite_numbers(value: object) -> None:
    assert all(abs(one) < float("inf") for one in numbers(value))


def test_odd_counts_are_one_image() -> None:
    for said in (None, "", "0", "-3"):
        file = Dataset()
        file.NumberOfFrames = said
        assert frames(file) == 1


def test_a_word_is_one_clean_line() -> None:
    file = Dataset()
    file.StudyDescription = "Genou\n gauche\x1b" + "x" * 500
    assert word(file, "StudyDescription").startswith("Genou gauchex")
    assert len(word(file, "StudyDescription")) == 200
    assert word(file, "SeriesDescription") == ""


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_other_byte_orders_are_known(syntax: object) -> None:
    assert str(syntax)
