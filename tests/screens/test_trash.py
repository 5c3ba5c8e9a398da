"""The trash: days left in words, put back, erased after a question, emptied."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.screens.homes import NOON, filled
from tests.screens.opening import on
from views.house import House
from views.screens.trash import left_words

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]


def later(house: House, days: int) -> House:
    """Return the same space, so many days later."""
    world = replace(house.trash.world, now=lambda: NOON + timedelta(days=days))
    return replace(house, trash=replace(house.trash, world=world))


async def test_a_document_says_its_days_left_and_comes_back_whole() -> None:
    house = filled()
    entry = house.documents.list()[0]
    content = house.documents.original(entry.id)
    house.trash.throw(entry.id)
    async with on(later(house, 18), "/documents/corbeille") as ui:
        await ui.until("Effacé pour toujours dans 12 jours.")
        await ui.press(f"back-{entry.id.hex()}")
        await ui.until("La corbeille est vide.")
        assert "est de retour dans vos documents." in ui.text()
        assert house.documents.original(entry.id) == content
        await ui.press("banner-undo")
        await ui.until("Effacé pour toujours dans")


async def test_one_document_is_erased_after_a_question_that_names_it() -> None:
    house = filled()
    entry, other = house.documents.list()[:2]
    house.trash.throw(entry.id)
    house.trash.throw(other.id)
    async with on(house, "/documents/corbeille") as ui:
        await ui.until("2 éléments")
        await ui.press(f"erase-{entry.id.hex()}")
        assert f"« {entry.title} » sera effacé pour toujours" in ui.text()
        await ui.press("confirm-no")
        assert house.trash.count() == 2
        await ui.press(f"erase-{entry.id.hex()}")
        await ui.press("confirm-yes")
        await ui.until("1 élément est effacé pour toujours.")
        assert [one.entry.id for one in house.trash.list()] == [other.id]


async def test_the_trash_is_emptied_after_a_question_that_counts() -> None:
    house = filled()
    for entry in house.documents.list():
        house.trash.throw(entry.id)
    async with on(house, "/documents/corbeille") as ui:
        await ui.until("3 éléments")
        await ui.press("trash-empty")
        assert "3 éléments seront effacés pour toujours" in ui.text()
        await ui.press("confirm-yes")
        await ui.until("La corbeille est vide.")
        assert "3 éléments sont effacés pour toujours." in ui.text()


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "aujourd'hui."), (1, "dans 1 jour."), (12, "dans 12 jours.")],
)
def test_the_days_left_are_words(days: int, said: str) -> None:
    assert left_words(days) == f"Effacé pour toujours {said}"
