"""Which page is being put flat is said, never past the last one."""

import flet as ft
import pytest

from tests.screens.homes import a_house
from tests.views.parts.scanning.shown import shown
from views.parts.adding import Work
from views.parts.scanning.printing import printing_line

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("done", "told", "share"),
    [(0, "1 sur 4", 0.0), (2, "3 sur 4", 0.5), (4, "4 sur 4", 1)],
)
async def test_the_page_under_way_is_told(done: int, told: str, share: float) -> None:
    work = Work(total=4, done=done, printing=True)
    async with shown(a_house(), lambda: printing_line(work)) as ui:
        assert f"Mise au propre de la page {told}…" in ui.text()
        assert ui.one(ft.ProgressBar).value == share
