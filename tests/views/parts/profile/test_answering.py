"""« Rien à signaler » and « Je ne sais pas » are given, read, erased, taken back."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
PLACE = "/sante/profil/allergies"


@pytest.mark.covers("C-027")
async def test_an_answer_is_given_read_and_taken_back() -> None:
    house = a_house()
    async with on(house, PLACE) as ui:
        await ui.until("Aucune allergie notée pour le moment.")
        await ui.press("answer-none")
        await ui.until("Votre réponse : Aucune allergie connue")
        assert house.profile.answer("allergies") == "none"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.profile.answer("allergies") == ""
        await ui.press("answer-unknown")
        await ui.until("Votre réponse : Je ne sais pas")
        await ui.press("answer-erase")
        await ui.until("La réponse est effacée.")
        await ui.press("banner-undo")
        await ui.until("Votre réponse : Je ne sais pas")
    assert house.profile.answer("allergies") == "unknown"


@pytest.mark.covers("C-027")
async def test_a_line_makes_the_answer_fall_says_so_and_undo_gives_it_again() -> None:
    house = a_house()
    house.profile.set_answer("allergies", "none")
    async with on(house, f"{PLACE}/ajouter") as ui:
        await ui.until("Allergie à quoi")
        await ui.type("line-substance", "Latex")
        await ui.press("line-save")
        await ui.until("Votre réponse « Aucune allergie connue » est effacée.")
        assert house.profile.answer("allergies") == ""
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.answer("allergies") == "none"


async def test_where_nothing_known_means_nothing_only_the_other_is_offered() -> None:
    async with on(a_house(), "/sante/profil/mode-de-vie") as ui:
        await ui.until("Vous pouvez aussi répondre")
        assert ui.named("answer-unknown")
        assert not ui.named("answer-none")
