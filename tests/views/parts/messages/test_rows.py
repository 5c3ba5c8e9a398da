"""A conversation of a list says what is new and what waits before the rest."""

import pytest

from app.domain.mandate import MandateState
from app.domain.message import Delivery
from tests.screens.messaging import NAME, THREAD, messaging, mine, theirs
from tests.screens.opening import on
from views.parts.messages.rows import Listed, listed

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-057")]


async def test_what_is_not_read_comes_before_its_subject() -> None:
    house, _paper = messaging(theirs(1, "Bonjour"))
    async with on(house, "/messages") as ui:
        await ui.until(NAME)
        told = ui.text()
        assert told.index("1 message non lu") < told.index("Objet : Mon ordonnance")


def test_a_draft_is_known_and_nothing_when_there_is_none() -> None:
    house, paper = messaging(state=MandateState.ACTIVE)
    thread = paper.thread(THREAD)
    assert listed(house) == [Listed(thread)]
    paper.drafts[THREAD] = "Je"
    assert listed(house) == [Listed(thread, draft=True)]


async def test_who_is_blocked_is_said_so_in_the_list() -> None:
    house, paper = messaging(state=MandateState.ENDED)
    paper.blocked = True
    async with on(house, "/messages") as ui:
        await ui.until("Bloqué · Terminé")


async def test_what_came_too_late_is_said_in_the_list() -> None:
    late = mine(1, "Trop tard", delivery=Delivery.UNSENT)
    house, _paper = messaging(late, state=MandateState.ENDED)
    async with on(house, "/messages") as ui:
        await ui.until("1 message non envoyé")
        assert "en attente d'envoi" not in ui.text()
