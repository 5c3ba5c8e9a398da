"""One of a few, as radio buttons with a title."""

import flet as ft
import pytest
from PIL import ImageFont

from app.flows.filing import CATEGORIES
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor
from views.parts.choice import choice
from views.parts.watching import Porch
from views.prints.paper import FONTS
from views.text import _
from views.theme import Look

pytestmark = pytest.mark.anyio
ROOM = 320 - 2 * 16 - 48 - 12
"""Pixels of words: the page without its edges, the button and what follows."""


async def test_what_is_chosen_is_told() -> None:
    chosen: list[str] = []

    def draw() -> ft.Control:
        return choice("Unité", {"kg": "kg", "g": "g"}, "kg", chosen.append, name="unit")

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(ft.RadioGroup).value == "kg"
        await ui.choose("unit-g", "g")
        assert chosen == ["g"]


@pytest.mark.a11y
async def test_the_group_is_heard_by_its_name() -> None:
    options = {"yes": "Annoncer", "no": "Ne pas annoncer"}

    def draw() -> ft.Control:
        return choice("Messages", options, "yes", print, name="kind")

    async with FletUnit(drawing(draw)) as ui:
        [heard] = [one for one in ui.all(ft.Semantics) if one.label == "Messages"]
        assert heard.content is ui.one(ft.RadioGroup)
        assert heard.container
        [drawn] = ui.all(ft.Semantics, exclude_semantics=True)
        assert drawn.content.value == "Messages"


async def test_long_words_wrap_beside_their_button_and_can_be_pressed() -> None:
    chosen: list[str] = []
    options = {"own": "Ma propre phrase, sans aide", "drawn": "Sept mots tirés au sort"}

    def draw() -> ft.Control:
        return choice("Phrase", options, "own", chosen.append, name="way")

    async with FletUnit(drawing(draw)) as ui:
        assert all(not radio.label for radio in ui.all(ft.Radio))
        row = ui.tid("way-drawn")
        await ui.click(row.controls[1])
        assert chosen == ["drawn"]


def large(width: float, scale: float) -> Porch:
    """Return the porch of a page of some pixels, at some size of text."""
    return Porch(FakeDoor(), None, None, None, None, Look(scale=scale), width)  # type: ignore[arg-type]  # not asked


async def test_at_320_pixels_and_200_percent_no_word_is_wider_than_its_line() -> None:
    options = {one.code: _(one.label) for one in CATEGORIES}

    def draw() -> ft.Control:
        ft.context.page.data = large(320, 2.0)
        return choice("Catégorie", options, "", print, name="category")

    async with FletUnit(drawing(draw)) as ui:
        shown = {one.semantics_label: one.value for one in ui.all(ft.Text)}
    if not (FONTS / "Alveole-400.ttf").exists():
        pytest.skip("our type was not fetched")
    font = ImageFont.truetype(FONTS / "Alveole-400.ttf", 36)
    words = [word for text in shown.values() for word in text.split()]
    assert "accompagne-" in words
    assert [word for word in words if font.getlength(word) > ROOM] == []
    assert font.getlength("accompagnement") > ROOM
    assert set(options.values()) <= shown.keys()


async def test_where_words_have_room_none_is_cut() -> None:
    def draw() -> ft.Control:
        ft.context.page.data = large(390, 1.0)
        words = "Autonomie et accompagnement"
        return choice("Catégorie", {"a": words}, "", print, name="category")

    async with FletUnit(drawing(draw)) as ui:
        assert "Autonomie et accompagnement" in ui.text()
