"""What is done is told with the way back, and the way back is told too."""

import pytest

from tests.screens.homes import filled
from tests.screens.opening import on
from views.parts.undoing import changed, done

pytestmark = pytest.mark.anyio


async def test_an_act_is_done_told_and_taken_back() -> None:
    steps: list[str] = []
    async with on(filled(), "/documents") as ui:
        await done("Fait.", lambda: steps.append("do"), lambda: steps.append("back"))
        await ui.until("Fait.")
        assert steps == ["do"]
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert steps == ["do", "back"]


async def test_a_document_is_made_again_as_it_was() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, "/documents") as ui:
        rename = house.documents.rename
        await changed("Renommé.", entry, lambda: rename(entry.id, "Autre"))
        await ui.until("Renommé.")
        assert house.documents.entry(entry.id).title == "Autre"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.documents.entry(entry.id).title == entry.title
