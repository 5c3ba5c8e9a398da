"""« Page dessinée » : the pixels of an image, on white, as many as are asked for."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS_DRAWN = 16_000_000


@dataclass(frozen=True, slots=True)
class Pixels:
    """One page drawn: width × height × 3 bytes, rows from the top."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


def scaled(image: "Image", width: int) -> Pixels:
    """Draw a decoded image on white, never wider than it is nor than *width*."""
    spare = image.width // (2 * width)
    if spare > 1 and image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        image = image.reduce(spare)
    flat = _flat(image)
    most = (PIXELS_DRAWN / (flat.width * flat.height)) ** 0.5
    scale = min(1.0, width / flat.width, most)
    across, down = (max(1, int(side * scale)) for side in flat.size)
    drawn = flat.resize((across, down)).convert("RGB")
    return Pixels(across, down, drawn.tobytes())


def _flat(image: "Image") -> "Image":
    """Return 8 bits a channel without transparency."""
    if image.mode[0] in "IF":
        return _stretched(image)
    if not image.has_transparency_data:
        return image.convert("L" if image.mode == "1" else "RGB")
    over = image.convert("RGBA")
    white = over.copy()
    white.paste((255, 255, 255, 255), (0, 0, *over.size))
    white.alpha_composite(over)
    return white


def _stretched(image: "Image") -> "Image":
    """Bring deep greys into 8 bits, darkest to lightest."""
    deep = image.convert("F")
    low, high = deep.getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return deep.convert("L")
    gain = 255 / (high - low)
    return deep.point(lambda grey: grey * gain - low * gain).convert("L")
