"""The image is shown with its ruler, its bar and its name, and described."""

from typing import Any

import flet as ft
import flet.canvas as cv
import pytest

from app.domain.imaging import Scale
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.pictures import white_page
from views.parts.imaging.film import Film, film, millimetres
from views.parts.imaging.grip import Grip, Hands
from views.parts.imaging.place import Place, sight

pytestmark = pytest.mark.anyio

PICTURE = white_page(100, 100)
SCALE = Scale(0.1, 0.1, -1000, 1000)


def nothing(_: Any) -> None:  # noqa: ANN401 - any gesture
    """Do nothing."""


def shown(shot: Film, *, wheel: bool = True) -> FletUnit:
    grip = Grip(Hands(nothing, nothing, nothing, nothing))
    grip.seen, grip.wheel = sight((400, 400), 1, Place()), wheel
    return FletUnit(drawing(lambda: film(shot, grip)))


def words(ui: FletUnit) -> list[str]:
    shapes = ui.one(cv.Canvas).shapes
    return [one.value or "" for one in shapes if isinstance(one, cv.Text)]


async def test_an_image_is_described_and_its_bar_is_drawn() -> None:
    async with shown(Film(PICTURE, SCALE, "Scanner, Image 1 sur 3")) as ui:
        node = ui.one(ft.Semantics, identifier="imaging-film")
        assert (node.label, node.image) == ("Scanner, Image 1 sur 3", True)
        assert words(ui) == ["2\u202fcm"]
        assert ui.one(ft.Image).src == PICTURE.png


async def test_two_points_are_joined_and_measured() -> None:
    shot = Film(PICTURE, SCALE, "x", marks=((0, 0), (300, 400)), aim=(300, 400))
    async with shown(shot) as ui:
        assert words(ui) == ["50\u202fmm", "2\u202fcm"]
        lines = [one for one in ui.one(cv.Canvas).shapes if isinstance(one, cv.Line)]
        assert len(lines) == 3 * 2 + 2


async def test_a_name_is_written_only_if_asked() -> None:
    async with shown(Film(PICTURE, Scale(), "x")) as ui:
        assert (words(ui), ui.text()) == ([], "x")
    async with shown(Film(PICTURE, Scale(), "x", name="Camille Roche")) as ui:
        assert "Camille Roche" in ui.text()


async def test_the_wheel_is_left_to_the_page_where_it_scrolls() -> None:
    for wheel in (True, False):
        async with shown(Film(PICTURE, SCALE, "x"), wheel=wheel) as ui:
            assert bool(ui.one(ft.GestureDetector).on_scroll) is wheel


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (3.14159, "3,1\u202fmm"),
        (9.96, "10,0\u202fmm"),
        (34.5, "35\u202fmm"),
        (0, "0,0\u202fmm"),
    ],
)
def test_a_length_is_no_finer_than_it_is_known(length: float, said: str) -> None:
    assert millimetres(length) == said
