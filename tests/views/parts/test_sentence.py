"""Running text, and extracts whose found words stand out."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.sentence import marked, sentence

pytestmark = pytest.mark.anyio


async def test_a_sentence_is_written_in_french() -> None:
    async with FletUnit(drawing(lambda: sentence("Vraiment ?", strong=True))) as ui:
        assert ui.one(ft.Text).value == "Vraiment\u202f?"
        assert ui.one(ft.Text).weight == ft.FontWeight.BOLD


async def test_found_words_stand_out_and_nothing_is_lost() -> None:
    async with FletUnit(drawing(lambda: marked("une dose le soir", ((4, 8),)))) as ui:
        spans = ui.one(ft.Text).spans
        assert [span.text for span in spans] == ["une ", "dose", " le soir"]
        assert [bool(span.style) for span in spans] == [False, True, False]
