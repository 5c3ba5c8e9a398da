"""Nothing empty or too long is sent; what cannot leave now says when it will."""

from dataclasses import replace

import pytest

from app.domain.message import TEXT_MAX
from tests.screens.messaging import THREAD, messaging
from tests.screens.opening import on
from views.parts.messages.composing import Letter, Typed

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053", "C-150")]


@pytest.mark.parametrize(
    ("letter", "ready"),
    [
        (Letter(), False),
        (Letter("  \n "), False),
        (Letter("Bonjour"), True),
        (Letter("Bonjour", busy=True), False),
        (Letter("x" * TEXT_MAX), True),
        (Letter("x" * (TEXT_MAX + 1)), False),
    ],
)
def test_what_may_be_sent(letter: Letter, *, ready: bool) -> None:
    assert letter.ready is ready


@pytest.mark.parametrize(
    ("letter", "left"),
    [
        (Letter("Bonjour"), "Bonjour"),
        (Letter("  "), ""),
        (Letter("Bonjour", busy=True, sent="Bonjour"), ""),
        (Letter("Bonjour\nEncore", busy=True, sent="Bonjour"), "Encore"),
    ],
)
def test_what_no_message_took_yet(letter: Letter, left: str) -> None:
    assert letter.left == left


def test_documents_alone_may_be_sent() -> None:
    house, _paper = messaging()
    added = house.documents.add(b"gouttes", name="papier.txt")
    assert added.entry
    assert Letter(files=(added.entry,)).ready


def test_the_words_are_kept_with_the_drafts_of_the_conversation() -> None:
    house, paper = messaging()
    typed = Typed(house, THREAD)
    typed.keep("", {"text": "Je"})
    assert (typed.get("")["text"], paper.drafts) == ("Je", {THREAD: "Je"})
    typed.drop("")
    assert typed.get("")["text"] == ""


async def test_without_network_it_says_when_it_leaves() -> None:
    house, _paper = messaging()
    async with on(house, f"/messages/{THREAD.hex()}") as ui:
        await ui.until("Le message partira dès le retour du réseau.")


async def test_in_the_example_it_says_that_nothing_leaves() -> None:
    house, _paper = messaging()
    example = replace(house, example=True)
    async with on(example, f"/messages/{THREAD.hex()}") as ui:
        await ui.until("Dans l'exemple, rien ne part.")
