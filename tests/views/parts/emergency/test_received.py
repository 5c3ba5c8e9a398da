"""A card found in a picture is read where it stands; a changed one shows nothing."""

from dataclasses import replace

import pytest

from app.crypto import emergency
from app.domain.emergency import Card, Part, Told
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House
from views.parts.profile.rows import page_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-165")]
LINES = (Told(Part.ALLERGY, "Latex"),)
CARD = Card("Rose Fictive", "1941-05-02", "2026-11-20", LINES)
TEXT = emergency.sign(bytes(32), emergency.pack(CARD))


def photographed(house: House, text: str) -> str:
    """Keep a picture that shows a square; return its address."""
    added = house.documents.add(f"code:{text}".encode(), name="carte.txt").entry
    assert added is not None
    return page_of(added)


async def test_a_card_in_a_picture_is_read() -> None:
    house = a_house()
    async with on(house, photographed(house, TEXT)) as ui:
        await ui.until("Cette carte d'urgence n'a pas changé depuis sa signature.")
        for words in ("Rose Fictive", "20 novembre 2026", "Latex"):
            assert words in plain(ui.text())
        assert emergency.check(TEXT).signer in ui.text()
        assert "Rien ne prouve qui a signé" in ui.text()


async def test_a_card_that_was_changed_shows_nothing_of_it() -> None:
    house, wrong = a_house(), TEXT[:-3] + ("000" if TEXT[-3:] != "000" else "111")
    async with on(house, photographed(house, wrong)) as ui:
        await ui.until("Cette fiche a été changée : ne vous y fiez pas.")
        assert "Latex" not in ui.text()
        assert not ui.named("code-show-0")


async def test_a_signed_card_that_tells_no_day_is_refused_and_drawn() -> None:
    packed = emergency.pack(replace(CARD, day="tomorrow"))
    house = a_house()
    async with on(house, photographed(house, emergency.sign(bytes(32), packed))) as ui:
        await ui.until("Ce n'est pas une fiche d'urgence.")
        assert "Latex" not in ui.text()
