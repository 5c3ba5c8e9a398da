"""« Niveaux de gris » : a picture made small and quiet, to look for a page in it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Values = NDArray[Any]
"""An array of numbers: rows from the top, then columns."""


def small(image: Image.Image, side: int, *, blur: float) -> Image.Image:
    """Return the picture at most *side* pixels either way, blurred a little."""
    scale = min(1.0, side / max(image.size))
    size = tuple(max(1, round(length * scale)) for length in image.size)
    less = image.resize((size[0], size[1]), Image.Resampling.BOX)
    return less.filter(ImageFilter.GaussianBlur(blur))


def light(image: Image.Image) -> Values:
    """Return how light each pixel is, 0 to 255."""
    return np.asarray(image.convert("L"), dtype=np.float64)


def pale(image: Image.Image) -> Values:
    """Return how little ink or colour each pixel has: paper is high, wood is low."""
    lowest: Values = np.asarray(image, dtype=np.float64).min(axis=2)
    return lowest
