"""A model goes after what is typed; one's own words become one, and are dropped."""

import pytest

from tests.screens.messaging import THREAD, messaging
from tests.screens.opening import on
from views.parts.messages.templates import GIVEN, Models, joined, models_in

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]
PAGE = f"/messages/{THREAD.hex()}/modeles"


def test_words_go_after_those_typed() -> None:
    assert joined("", "Merci.") == "Merci."
    assert joined(" \n", "Merci.") == "Merci."
    assert joined("Bonjour \n", "Merci.") == "Bonjour\n\nMerci."


def test_what_is_shown_is_what_is_kept_and_what_is_typed() -> None:
    house, paper = messaging()
    paper.drafts[THREAD] = "Je voulais"
    made = house.templates.keep("Merci.")
    assert models_in(house, THREAD) == (Models([made], "Je voulais"),)


async def test_what_is_typed_becomes_a_model_once() -> None:
    house, paper = messaging()
    paper.drafts[THREAD] = " Je voudrais mes résultats. "
    async with on(house, PAGE) as ui:
        await ui.until("Votre message en cours")
        await ui.press("template-keep")
        await ui.until("Ce texte est gardé dans vos modèles.")
        await ui.until("Retirer ce modèle")
        assert not ui.named("template-keep")
    assert [one.text for one in house.templates.every()] == [
        "Je voudrais mes résultats."
    ]


async def test_one_that_is_dropped_may_come_back() -> None:
    house, _paper = messaging()
    own = house.templates.keep("Merci.").id.hex()
    async with on(house, PAGE) as ui:
        await ui.until("Merci.")
        await ui.press(f"template-drop-{own}")
        await ui.until("Ce texte n'est plus dans vos modèles.")
        await ui.until("Aucun modèle à vous.")
        assert house.templates.every() == []
        await ui.press("banner-undo")
        await ui.until("Retirer ce modèle")
    assert [one.text for one in house.templates.every()] == ["Merci."]


async def test_those_given_are_few_and_say_what_they_are_for() -> None:
    house, _paper = messaging()
    async with on(house, PAGE) as ui:
        await ui.until("Modèles proposés")
        for title, words in GIVEN:
            assert title in ui.text()
            assert words.strip() in ui.text()
