"""Paper becomes white under any light; ink stays ink; colours are left alone."""

import numpy as np
import pytest
from PIL import Image

from app.domain.scan import Tone
from app.gates.paper.tone import toned
from tests.fictitious.photographs import Shot, a_page, photographed

FLAT = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
SIZE = (620, 877)


def shaded(shadow: float) -> Image.Image:
    return photographed(a_page(), Shot(FLAT, SIZE, shadow=shadow, noise=2))


@pytest.mark.parametrize("shadow", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("tone", [Tone.PAPER, Tone.INK])
def test_shadows_are_gone_and_words_stay(shadow: float, tone: Tone) -> None:
    grey = np.asarray(toned(shaded(shadow), tone).convert("L"), dtype=float)
    left, right = grey[:, 60:120], grey[:, -120:-60]
    assert np.median(left) > 245
    assert np.median(right) > 245
    inked = (grey < 110).mean()
    assert 0.01 < inked < 0.12


def test_the_shadow_was_there_before() -> None:
    grey = np.asarray(shaded(0.5).convert("L"), dtype=float)
    assert np.median(grey[:, -120:-60]) < 160


def test_original_colours_are_not_touched() -> None:
    page = shaded(0.4)
    assert toned(page, Tone.COLOURS) is page


def test_a_coloured_stamp_keeps_its_colour_on_white_paper() -> None:
    page = shaded(0.3)
    page.paste((40, 60, 190), (250, 700, 290, 740))
    red, green, blue = np.asarray(toned(page, Tone.PAPER), dtype=int)[720, 270]
    assert blue > red + 60
    assert blue > green + 40


def test_black_and_white_has_one_bit_a_pixel() -> None:
    assert toned(shaded(0.2), Tone.INK).mode == "1"
