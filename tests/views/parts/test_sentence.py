"""Running text, and extracts whose found words stand out."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_choice import large
from tests.views.parts.test_nav import Wearing
from views.parts.sentence import marked, sentence
from views.theme import Look

pytestmark = pytest.mark.anyio


async def test_a_sentence_is_written_in_french() -> None:
    async with FletUnit(drawing(lambda: sentence("Vraiment ?", strong=True))) as ui:
        assert ui.one(ft.Text).value == "Vraiment\u202f?"
        assert ui.one(ft.Text).weight == ft.FontWeight.BOLD


@pytest.mark.parametrize(("scale", "space"), [(1.0, "\u00a0"), (2.0, " ")])
async def test_a_whole_date_is_cut_before_its_year_only(
    scale: float, space: str
) -> None:
    def page_of(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=scale))
        line = ft.component(lambda: sentence("12\u00a0mars\u00a02026"))
        page.render(line)

    async with FletUnit(page_of) as ui:
        assert ui.one(ft.Text).value == f"12\u00a0mars{space}2026"


@pytest.mark.parametrize(
    ("scale", "told", "drawn"),
    [
        (2.0, "Un approvisionnement.", "Un approvisionne-\nment."),
        (1.0, "Un approvisionnement.", "Un approvisionnement."),
        (2.0, "Sur approvisionnement.fr", "Sur approvisionnement.fr"),
    ],
)
async def test_a_word_too_long_in_large_letters_is_cut_between_syllables(
    scale: float, told: str, drawn: str
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = large(320, scale)
        return sentence(told)

    async with FletUnit(drawing(draw), width=320) as ui:
        written = ui.one(ft.Text)
        assert written.value == drawn
        assert written.semantics_label == (None if drawn == told else told)


async def test_found_words_stand_out_and_nothing_is_lost() -> None:
    async with FletUnit(drawing(lambda: marked("une dose le soir", ((4, 8),)))) as ui:
        spans = ui.one(ft.Text).spans
        assert [span.text for span in spans] == ["une ", "dose", " le soir"]
        assert [bool(span.style) for span in spans] == [False, True, False]
