"""« Numériser » : where the page lies in a picture, and that page, flat and clean."""

import numpy as np
from PIL import Image

from app.domain.scan import WHOLE, Corners, Cut, How, Plate, Tone
from app.gates.paper.flat import A4, flattened
from app.gates.paper.grey import Values, light, pale, small
from app.gates.paper.plate import packed
from app.gates.paper.quad import page_in
from app.gates.paper.slant import lean, papery
from app.gates.paper.tone import toned

SHORT = 1654
"""Pixels of the short side of an A4 page at 200 dots an inch."""
_SIDE, _LEAST = 480, 64
_TRIMMED = 0.004
"""How much of the page is left out at its edges, so that no table is seen."""


def pictured(width: int, height: int, rgb: bytes) -> Image.Image:
    """Return the picture of *rgb*, width × height × 3 bytes."""
    return Image.frombytes("RGB", (width, height), rgb)


def framed(image: Image.Image) -> Cut:
    """Find the page in a photograph: by its edges, else by its lines, else whole."""
    if min(image.size) < _LEAST:
        return Cut()
    less = small(image, _SIDE, blur=1.4)
    for grey in (pale(less), light(less)):
        found = page_in(grey)
        if len(found):
            cut = Cut(_shares(found, less.size), How.PAGE, tone=Tone.PAPER)
            if cut.sound():
                return cut
    angle = lean(image)
    if angle:
        return Cut(_leaning(angle, image.size), How.SLANT, tone=Tone.PAPER)
    return Cut(tone=Tone.PAPER if papery(image) else Tone.COLOURS)


def cut_out(image: Image.Image, cut: Cut, short: int = SHORT) -> Image.Image:
    """Return the page of a photograph, its short side at most so many pixels."""
    most = (short, round(short * A4))
    flat = flattened(image, cut.corners, turn=cut.turn, most=most)
    return toned(flat, cut.tone)


def pressed(image: Image.Image, tone: Tone) -> Plate:
    """Pack the pixels of a page already cut out."""
    return packed(
        image.convert("1", dither=Image.Dither.NONE) if tone is Tone.INK else image
    )


def _shares(points: Values, size: tuple[int, int]) -> Corners:
    inward = (points.mean(axis=0) - points) * _TRIMMED
    held = np.clip((points + inward) / size, 0, 1)
    one, two, three, four = ((float(x), float(y)) for x, y in held)
    return one, two, three, four


def _leaning(angle: float, size: tuple[int, int]) -> Corners:
    """Return the corners of the whole picture turned back by an angle."""
    turn, half = np.radians(angle), np.array(size) / 2
    across, down = (np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))
    turned = [
        tuple(
            (
                (x - 0.5) * size[0] * np.array(across)
                + (y - 0.5) * size[1] * np.array(down)
                + half
            )
            / size
        )
        for x, y in WHOLE
    ]
    one, two, three, four = ((float(x), float(y)) for x, y in turned)
    return one, two, three, four


def _warm() -> None:
    """Load whatever is loaded on the way: nothing can be once sealed."""
    blank = Image.new("RGB", (96, 96), (9, 9, 9))
    blank.paste((255, 255, 255), (12, 12, 80, 80))
    for tone in Tone:
        cut = Cut(framed(blank).corners, tone=tone)
        pressed(cut_out(blank, cut).convert("RGB"), tone)


_warm()
