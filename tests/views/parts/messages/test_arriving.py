"""Who writes is not led away by what comes: it is told, and the page stays."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.domain.message import Ask, Message
from tests.screens.fletunit import FletUnit
from tests.screens.messaging import THREAD, PaperMessages, messaging, mine, theirs
from tests.screens.opening import on
from tests.screens.tree import faults
from views.parts.messages.arriving import Stood
from views.parts.messages.replying import PLACE

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-053")]
PAGE = f"/messages/{THREAD.hex()}"
HERE = (mine(1, "Un"), theirs(2, "Deux", unread=False))
ONE = "Un message est arrivé. Il est au-dessus de votre texte."
TWO = "2 messages sont arrivés. Ils sont au-dessus de votre texte."

Client = Callable[[str, Any], None]


def led(moved: list[str]) -> Client:
    """Return what notes in *moved* where the page is led."""

    def client(name: str, told: Any) -> None:  # noqa: ANN401 - Flet's own
        if name == "scroll_to":
            moved.append(told["scroll_key"])

    return client


async def stood(ui: FletUnit, moved: list[str], count: int) -> None:
    """Wait until the page was led *count* times, and see that it is led no more."""
    for _ in range(200):
        await ui.settle()
        if len(moved) >= count:
            break
    for _ in range(10):
        await ui.settle()
    assert len(moved) == count


def come(paper: PaperMessages, *messages: Message) -> None:
    """Have messages come in the conversation."""
    paper.written += messages
    paper._beat()


def test_what_came_is_what_they_wrote_since() -> None:
    before = Stood.of(HERE)
    assert before.came([*HERE, mine(3), theirs(4), theirs(5)]) == 2
    assert Stood.of([theirs(4, asks=Ask.RECEIPT)]).closed == 1


async def test_somebody_who_writes_stays_there_and_is_told() -> None:
    moved: list[str] = []
    house, paper = messaging(*HERE)
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Deux")
        await stood(ui, moved, 1)
        await ui.type("message-text", "Je vous écris")
        come(paper, theirs(3, "Trois"))
        await ui.until("Trois")
        await ui.until(ONE)
        await stood(ui, moved, 2)
        assert moved == [HERE[-1].id.hex(), PLACE]
        assert ui.tid("message-text").value == "Je vous écris"
        assert faults(ui) == []
        come(paper, theirs(4, "Quatre"), theirs(5, "Cinq"))
        await ui.until(TWO)
        await stood(ui, moved, 3)
        assert moved[-1] == PLACE
        assert ONE in ui.said()


async def test_an_answer_by_a_slow_clock_is_told_too() -> None:
    moved: list[str] = []
    house, paper = messaging(*HERE)
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Deux")
        await ui.type("message-text", "Je vous écris")
        await stood(ui, moved, 1)
        paper.written.insert(0, theirs(3, "Trois"))
        paper._beat()
        await ui.until(ONE)


async def test_somebody_who_only_reads_is_led_to_what_is_new() -> None:
    moved: list[str] = []
    house, paper = messaging(*HERE)
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Deux")
        await stood(ui, moved, 1)
        new = theirs(3, "Trois")
        come(paper, new)
        await ui.until("Trois")
        await stood(ui, moved, 2)
        assert moved[-1] == new.id.hex()
        assert "est arrivé" not in ui.text()


async def test_to_open_one_with_a_draft_leads_to_what_is_new() -> None:
    moved: list[str] = []
    new = theirs(3, "Trois")
    house, paper = messaging(*HERE, new)
    paper.drafts[THREAD] = "Je vous écris"
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Trois")
        await stood(ui, moved, 1)
        assert moved == [new.id.hex()]
        assert "est arrivé" not in ui.text()


async def test_to_answer_a_receipt_while_writing_leads_to_the_message() -> None:
    moved: list[str] = []
    asks = theirs(3, "Trois", asks=Ask.RECEIPT)
    house, paper = messaging(*HERE, asks, mine(4, "Quatre"))
    paper.drafts[THREAD] = "Je vous écris"
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("demande à savoir quand vous lisez ce message.")
        await stood(ui, moved, 1)
        await ui.press(f"receipt-no-{asks.id.hex()}")
        await ui.until("Trois")
        await stood(ui, moved, 2)
        assert PLACE not in moved


async def test_one_s_own_message_is_shown_once_sent() -> None:
    moved: list[str] = []
    house, paper = messaging(*HERE)
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Deux")
        await stood(ui, moved, 1)
        await ui.type("message-text", "Je vous écris")
        await ui.press("message-send")
        await ui.until("En attente d'envoi")
        await stood(ui, moved, 2)
        assert moved[-1] == paper.written[-1].id.hex()


async def test_what_is_over_leads_to_no_field() -> None:
    moved: list[str] = []
    house, paper = messaging(*HERE)
    async with on(house, PAGE, led(moved)) as ui:
        await ui.until("Deux")
        await stood(ui, moved, 1)
        await ui.type("message-text", "Je vous écris")
        last = replace(theirs(3, "Trois"), asks=Ask.NO_REPLY)
        come(paper, last)
        await ui.until("n'attend pas de réponse à son dernier message.")
        await stood(ui, moved, 2)
        assert moved[-1] == last.id.hex()
