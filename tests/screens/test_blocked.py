"""« Professionnels bloqués » : one page names them, and hears from them again."""

import pytest

from app.domain.errors import Broken
from tests.screens.fletunit import plain
from tests.screens.messaging import NAME, THREAD, messaging, mine
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-053")]
PAGE = "/messages/bloques"
WAY = f"unblock-{THREAD.hex()}"


async def test_messages_lead_there_where_somebody_is_blocked() -> None:
    house, paper = messaging(mine(1, "Bonjour"))
    async with on(house, "/messages") as ui:
        await ui.until(NAME)
        assert not ui.named("messages-blocked")
        paper.block(THREAD)
        await ui.until("Voir les professionnels bloqués")
        await ui.press("messages-blocked")
        assert ui.pushed()[-1] == ("push_route", PAGE)


async def test_somebody_is_heard_from_again_in_one_press() -> None:
    house, paper = messaging(mine(1, "Bonjour"))
    paper.block(THREAD)
    async with on(house, PAGE) as ui:
        await ui.until(f"Débloquer {NAME}")
        assert "Ces professionnels ne peuvent plus vous écrire ici." in ui.text()
        assert faults(ui) == []
        await ui.press(WAY)
        await ui.until(f"Vous avez débloqué {NAME}.")
        await ui.until("Aucun professionnel n'est bloqué.")
        assert not ui.named(WAY)
        await ui.press("blocked-back")
        assert ui.pushed()[-1] == ("push_route", "/messages")
    assert not paper.blocked


async def test_what_is_refused_keeps_them_on_the_list() -> None:
    house, paper = messaging(mine(1, "Bonjour"))
    paper.block(THREAD)

    def refuse(own: bytes) -> None:
        assert own == THREAD
        raise Broken("disk.full")

    paper.unblock = refuse  # type: ignore[method-assign]
    async with on(house, PAGE) as ui:
        await ui.until(f"Débloquer {NAME}")
        await ui.press(WAY)
        await ui.until(plain(sentence_for("disk.full")))
        assert ui.named(WAY)
    assert paper.blocked
