"""« Choisir un modèle » : from the message being written, and back with the words."""

import pytest

from app.domain.message import TEMPLATES_MAX
from tests.screens.fletunit import plain
from tests.screens.messaging import THREAD, messaging
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for
from views.parts.messages.templates import GIVEN

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-053")]
THERE = f"/messages/{THREAD.hex()}"
PAGE = f"{THERE}/modeles"


async def test_a_model_goes_after_what_is_typed() -> None:
    house, paper = messaging()
    async with on(house, THERE) as ui:
        await ui.until("Votre message")
        await ui.type("message-text", "Bonjour")
        await ui.press("message-model")
        assert ui.pushed()[-1] == ("push_route", PAGE)
        await ui.navigate(PAGE)
        await ui.until("Modèles proposés")
        assert faults(ui) == []
        await ui.press("template-given-0")
        assert ui.pushed()[-1] == ("push_route", THERE)
        await ui.navigate(THERE)
        await ui.until("Votre message")
        wanted = f"Bonjour\n\n{GIVEN[0][1]}"
        assert ui.tid("message-text").value == wanted
    assert paper.drafts[THREAD] == wanted


async def test_nothing_of_one_s_own_yet_says_how_to_have_some() -> None:
    house, _paper = messaging()
    async with on(house, PAGE) as ui:
        await ui.until("Aucun modèle à vous.")
        await ui.press("templates-back")
        assert ui.pushed()[-1] == ("push_route", THERE)


async def test_a_conversation_that_is_not_there_says_so() -> None:
    house, paper = messaging()
    paper.state = None
    async with on(house, PAGE) as ui:
        await ui.until(plain(sentence_for("message.no_thread")))


async def test_what_cannot_be_kept_is_told() -> None:
    house, paper = messaging()
    for rank in range(TEMPLATES_MAX):
        house.templates.keep(f"Modèle {rank}")
    paper.drafts[THREAD] = "Un de trop"
    async with on(house, PAGE) as ui:
        await ui.until("Votre message en cours")
        await ui.press("template-keep")
        await ui.until(plain(sentence_for("message.too_many_templates")))
