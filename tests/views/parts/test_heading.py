"""Titles are exposed as real headings."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_nav import Wearing
from views.parts.heading import heading, legend, whole
from views.theme import Look

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("level", [1, 2, 3, 4])
async def test_a_title_has_its_level(level: int) -> None:
    async with FletUnit(drawing(lambda: heading(level, "Titre"))) as ui:
        node = ui.one(ft.Semantics)
        assert (node.header, node.heading_level) == (True, level)
        assert ui.text() == "Titre"


async def test_a_title_may_look_smaller_than_it_is_deep() -> None:
    async with FletUnit(drawing(lambda: heading(2, "Titre", drawn=3))) as ui:
        node = ui.one(ft.Semantics)
        assert node.heading_level == 2
        assert node.content.theme_style == ft.TextThemeStyle.TITLE_MEDIUM


async def test_a_legend_is_drawn_as_a_title_and_left_to_its_group_to_say() -> None:
    async with FletUnit(drawing(lambda: legend("Unité"))) as ui:
        assert ui.text() == "Unité"
        assert ui.one(ft.Semantics).exclude_semantics
        assert not ui.all(ft.Semantics, header=True)


@pytest.mark.parametrize(
    ("text", "room", "fit"),
    [
        ("Documents", 600, 56),
        ("Modifier un document", 256, 51),
        ("Rendez-vous", 256, 56),
        ("22\u00a0novembre", 256, 37),
        ("", 256, 56),
        ("IMG_20261122_103045_compte_rendu.pdf", 256, 56),
    ],
)
async def test_a_title_shrinks_rather_than_cut_a_word(
    text: str, room: int, fit: int
) -> None:
    async with FletUnit(drawing(lambda: ft.Text(str(whole(text, 56, room))))) as ui:
        assert ui.text() == str(fit)


async def test_a_title_is_cut_between_syllables_before_it_is_under_its_text() -> None:
    def main(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=2.0))
        title = ft.component(lambda: heading(2, "Écrire à un professionnel"))
        page.render(title)

    async with FletUnit(main, width=320) as ui:
        drawn = ui.one(ft.Text)
        assert drawn.value == "Écrire à un profession-\nnel"
        assert drawn.semantics_label == "Écrire à un professionnel"
        assert drawn.size >= 36  # running text at 200 %


async def test_a_title_that_stands_on_its_lines_is_said_as_it_is_drawn() -> None:
    async with FletUnit(drawing(lambda: heading(2, "Mes accords"))) as ui:
        drawn = ui.one(ft.Text)
        assert (drawn.value, drawn.semantics_label) == ("Mes accords", None)
