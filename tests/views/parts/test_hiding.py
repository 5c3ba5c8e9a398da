"""Who may read is said without a technical word; hiding is told with its limit."""

from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.space import Space
from app.flows.custody import Custody
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House
from views.parts.readers import readers_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-022")]


def alone(house: House) -> Entry:
    """Return a document whose rubric is entrusted to nobody."""
    return next(
        one for one in house.documents.list() if not readers_of(house, one.rubric)
    )


async def test_a_document_is_hidden_told_and_shown_again() -> None:
    house = filled()
    entry = alone(house)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Vous seul, sur vos appareils.")
        await ui.press("document-hide")
        await ui.press(f"document-hide-{int(Confidentiality.MASQUE_PS)}")
        await ui.until("L'un d'eux l'a peut-être déjà lu.")
        now = house.documents.entry(entry.id)
        assert now.confidentiality is Confidentiality.MASQUE_PS
        assert "Cacher aux soignants" in ui.text()
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.documents.entry(entry.id).confidentiality is Confidentiality.N


async def test_only_a_minor_hides_from_parents() -> None:
    for born, offered in (("1948-03-12", False), ("2010-01-01", True)):
        house = filled()
        space = Space(house.space.id, "Camille", born)
        documents = replace(house.documents, space=space)
        house = replace(house, space=space, custody=Custody(documents))
        entry = alone(house)
        async with on(house, f"/documents/{entry.id.hex()}") as ui:
            await ui.until("Vous seul, sur vos appareils.")
            await ui.press("document-hide")
            assert ("Cacher à vos parents" in ui.text()) is offered


async def test_what_is_hidden_says_so_in_the_list() -> None:
    house = filled()
    entry = house.documents.list()[0]
    house.custody.hide(entry.id, Confidentiality.PRIVE)
    async with on(house, "/documents") as ui:
        await ui.until("Gardé pour vous seul")
