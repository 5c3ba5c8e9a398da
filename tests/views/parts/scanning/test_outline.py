"""The outline lies on the photograph; a press is told in shares of it."""

import flet as ft
import flet.canvas as cv
import pytest

from app.domain.scan import WHOLE, Point
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.pictures import white_page
from tests.screens.tree import faults
from views.parts.scanning.outline import Outline, outlined

pytestmark = pytest.mark.anyio


def outline(width: int, height: int, held: int = 0) -> Outline:
    return Outline(white_page(width, height), WHOLE, held, 300.0, "Photo de la page 1")


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(30, 40, (300, 400)), (40, 30, (300, 225)), (10, 40, (112.5, 450))],
)
def test_a_photograph_fits_the_room(
    width: int, height: int, size: tuple[float, float]
) -> None:
    assert outline(width, height).size == pytest.approx(size)


async def test_the_corner_held_is_the_largest() -> None:
    draw = drawing(lambda: outlined(outline(30, 40, 2), lambda _point: None))
    async with FletUnit(draw) as ui:
        dots = [one for one in ui.one(cv.Canvas).shapes if isinstance(one, cv.Circle)]
        assert len(dots) == 8
        assert max(dots, key=lambda one: one.radius).x == 300
        assert faults(ui) == []


async def test_a_press_is_told_in_shares() -> None:
    told: list[Point] = []
    draw = drawing(lambda: outlined(outline(30, 40), told.append))
    async with FletUnit(draw) as ui:
        spot = {"x": 75.0, "y": 300.0}
        pressed = {"k": "touch", "l": spot, "g": spot}
        await ui.fire(ui.one(ft.GestureDetector), "tap_down", pressed)
    assert told == [(0.25, 0.75)]
