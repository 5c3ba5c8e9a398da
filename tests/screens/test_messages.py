"""« Messages » : each conversation and its state; what is not read, in words."""

from dataclasses import replace

import pytest

from app.domain.mandate import MandateState
from app.domain.message import Ask, Delivery
from tests.screens.messaging import NAME, THREAD, messaging, mine, theirs
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-057")]
PAGE = "/messages"
WORDS = {
    MandateState.WAITING: "Pas encore envoyé",
    MandateState.ENDING: "Fin en attente d'envoi",
    MandateState.ENDED: "Terminé",
}


async def test_a_new_space_has_none_and_leads_to_writing() -> None:
    house, _paper = messaging(state=None)
    async with on(house, PAGE) as ui:
        await ui.until("Aucun message. Vous pouvez écrire aux professionnels")
        assert "Aucun vrai professionnel n'utilise encore Alvéole." in ui.text()
        assert "appelez le 15 ou le 112" in ui.text()
        assert faults(ui) == []
        await ui.press("messages-write")
        assert ui.pushed()[-1] == ("push_route", "/messages/ecrire")


async def test_a_conversation_says_what_is_new_and_opens() -> None:
    house, _paper = messaging(mine(1, "Bonjour"), theirs(2, "Voici \n l'ordonnance"))
    async with on(house, PAGE) as ui:
        await ui.until(NAME)
        for words in ("1 message non lu", "Objet : Mon ordonnance"):
            assert words in ui.text()
        assert "Voici l'ordonnance" in ui.text()
        assert "21 novembre 2026 à 11 h 00" in ui.text()
        assert faults(ui) == []
        await ui.press(f"thread-{THREAD.hex()}")
        assert ui.pushed()[-1] == ("push_route", f"{PAGE}/{THREAD.hex()}")


async def test_what_waits_and_what_was_being_typed_are_said() -> None:
    house, paper = messaging(mine(1, "x" * 200, delivery=Delivery.WAITING))
    paper.drafts[THREAD] = "Docteur, je"
    async with on(house, PAGE) as ui:
        await ui.until("1 message en attente d'envoi")
        assert "Brouillon gardé" in ui.text()
        assert f"Vous : {'x' * 90}…" in ui.text()


@pytest.mark.parametrize("state", WORDS)
async def test_its_state_is_said(state: MandateState) -> None:
    house, _paper = messaging(state=state)
    async with on(house, PAGE) as ui:
        await ui.until(WORDS[state])
        waits = state is MandateState.WAITING
        assert ("Jusqu'au 23 février 2027" in ui.text()) is waits


@pytest.mark.covers("C-054")
async def test_nothing_is_shown_of_a_message_that_asks_a_receipt() -> None:
    house, _paper = messaging(theirs(1, "Vos résultats", asks=Ask.RECEIPT))
    async with on(house, PAGE) as ui:
        await ui.until("Message à ouvrir")
        assert "Vos résultats" not in ui.text()


async def test_in_the_example_nobody_is_written_to() -> None:
    house, _paper = messaging()
    async with on(replace(house, example=True), PAGE) as ui:
        await ui.until("Dans l'exemple, on n'ouvre pas d'autre conversation.")
        assert not ui.named("messages-write")


@pytest.mark.parametrize("width", [390, 1280])
async def test_the_entry_of_the_navigation_counts_them_in_words(width: int) -> None:
    house, _paper = messaging(theirs(1, "a"), theirs(2, "b"), mine(3, "c"))
    async with on(house, "/sante", width=width) as ui:
        await ui.until("2 non lus")
    house, _paper = messaging(mine(3, "c"))
    async with on(house, "/sante", width=width) as ui:
        assert "non lu" not in ui.text()


async def test_the_home_page_says_that_some_are_not_read() -> None:
    house, _paper = messaging(theirs(1, "a"), theirs(2, "b"))
    async with on(house, "/") as ui:
        await ui.until("2 messages ne sont pas lus.")
        await ui.press("todo-message")
        assert ui.pushed()[-1] == ("push_route", PAGE)


@pytest.mark.covers("C-031")
async def test_the_profile_leads_here_in_one_press() -> None:
    house, _paper = messaging(theirs(1, "a"))
    async with on(house, "/sante/profil") as ui:
        await ui.until("1 message non lu")
        await ui.press("profile-messages")
        assert ui.pushed()[-1] == ("push_route", PAGE)
