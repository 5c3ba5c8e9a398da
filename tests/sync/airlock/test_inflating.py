"""What was packed is unpacked as far as it is read, whatever the order."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from sync.airlock.inflating import Inflating

pytestmark = pytest.mark.covers("C-023")

CONTENT = b"".join(b"%d," % number for number in range(90_000))
PACKING = zlib.compressobj(wbits=-zlib.MAX_WBITS)
PACKED = PACKING.compress(CONTENT) + PACKING.flush()


@given(st.lists(st.integers(0, len(CONTENT) - 900), min_size=1, max_size=4))
def test_each_stretch_is_that_of_the_whole(places: list[int]) -> None:
    inflating = Inflating(PACKED)
    for place in places:
        assert inflating.read(place, 900) == CONTENT[place : place + 900]


@pytest.mark.parametrize(
    ("packed", "place"),
    [(PACKED, len(CONTENT) - 5), (PACKED[:-900], 0), (b"\xff\xff", 0)],
    ids=["past the end", "cut", "damaged"],
)
def test_what_is_not_there_is_said(packed: bytes, place: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        Inflating(packed).read(place, len(CONTENT))
