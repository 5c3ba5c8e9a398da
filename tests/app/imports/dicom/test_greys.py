"""Values become greys as the standard says (PS3.3 C.11.2.1.2)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset

from app.domain.errors import Refused
from app.domain.imaging import Look
from app.imports.dicom.greys import asked, greys, range_of, valued

pytestmark = pytest.mark.covers("C-013")

PLAIN = Dataset()


def by_hand(value: float, look: Look) -> float:
    """The formula of the standard, written as it is there."""
    centre, width = look.centre, look.width
    if value <= centre - 0.5 - (width - 1) / 2:
        return 0.0
    if value > centre - 0.5 + (width - 1) / 2:
        return 255.0
    return ((value - (centre - 0.5)) / (width - 1) + 0.5) * 255


@given(
    value=st.integers(-2048, 4000),
    centre=st.integers(-1500, 1500),
    width=st.integers(2, 4000),
)
def test_a_grey_is_that_of_the_standard(value: int, centre: int, width: int) -> None:
    look = Look(centre, width)
    shown = greys(np.array([[value]], np.int16), PLAIN, look, negative=False)
    assert abs(float(shown[0, 0]) - by_hand(value, look)) <= 0.51


@given(look=st.builds(Look, st.integers(-99, 99), st.integers(1, 500)))
def test_a_negative_is_its_opposite(look: Look) -> None:
    ramp = np.arange(-200, 200, dtype=np.int16).reshape(20, 20)
    plain, other = (greys(ramp, PLAIN, look, negative=one) for one in (False, True))
    assert int(abs(255 - plain.astype(int) - other).max()) <= 1


def said(**tags: object) -> Dataset:
    found = Dataset()
    for name, value in tags.items():
        setattr(found, name, value)
    return found


def test_a_slope_brings_values_in_their_unit() -> None:
    rescaled = said(RescaleSlope="2", RescaleIntercept="-1024")
    assert valued(np.array([0, 512], np.uint16), rescaled).tolist() == [-1024, 0]
    assert range_of(np.array([[0, 512]], np.uint16), rescaled) == (-1024, 0)


def test_a_table_brings_values_in_their_unit() -> None:
    table = said(LUTDescriptor=[3, 10, 16], LUTData=[5, 50, 500])
    looked = said(ModalityLUTSequence=[table])
    assert valued(np.array([0, 10, 11, 99]), looked).tolist() == [5, 5, 50, 500]


def test_a_look_is_asked_for_else_that_of_the_file_else_everything() -> None:
    own = said(WindowCenter=["40", "-600"], WindowWidth=["400", "1500"])
    assert asked(Look(1, 2), own, (0, 9)) == Look(1, 2)
    assert asked(Look(invert=True), own, (0, 9)) == Look(40, 400, invert=True)
    assert asked(Look(), PLAIN, (0, 9)) == Look(4.5, 9)
    assert asked(Look(), said(WindowCenter="5", WindowWidth="0"), (0, 9)).width == 9


def test_a_curve_of_the_file_is_followed() -> None:
    soft = said(VOILUTFunction="SIGMOID")
    shown = greys(
        np.array([[0, 50, 100]], np.uint8), soft, Look(50, 50), negative=False
    )
    assert shown[0, 1] in (127, 128)
    assert 0 < shown[0, 0] < shown[0, 1] < shown[0, 2] < 255


def test_deep_and_broken_values_are_shown_or_refused() -> None:
    deep = np.array([[np.nan, -np.inf, 5.0]], np.float32)
    assert greys(deep, PLAIN, Look(5, 10), negative=False).shape == (1, 3)
    with pytest.raises(Refused, match=r"import\.too_large"):
        greys(np.zeros((3000, 3000), np.float32), PLAIN, Look(1, 1), negative=False)
