"""A worker is believed on nothing that can be checked."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.domain.errors import Refused
from sync.airlock.frames import Answer
from sync.airlock.verdict import picture, reading, refusal

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
    ],
    ids=str,
)
def test_a_reading_out_of_bounds_is_refused(lie: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        reading(replace(HONEST, **lie))


def test_a_date_that_is_none_is_dropped() -> None:
    assert reading(replace(HONEST, when="hier")).when is None


def test_only_codes_of_the_contract_are_told() -> None:
    assert refusal(HONEST) is None
    told = [refusal(Answer(code=code)) for code in ("import.password", "store.key")]
    assert [str(refused) for refused in told] == ["import.password", "import.damaged"]


@settings(deadline=None)
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
