"""What stands above every document: to file, duplicates, the other places."""

import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("place", ["dossiers", "archives", "corbeille"])
async def test_the_other_places_are_one_press_away(place: str) -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        await ui.press(f"documents-{place}")
        assert ("push_route", f"/documents/{place}") in ui.pushed()


async def test_nothing_to_file_and_no_duplicate_say_nothing() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("3 documents")
        assert "À ranger" not in ui.text()
        assert "doublons" not in ui.text()


async def test_the_first_document_is_asked_for() -> None:
    async with on(a_house(), "/documents") as ui:
        await ui.until("Photographiez une ordonnance ou choisissez un fichier.")
