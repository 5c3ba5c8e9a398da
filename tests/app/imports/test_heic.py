"""A HEIC photograph is upright, dated, and each picture of it is a page."""

import pytest

from app.domain.errors import Refused
from app.imports import Confidence, heic
from app.imports.heic import draw, read, sniff
from sync.airlock.parent import SealedAirlock
from tests.fictitious.heic import TURNED, TWO

BLUE, GREEN, RED = (30, 30, 200), (30, 160, 30), (200, 30, 30)
DECLARED = b"ispe\0\0\0\0" + (64).to_bytes(4, "big") * 2


def near(seen: bytes, wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.covers("C-004")
def test_a_photograph_is_upright_and_dated() -> None:
    found = read(TURNED)
    assert (found.media_type, found.pages) == ("image/heic", 1)
    assert found.when is not None
    assert found.when.text == "2026-01-14"
    drawn = draw(TURNED, 0, 4096)
    assert (drawn.width, drawn.height) == (48, 64)
    assert near(drawn.rgb[3:6], BLUE)
    assert near(drawn.rgb[46 * 3 : 47 * 3], GREEN)
    assert near(drawn.rgb[-6:-3], RED)


def test_each_picture_of_a_file_is_a_page() -> None:
    assert read(TWO).pages == 2
    drawn = [draw(TWO, page, 4096) for page in range(2)]
    assert [(one.width, one.height) for one in drawn] == [(64, 48), (48, 64)]
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(TWO, 2, 100)


def test_the_sealed_worker_reads_it(an_airlock: SealedAirlock) -> None:
    assert an_airlock.read(TURNED, name="IMG_0001.HEIC").media_type == "image/heic"
    assert an_airlock.draw(TWO, page=1, width=24).width == 24


def test_a_pixel_flood_is_refused_before_decoding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heic, "_PIXELS_MAX", 48 * 64 - 1)
    with pytest.raises(Refused, match=r"import\.too_large"):
        read(TURNED)
    monkeypatch.setattr(heic, "_PIXELS_MAX", 48 * 64)
    assert read(TURNED).pages == 1


def test_a_declared_size_that_lies_is_damaged() -> None:
    flood = TURNED.replace(DECLARED, DECLARED[:8] + (9_000).to_bytes(4, "big") * 2)
    assert flood != TURNED
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(flood)


@pytest.mark.parametrize("kept", [24, 200, len(TURNED) - 60])
def test_half_a_photograph_is_damaged(kept: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(TURNED[:kept])


def test_the_brand_says_what_it_is() -> None:
    assert sniff(TURNED, "x") is Confidence.SURE
    assert sniff(b"\0\0\0\x18ftypisom", "film.heic") is Confidence.NO
