"""Signs to compare are large and spelled; their square holds the very same text."""

import io

import flet as ft
import pytest
import segno
from PIL import Image

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import WAITING
from views.parts.signs import signs, square

pytestmark = pytest.mark.anyio


async def test_groups_are_spelled_and_named() -> None:
    async with FletUnit(drawing(lambda: signs("7K2M-9QRA", name="check"))) as ui:
        assert ui.text().split("\n") == ["7K2M", "9QRA"]
        assert ui.all(ft.Text)[0].semantics_label == "7 K 2 M"
        assert ui.tid("check")


async def test_the_square_holds_the_code_dark_on_white() -> None:
    async with FletUnit(drawing(lambda: square(WAITING))) as ui:
        image = ui.one(ft.Image)
        assert image.semantics_label
        drawn = Image.open(io.BytesIO(image.src)).convert("L")
        wanted = segno.make(WAITING, error="m").symbol_size(scale=6, border=4)
        assert drawn.size == wanted
        assert drawn.getpixel((0, 0)) == 255
        assert drawn.getpixel((4 * 6 + 1, 4 * 6 + 1)) == 0
