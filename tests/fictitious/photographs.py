"""Invented photographs: a page of words seen at an angle, on a table, in a shadow."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]

PAGE = (1240, 1754)
"""A page of A4 at 150 dots an inch."""
WORDS = (
    "Cabinet des Tilleuls, docteur Fictif",
    "Compte rendu de consultation",
    "Patiente suivie pour une tension haute.",
    "Le traitement convient, il continue.",
    "Prochain rendez-vous dans trois mois,",
    "avec une prise de sang le matin.",
)
"""Without accents: the letters that come with the drawing library have none."""


@dataclass(frozen=True, slots=True)
class Shot:
    """How a page is photographed: *corners* in shares, clockwise from its top left.

    *table* is the colour it lies on, *shadow* how dark the picture becomes towards
    its right, from 0 to 1, *noise* the grain in greys.
    """

    corners: tuple[Point, Point, Point, Point]
    size: tuple[int, int] = (1200, 1600)
    table: tuple[int, int, int] = (122, 84, 58)
    shadow: float = 0.0
    noise: float = 3.0


def a_page(words: tuple[str, ...] = WORDS, size: tuple[int, int] = PAGE) -> Image.Image:
    """Return a page of words, flat and white."""
    page = Image.new("RGB", size, (250, 249, 245))
    pen, letter = ImageDraw.Draw(page), ImageFont.load_default(size[0] / 30)
    for rank in range(3 * len(words)):
        place = (size[0] / 9, size[1] / 12 + rank * size[1] / 26)
        pen.text(place, words[rank % len(words)], fill=(35, 35, 45), font=letter)
    return page


def photographed(
    page: Image.Image, shot: Shot, table: Image.Image | None = None
) -> Image.Image:
    """Return the page as a telephone would see it, on a table seen from above."""
    points = np.array(shot.corners) * shot.size
    plain = Image.new("RGB", shot.size, shot.table)
    table = table.resize(shot.size) if table else plain
    drawn = page.transform(
        shot.size,
        Image.Transform.PERSPECTIVE,
        tuple(_from(points, page.size)),
        Image.Resampling.BICUBIC,
        fillcolor=(250, 249, 245),
    )
    mask = Image.new("L", shot.size, 0)
    ImageDraw.Draw(mask).polygon([tuple(one) for one in points], fill=255)
    table.paste(drawn, mask=mask)
    return _lit(table.filter(ImageFilter.GaussianBlur(0.7)), shot)


def jpeg(image: Image.Image, quality: int = 85) -> bytes:
    """Return the file a telephone would keep."""
    held = BytesIO()
    image.save(held, "JPEG", quality=quality)
    return held.getvalue()


def a_landscape(seed: int, size: tuple[int, int] = (900, 1200)) -> Image.Image:
    """Return a picture in which there is no page: soft shapes in colours."""
    grain = np.random.default_rng(seed)
    blobs = grain.integers(0, 255, (9, 7, 3), dtype=np.uint8)
    soft = Image.fromarray(blobs).resize(size, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(soft)
    for _ in range(12):
        x, y, r = grain.uniform(0, 1, 3) * (size[0], size[1], 160)
        colour = tuple(int(one) for one in grain.integers(0, 255, 3))
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)
    return soft


def _lit(image: Image.Image, shot: Shot) -> Image.Image:
    grain = np.random.default_rng(7)
    seen = np.asarray(image, dtype=np.float64)
    light = 1 - shot.shadow * np.linspace(0, 1, seen.shape[1])[None, :, None]
    noisy = seen * light + grain.normal(0, shot.noise, seen.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def a_texture(seed: int, cell: int) -> Image.Image:
    """Return a carpet: blots of *cell* pixels, edges everywhere and no page."""
    grain = np.random.default_rng(seed)
    blots = grain.integers(0, 255, (1200 // cell, 900 // cell, 3), dtype=np.uint8)
    return Image.fromarray(blots).resize((900, 1200), Image.Resampling.BICUBIC)


def a_wall(seed: int) -> Image.Image:
    """Return a wall of bricks: straight lines everywhere and no page."""
    grain = np.random.default_rng(seed)
    wall = Image.new("RGB", (900, 1200), (170, 165, 160))
    pen = ImageDraw.Draw(wall)
    for row in range(20):
        for brick in range(-1, 9):
            left, top = brick * 120 + (row % 2) * 60, row * 62
            red = 150 + int(grain.integers(-20, 20))
            pen.rectangle((left + 5, top + 5, left + 115, top + 57), (red, 80, 60))
    return wall.rotate(float(grain.uniform(-8, 8)), fillcolor=(160, 90, 70))


def from_above(
    points: np.ndarray, found: np.ndarray, size: tuple[float, float]
) -> np.ndarray:
    """Return where points of a photograph fall once *found* fills *size*."""
    a, b, c, d, e, f, g, h = _from(found, size)
    x, y = points.T
    depth = g * x + h * y + 1
    return np.column_stack([(a * x + b * y + c) / depth, (d * x + e * y + f) / depth])


def _from(points: np.ndarray, size: tuple[float, float]) -> np.ndarray:
    """Return what leads from the photograph to the page."""
    width, height = size
    rows, ends = [], []
    flat = ((0, 0), (width, 0), (width, height), (0, height))
    for (x, y), (u, v) in zip(points, flat, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        ends += [u, v]
    return np.linalg.solve(np.array(rows, dtype=float), np.array(ends, dtype=float))
