"""Who it is with is said first; how it ends is one press away, and asked again."""

import pytest

from app.domain.mandate import MandateState
from tests.screens.messaging import NAME, THREAD, messaging
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]
PAGE = f"/messages/{THREAD.hex()}"


async def test_the_terms_unfold_and_fold() -> None:
    house, _paper = messaging()
    async with on(house, PAGE) as ui:
        await ui.until(NAME)
        assert not ui.named("thread-end")
        await ui.press("thread-about")
        await ui.until("En cours · Jusqu'au 23 février 2027")
        assert "Ouverte le 21 novembre 2026" in ui.text()
        await ui.press("thread-about")
        assert not ui.named("thread-end")


async def test_one_that_has_not_left_says_when_it_is_read() -> None:
    house, _paper = messaging(state=MandateState.WAITING)
    async with on(house, PAGE) as ui:
        await ui.until(NAME)
        await ui.press("thread-about")
        await ui.until("Ce professionnel pourra lire après le prochain échange.")


async def test_an_ended_one_is_not_ended_again() -> None:
    house, _paper = messaging(state=MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await ui.until(NAME)
        await ui.press("thread-about")
        await ui.until("Terminé")
        assert not ui.named("thread-end")


async def test_to_change_one_s_mind_ends_nothing() -> None:
    house, paper = messaging()
    async with on(house, PAGE) as ui:
        await ui.until(NAME)
        await ui.press("thread-about")
        await ui.press("thread-end")
        await ui.until("Ce qui a déjà été lu a pu être copié.")
        await ui.press("confirm-no")
    assert paper.state is MandateState.ACTIVE
