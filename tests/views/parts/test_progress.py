"""How many files are done, in words and in a bar."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.progress import joining, progress

pytestmark = pytest.mark.anyio


async def test_the_bar_says_which_file_is_read() -> None:
    async with FletUnit(drawing(lambda: progress(1, 4))) as ui:
        bar = ui.one(ft.ProgressBar)
        assert bar.value == pytest.approx(0.25)
        assert "Fichier 2 sur 4…" in ui.text()
        assert "2 sur 4" in bar.semantics_label


async def test_an_exam_says_how_many_files_were_read() -> None:
    async with FletUnit(drawing(lambda: joining(13))) as ui:
        assert "Fichiers lus : 13." in ui.text()
