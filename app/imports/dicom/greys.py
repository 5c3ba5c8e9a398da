"""The values of an image turned into greys: modality, window, invert."""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from app.domain.errors import Refused
from app.domain.imaging import Look
from app.imports.dicom.header import numbers, word

Values = NDArray[Any]
Greys = NDArray[np.uint8]

_WHITE: Final = 255
_DEEP: Final = 16
_MANY: Final = 4_000_000


def greys(stored: Values, said: Dataset, look: Look, *, negative: bool) -> Greys:
    """Return the image from 0 to 255; *negative* is how the file says to show it.

    Raises Refused("import.too_large") for deep values in great number.
    """
    flip = negative != look.invert
    if stored.dtype.kind in "iu" and stored.dtype.itemsize * 8 <= _DEEP:
        bare = np.dtype(f"u{stored.dtype.itemsize}")
        every = np.arange(1 << 8 * bare.itemsize, dtype=bare).view(stored.dtype)
        shown: Greys = _toned(valued(every, said), said, look, flip=flip)[
            stored.view(bare)
        ]
        return shown
    if stored.size > _MANY:
        raise Refused("import.too_large")
    return _toned(valued(stored, said), said, look, flip=flip)


def valued(stored: Values, said: Dataset) -> Values:
    """Return values in the unit of the exam (Hounsfield for a scanner)."""
    if said.get("ModalityLUTSequence"):
        return _looked_up(stored, said.ModalityLUTSequence[0]).astype(np.float32)
    slope = (numbers(said.get("RescaleSlope")) or [1.0])[0] or 1.0
    rest = (numbers(said.get("RescaleIntercept")) or [0.0])[0]
    return stored.astype(np.float32) * np.float32(slope) + np.float32(rest)


def range_of(stored: Values, said: Dataset) -> tuple[float, float]:
    """Return the least and the greatest value."""
    ends = valued(np.array([stored.min(), stored.max()], stored.dtype), said)
    low, high = np.nan_to_num([ends.min(), ends.max()], posinf=0, neginf=0)
    return float(low), float(high)


def asked(look: Look, said: Dataset, ends: tuple[float, float]) -> Look:
    """Return the window to draw with: asked for, the file's own, or everything."""
    if look.width > 0:
        return look
    centre, width = (numbers(said.get(f"Window{one}")) for one in ("Center", "Width"))
    if centre and width and width[0] >= 1:
        return replace(look, centre=centre[0], width=width[0])
    low, high = ends
    return replace(look, centre=(low + high) / 2, width=max(1.0, high - low))


def _toned(values: Values, said: Dataset, look: Look, *, flip: bool) -> Greys:
    """Turn values into greys along the window (PS3.3 C.11.2.1.2)."""
    if word(said, "VOILUTFunction") == "SIGMOID":
        far = np.clip(-4 * (values - look.centre) / look.width, -80, 80)
        tone = 1 / (1 + np.exp(far))
    else:
        span = max(look.width - 1, 1e-6)
        tone = np.clip((values - look.centre + 0.5) / span + 0.5, 0, 1)
    tone = np.nan_to_num(tone) * _WHITE
    shown: Greys = (_WHITE - tone if flip else tone).round().astype(np.uint8)
    return shown


def _looked_up(stored: Values, item: Dataset) -> Values:
    """Replace each value by its entry of a table; those outside take its ends."""
    entries = np.array(numbers(item.get("LUTData")), np.float32)
    first = int(numbers(item.get("LUTDescriptor"))[1])
    rank = np.clip(stored.astype(np.int32) - first, 0, len(entries) - 1)
    found: Values = entries[rank]
    return found
