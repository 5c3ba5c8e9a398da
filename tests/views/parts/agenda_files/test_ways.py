"""From the agenda, another one is taken in and one's own is copied."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-065")]


@pytest.mark.parametrize(
    ("way", "title"),
    [("in", "Vous verrez tout avant"), ("out", "Votre agenda est vide.")],
)
async def test_each_way_leads_to_its_screen(way: str, title: str) -> None:
    async with on(a_house(), "/agenda") as ui:
        await ui.until("Copier mon agenda")
        await ui.press(f"agenda-file-{way}")
        await ui.until(title)
