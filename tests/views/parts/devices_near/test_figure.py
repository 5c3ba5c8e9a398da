"""A figure is read from across the room, and never cut."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_nav import Wearing
from views.parts.devices_near.figure import figure
from views.theme import Look

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("width", "least"), [(390, 40), (1280, 50)])
async def test_it_is_large_at_any_width(width: int, least: int) -> None:
    async with FletUnit(drawing(lambda: figure("71,2 kg")), width=width) as ui:
        assert ui.tid("near-figure").content.size >= least


async def test_words_are_less_large_than_a_figure() -> None:
    words = "plus haut que ce que sait lire"
    async with FletUnit(drawing(lambda: figure(words)), width=320) as ui:
        assert ui.tid("near-figure").content.size <= 28


@ft.component
def failed() -> ft.Control:
    """Show words longer than the page is wide."""
    return figure("Mesure ratée")


async def test_what_fits_on_no_line_stands_on_several() -> None:
    def main(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=2.0))
        page.render(failed)

    async with FletUnit(main, width=320) as ui:
        drawn = ui.tid("near-figure").content
        assert drawn.value == "Mesure ratée"
        assert drawn.size > 36
