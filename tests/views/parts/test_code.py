"""The lines that lead into the code, and its letters of one width."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.code import code, listed

pytestmark = pytest.mark.anyio


async def test_a_folder_and_a_file_lead_to_their_own_page() -> None:
    async with FletUnit(drawing(lambda: listed(["app/", "views/parts/code.py"]))) as ui:
        assert ui.text().split("\n") == ["app", "code.py"]
        await ui.press("code-views/parts/code.py")
        assert ui.pushed() == [("push_route", "/a-propos/code/views~parts~code.py")]


async def test_the_words_of_a_file_are_in_letters_of_one_width() -> None:
    async with FletUnit(drawing(lambda: code("one = 1"))) as ui:
        shown = ui.one(ft.Text)
        assert (shown.value, shown.font_family) == ("one = 1", "monospace")
