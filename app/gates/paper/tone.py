"""« Rendu » of a page: its colours, or ink on paper made white, shadows gone."""

import numpy as np
from PIL import Image, ImageFilter

from app.domain.scan import Tone
from app.gates.paper.grey import Values

_FINE, _PATCH = 280, 4
"""Dots across the page where paper is looked for, and how many make a patch."""
_DARKEST = 0.35
"""What is darker than this share of the page is no shadow on paper."""
_WHITE, _BLACK = 0.93, 0.12
_INK = 0.72
"""Under this share of the paper around, a pixel is ink."""


def toned(image: Image.Image, tone: Tone) -> Image.Image:
    """Return the page in the tone chosen: RGB, or one bit a pixel for ink."""
    if tone is Tone.COLOURS:
        return image
    if tone is Tone.PAPER:
        return _whitened(image)
    grey = image.convert("L")
    share = np.asarray(grey, dtype=np.float32) / _paper(grey)
    return Image.fromarray(np.where(share < _INK, 0, 255).astype(np.uint8)).convert("1")


def _whitened(image: Image.Image) -> Image.Image:
    """Divide each colour by that of the paper, so that paper is white everywhere."""
    return Image.merge("RGB", [_evened(band) for band in image.split()])


def _evened(band: Image.Image) -> Image.Image:
    share = np.asarray(band, dtype=np.float32) / _paper(band)
    spread = np.clip((share - _BLACK) / (_WHITE - _BLACK), 0, 1)
    return Image.fromarray((spread * 255).astype(np.uint8))


def _paper(band: Image.Image) -> Values:
    """Return how light the paper is at each pixel, writing left out."""
    share = min(1.0, _FINE / min(band.size))
    dots = [max(1, round(side * share)) for side in band.size]
    patches = [max(1, round(side / _PATCH)) for side in dots]
    lightest = band.resize((dots[0], dots[1]), Image.Resampling.BOX)
    spread = lightest.filter(ImageFilter.MaxFilter(2 * _PATCH + 1))
    soft = spread.resize((patches[0], patches[1])).filter(ImageFilter.GaussianBlur(1.5))
    least = _DARKEST * float(np.percentile(np.asarray(soft), 95))
    wide = soft.resize(band.size, Image.Resampling.BICUBIC)
    return np.maximum(np.asarray(wide, dtype=np.float32), max(least, 1.0))
