"""A line of a list is one button, with its spine."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_choice import large
from tests.views.parts.test_nav import Wearing
from views.parts.tile import tile
from views.theme import SPINES, Look

pytestmark = pytest.mark.anyio


async def test_the_whole_line_acts() -> None:
    pressed: list[bool] = []

    async def act() -> None:
        pressed.append(True)

    def draw() -> ft.Control:
        spine = SPINES["BIOLOGIE"]
        return tile(
            "Bilan", [ft.Text("hier")], act, name="one", icon=spine.icon, spine=spine
        )

    async with FletUnit(drawing(draw)) as ui:
        await ui.press("one")
        assert pressed == [True]
        assert ui.text() == "Bilan\nhier"
        assert ui.one(ft.Icon).color == SPINES["BIOLOGIE"].light


@pytest.mark.parametrize(("scale", "beside"), [(1.0, True), (2.0, False)])
async def test_large_letters_have_the_whole_width(
    scale: float, *, beside: bool
) -> None:
    async def act() -> None:
        """Nothing."""

    def main(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=scale))
        line = ft.component(lambda: tile("A", [], act, name="a", icon=ft.Icons.ADD))
        page.render(line)

    async with FletUnit(main, width=390) as ui:
        assert (ui.one(ft.Icon) in ui.one(ft.Row).controls) == beside


@pytest.mark.a11y
@pytest.mark.parametrize(
    ("width", "scale", "drawn"),
    [(320, 2.0, "Hospitalisa-\ntions (1)"), (390, 1.0, "Hospitalisations (1)")],
)
async def test_a_long_word_is_cut_between_syllables_and_heard_whole(
    width: int, scale: float, drawn: str
) -> None:
    title = "Hospitalisations (1)"

    async def act() -> None:
        """Nothing."""

    def draw() -> ft.Control:
        ft.context.page.data = large(width, scale)
        return tile(title, [], act, name="a", icon=ft.Icons.ADD)

    async with FletUnit(drawing(draw), width=width) as ui:
        [words] = [one for one in ui.all(ft.Text) if one.value]
        assert words.value == drawn
        assert (words.semantics_label or words.value) == title
