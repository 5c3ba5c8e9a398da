"""A photographed page is found, or said not to be; what is cut out stands upright."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from app.domain.scan import WHOLE, Cut, How, Tone
from app.gates.paper.flat import A4
from app.gates.paper.sheet import SHORT, cut_out, framed, pictured, pressed
from tests.fictitious.photographs import (
    Point,
    Shot,
    a_landscape,
    a_page,
    a_texture,
    a_wall,
    from_above,
    photographed,
)

PAGE = a_page()
SIZE = (900, 1200)
FEW = settings(max_examples=15, derandomize=True)
Four = tuple[Point, Point, Point, Point]


@some.composite
def shots(draw: some.DrawFn) -> Shot:
    """Return a page held at an angle, on a darker table, in a shadow."""
    turn = math.radians(draw(some.floats(-20, 20)))
    width = draw(some.floats(0.5, 0.62)) * SIZE[0]
    lean = some.floats(-0.05, 0.05)
    points = []
    for left, top in ((-0.5, -A4 / 2), (0.5, -A4 / 2), (0.5, A4 / 2), (-0.5, A4 / 2)):
        x, y = (left + draw(lean)) * width, (top + draw(lean)) * width
        across = x * math.cos(turn) - y * math.sin(turn)
        down = x * math.sin(turn) + y * math.cos(turn)
        points.append((0.5 + across / SIZE[0], 0.5 + down / SIZE[1]))
    shade = draw(some.integers(20, 130))
    table = (shade + draw(some.integers(0, 40)), shade, shade)
    shadow, noise = draw(some.floats(0, 0.5)), draw(some.floats(0, 6))
    return Shot(
        (points[0], points[1], points[2], points[3]), SIZE, table, shadow, noise
    )


def lean_left(cut: Cut, shot: Shot) -> float:
    """Return by how many degrees the edges of the true page lean once cut out."""
    found = np.array(cut.corners) * shot.size
    width, height = np.hypot(*(found[1] - found[0])), np.hypot(*(found[3] - found[0]))
    placed = from_above(np.array(shot.corners) * shot.size, found, (width, height))
    edges = np.roll(placed, -1, axis=0) - placed
    angles = np.degrees(np.arctan2(edges[:, 1], edges[:, 0]))
    return float(np.abs((angles + 45) % 90 - 45).max())


@pytest.mark.covers("C-002")
@FEW
@given(shots())
def test_the_corners_of_a_photographed_page_are_found(shot: Shot) -> None:
    cut = framed(photographed(PAGE, shot))
    assert (cut.how, cut.tone) == (How.PAGE, Tone.PAPER)
    away = np.abs(np.array(cut.corners) - np.array(shot.corners))
    assert away.max() < 0.012
    assert lean_left(cut, shot) < 0.5


def test_the_measure_of_what_leans_sees_a_page_left_as_it_was() -> None:
    """A planted fault: the whole picture is no page put upright."""
    turned: Four = ((0.2, 0.1), (0.85, 0.2), (0.75, 0.85), (0.1, 0.75))
    assert lean_left(Cut(WHOLE), Shot(turned, SIZE)) > 3


@FEW
@given(some.floats(0.3, 8) | some.floats(-8, -0.3))
def test_lines_that_lean_are_straightened(angle: float) -> None:
    paper = (250, 249, 245)
    turned = PAGE.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=paper)
    cut = framed(turned)
    assert cut.how is How.SLANT
    left = framed(cut_out(turned, cut))
    assert left.how is How.WHOLE


def test_a_straight_page_without_edges_stays_as_it_is() -> None:
    assert framed(PAGE) == Cut(tone=Tone.PAPER)


@pytest.mark.covers("C-002")
@pytest.mark.parametrize("seed", range(12))
def test_a_picture_without_a_page_stays_untouched(seed: int) -> None:
    picture = a_landscape(seed)
    cut = framed(picture)
    assert cut == Cut()
    assert cut_out(picture, cut).tobytes() == picture.tobytes()


@pytest.mark.covers("C-002")
@pytest.mark.parametrize("cell", [2, 4, 7, 12, 25, 60])
@pytest.mark.parametrize("seed", range(2))
def test_a_carpet_is_no_page(cell: int, seed: int) -> None:
    assert framed(a_texture(seed, cell)).corners == WHOLE


@pytest.mark.parametrize("seed", range(4))
def test_a_wall_is_no_page(seed: int) -> None:
    assert framed(a_wall(seed)).how is not How.PAGE


@pytest.mark.parametrize("table", ["wall", "carpet"])
def test_a_page_is_found_on_a_table_full_of_lines(table: str) -> None:
    under = a_wall(1) if table == "wall" else dimmed(a_texture(1, 12))
    corners: Four = ((0.2, 0.15), (0.8, 0.12), (0.85, 0.85), (0.15, 0.8))
    cut = framed(photographed(PAGE, Shot(corners, SIZE), under))
    assert cut.how is How.PAGE
    assert np.abs(np.array(cut.corners) - np.array(corners)).max() < 0.012


def dimmed(picture: Image.Image) -> Image.Image:
    """Return a picture half as light."""
    return picture.point(lambda shade: shade // 2)


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_blank_picture_stays_untouched(shade: int) -> None:
    assert framed(Image.new("RGB", (300, 400), (shade,) * 3)).corners == WHOLE


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (2, 2), (7, 3)])
@pytest.mark.parametrize("tone", Tone)
def test_the_smallest_pictures_are_no_trouble(
    size: tuple[int, int], tone: Tone
) -> None:
    picture = Image.new("RGB", size, (200, 190, 180))
    cut = Cut(framed(picture).corners, tone=tone)
    page = cut_out(picture, cut)
    assert pressed(page.convert("RGB"), tone).content


def test_a_page_out_of_the_picture_on_one_side_is_found() -> None:
    low: Four = ((0.15, 0.12), (0.85, 0.1), (0.88, 1.1), (0.12, 1.1))
    cut = framed(photographed(PAGE, Shot(low, SIZE)))
    assert cut.how is How.PAGE
    tops = np.array(cut.corners[:2]) - np.array(low[:2])
    assert np.abs(tops).max() < 0.02
    assert min(cut.corners[2][1], cut.corners[3][1]) > 0.97


@pytest.mark.parametrize("turn", range(4))
def test_a_page_is_a4_at_most_at_200_dots_an_inch(turn: int) -> None:
    picture = Image.new("RGB", (3000, 4200), "white")
    page = cut_out(picture, Cut(turn=turn))
    assert min(page.size) <= SHORT
    assert max(page.size) <= round(SHORT * A4)
    assert (page.width > page.height) is bool(turn % 2)


def test_a_small_picture_is_never_enlarged() -> None:
    assert cut_out(Image.new("RGB", (210, 297)), Cut()).size == (210, 297)


def test_pixels_come_back_as_a_picture() -> None:
    drawn = pictured(2, 1, b"\x01\x02\x03\x04\x05\x06")
    assert drawn.getpixel((1, 0)) == (4, 5, 6)


def test_the_same_photograph_gives_the_same_bytes() -> None:
    shot = Shot(((0.2, 0.1), (0.85, 0.2), (0.75, 0.85), (0.1, 0.75)), SIZE, shadow=0.3)
    made = []
    for _ in range(2):
        picture = photographed(PAGE, shot)
        page = cut_out(picture, framed(picture)).convert("RGB")
        made.append(pressed(page, Tone.PAPER).content)
    assert made[0] == made[1]
