"""A document that bears another name is the person's only once they say so."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.state import State
from app.flows.describing import stated
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-018")]
ROUTE = "/documents/a-verifier"


def waiting(house: House) -> Entry:
    """Set a document aside as one that bears another name."""
    entry = house.documents.list()[0]
    meta = {**entry.meta, "subject": "Paul PETIT", "born": "1950-01-01"}
    return house.documents.put(stated(replace(entry, meta=meta), State.TO_CHECK))


async def test_home_says_that_something_is_to_check() -> None:
    house = filled()
    waiting(house)
    async with on(house, "/") as ui:
        await ui.until("1 document porte un autre nom.")
    async with on(house, ROUTE) as ui:
        await ui.until("Paul PETIT")


async def test_what_is_not_mine_goes_to_the_trash_and_back() -> None:
    house = filled()
    entry = waiting(house)
    async with on(house, ROUTE) as ui:
        await ui.until("Nom écrit sur ce document : Paul PETIT, naissance : 1")
        await ui.press(f"other-{entry.id.hex()}")
        await ui.until("Rien à vérifier.")
        assert house.trash.count() == 1
        await ui.press("banner-undo")
        await ui.until("Paul PETIT")
        assert (house.trash.count(), house.custody.count()) == (0, 1)


async def test_what_is_mine_is_a_document_again() -> None:
    house = filled()
    entry = waiting(house)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Il n'est dans aucune liste.")
        await ui.press(f"mine-{entry.id.hex()}")
        await ui.until("1 document est dans vos listes.")
        assert house.custody.count() == 0
        assert entry.id in {one.id for one in house.documents.list()}
        await ui.press("banner-undo")
        await ui.until("Il n'est dans aucune liste.")


async def test_documents_of_one_name_are_answered_together() -> None:
    house = filled()
    entry = waiting(house)
    waiting(house)
    async with on(house, ROUTE) as ui:
        await ui.until("Ils sont tous à moi")
        name = house.custody.to_check()[0][0].id.hex()
        await ui.press(f"mine-{name}")
        await ui.until("2 documents sont dans vos listes.")
        assert house.custody.count() == 0
        await ui.press("banner-undo")
        await ui.until("Aucun n'est à moi")
        assert house.documents.entry(entry.id).meta["status"] == State.TO_CHECK


async def test_news_say_what_is_to_check() -> None:
    house = filled()
    waiting(house)
    async with on(house, "/") as ui:
        await ui.until("À vérifier · auteur non précisé\nAjouté")
