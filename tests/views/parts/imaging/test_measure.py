"""A distance is measured with two points, or it is said why it cannot be."""

import flet as ft
import pytest

from app.domain.imaging import Scale
from tests.screens.fletunit import FletUnit, drawing
from views.parts.imaging.measure import Ruler, measuring, ruler_words
from views.parts.imaging.place import MIDDLE

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]

SCALE = Scale(0.1, 0.1)


def test_each_step_says_what_to_do_next() -> None:
    ruler = Ruler(MIDDLE)
    assert ruler_words(ruler, SCALE).startswith("Touchez le début")
    ruler = ruler.put((0, 0))
    assert ruler_words(ruler, SCALE) == "Touchez maintenant la fin."
    ruler = ruler.put((300, 400))
    assert ruler_words(ruler, SCALE).startswith("Distance : 50\u202fmm.")
    assert ruler.put((1, 1)).points == ((1, 1),)


async def test_measuring_begins_and_ends() -> None:
    asked: list[Ruler | None] = []
    async with FletUnit(drawing(lambda: measuring(None, SCALE, asked.append))) as ui:
        await ui.press("imaging-measure")
    ruler = Ruler(MIDDLE)
    async with FletUnit(drawing(lambda: measuring(ruler, SCALE, asked.append))) as ui:
        assert "Arrêter de mesurer" in ui.text()
        await ui.press("imaging-measure")
    assert asked == [ruler, None]


async def test_without_millimetres_nothing_is_measured_and_why_is_said() -> None:
    asked: list[Ruler | None] = []
    async with FletUnit(drawing(lambda: measuring(None, Scale(), asked.append))) as ui:
        assert "le fichier ne dit pas la taille réelle" in ui.text()
        assert not ui.all(ft.Semantics, identifier="imaging-measure")
