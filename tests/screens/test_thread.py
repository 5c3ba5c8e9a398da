"""« Conversation » : read, written without network, filed, signed for, ended."""

import asyncio
from threading import Event
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.mandate import MandateState
from app.domain.message import TEXT_MAX, Ask, Delivery, Message
from tests.screens.fletunit import FletUnit, plain
from tests.screens.messaging import (
    AT,
    NAME,
    THREAD,
    a_file,
    messaging,
    mine,
    theirs,
)
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for
from views.house import House
from views.parts.messages.seen import attach, attached

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.a11y,
    pytest.mark.covers("C-048", "C-049", "C-053"),
]
PAGE = f"/messages/{THREAD.hex()}"
SEND = "message-send"


def opened(house: House) -> FletUnit:
    """Open the conversation."""
    return on(house, PAGE)


async def test_each_message_says_whose_it_is_when_and_how_far_it_has_come() -> None:
    written = (
        mine(1, "Bonjour docteur", delivery=Delivery.READ, read_at=AT + 60_000),
        mine(2, "Une question", delivery=Delivery.SENT),
        theirs(3, "Je vous réponds", unread=False),
        mine(4, "Merci", delivery=Delivery.WAITING),
    )
    house, _paper = messaging(*written)
    async with opened(house) as ui:
        await ui.until("Merci")
        for words in (
            NAME,
            "Objet : Mon ordonnance",
            "Vous, 11 h 00",
            f"{NAME}, 11 h 00",
            "Lu le 21 novembre 2026 à 11 h 01",
            "Envoyé",
            "En attente d'envoi",
        ):
            assert words in ui.text()
        assert ui.text().index("Bonjour docteur") < ui.text().index("Merci")
        assert faults(ui) == []


async def test_a_message_is_written_and_the_field_is_free_again() -> None:
    house, paper = messaging()
    async with opened(house) as ui:
        await ui.until("Aucun message pour l'instant.")
        assert ui.tid(SEND).disabled
        await ui.type("message-text", "  Bonjour docteur  ")
        await ui.press(SEND)
        await ui.until("En attente d'envoi")
        assert "Bonjour docteur" in ui.text()
        assert ui.tid("message-text").value == ""
        assert "Votre message est prêt à partir." in ui.said()
    assert [one.text for one in paper.written] == ["Bonjour docteur"]
    assert paper.draft(THREAD) == ""


async def test_what_is_typed_while_it_is_sent_stays_in_the_field() -> None:
    house, paper = messaging()
    write, typed = paper.write, Event()

    def slow(own: bytes, text: str, **told: Any) -> Message:  # noqa: ANN401
        assert typed.wait(30)
        return write(own, text, **told)

    paper.write = slow  # type: ignore[method-assign]
    async with opened(house) as ui:
        await ui.until("Aucun message pour l'instant.")
        await ui.type("message-text", "Bonjour")
        pressed = asyncio.create_task(ui.press(SEND))
        await ui.until("Un instant…")
        await ui.type("message-text", "Bonjour\nEncore un mot")
        typed.set()
        await pressed
        await ui.until("En attente d'envoi")
        assert ui.tid("message-text").value == "Encore un mot"
        assert "Votre message est prêt à partir." in ui.said()
    assert [one.text for one in paper.written] == ["Bonjour"]


async def test_what_is_chosen_while_it_is_sent_goes_with_the_next_one() -> None:
    house, paper = messaging()
    papers = [house.documents.add(name.encode(), name=f"{name}.txt") for name in "ab"]
    sent, other = (one.entry for one in papers)
    assert sent
    assert other
    write, chosen = paper.write, Event()

    def slow(own: bytes, text: str, **told: Any) -> Message:  # noqa: ANN401
        assert chosen.wait(30)
        return write(own, text, **told)

    paper.write = slow  # type: ignore[method-assign]
    attach(house, THREAD, [sent.id])
    async with opened(house) as ui:
        await ui.until("Ne pas joindre")
        await ui.type("message-text", "Voici")
        pressed = asyncio.create_task(ui.press(SEND))
        await ui.until("Un instant…")
        attach(house, THREAD, [sent.id, other.id])
        chosen.set()
        await pressed
        await ui.until("En attente d'envoi")
    assert attached(house, THREAD) == (other,)
    async with opened(house) as ui:
        await ui.until(f"Ne pas joindre « {other.title} »")
        assert f"Ne pas joindre « {sent.title} »" not in ui.text()
        await ui.press(SEND)
        await ui.until("Votre message")
    assert paper.files == [(sent.id,), (other.id,)]


async def test_who_leaves_to_join_waits_for_what_is_being_sent() -> None:
    house, paper = messaging()
    write, gone = paper.write, Event()

    def slow(own: bytes, text: str, **told: Any) -> Message:  # noqa: ANN401
        assert gone.wait(30)
        return write(own, text, **told)

    paper.write = slow  # type: ignore[method-assign]
    async with opened(house) as ui:
        await ui.until("Aucun message pour l'instant.")
        await ui.type("message-text", "Bonjour")
        pressed = asyncio.create_task(ui.press(SEND))
        await ui.until("Un instant…")
        left = asyncio.create_task(ui.press("message-join"))
        await ui.settle()
        assert ui.pushed() == []
        gone.set()
        await pressed
        await left
        assert ui.pushed()[-1] == ("push_route", f"{PAGE}/joindre")
    assert (paper.draft(THREAD), len(paper.written)) == ("", 1)


async def test_who_receives_is_said_by_the_button() -> None:
    house, _paper = messaging()
    async with opened(house) as ui:
        await ui.until(f"Envoyer à {NAME}")


async def test_what_is_typed_is_kept_and_found_again() -> None:
    house, paper = messaging()
    async with opened(house) as ui:
        await ui.until("Votre message")
        await ui.type("message-text", "Je voulais")
        for _ in range(20):
            await ui.settle()
            if paper.drafts:
                break
    assert paper.draft(THREAD) == "Je voulais"
    async with opened(house) as ui:
        await ui.until("Votre message")
        assert ui.tid("message-text").value == "Je voulais"


async def test_a_refusal_keeps_what_was_typed() -> None:
    house, paper = messaging()
    async with opened(house) as ui:
        await ui.until("Votre message")
        await ui.type("message-text", "Bonjour")
        paper.error = Refused("disk.full")
        await ui.press(SEND)
        await ui.until(plain(sentence_for("disk.full")))
        assert ui.tid("message-text").value == "Bonjour"
        assert not ui.tid(SEND).disabled


async def test_too_long_a_message_is_said_and_not_sent() -> None:
    house, _paper = messaging()
    async with opened(house) as ui:
        await ui.until("Votre message")
        await ui.type("message-text", "x" * (TEXT_MAX + 2))
        await ui.until("Ce texte a 2 signes de trop.")
        assert ui.tid(SEND).disabled


async def test_what_is_shown_is_noted_as_read_and_tells_nobody() -> None:
    house, paper = messaging(theirs(1, "Bonjour"))
    async with opened(house) as ui:
        await ui.until("Nouveau")
        for _ in range(20):
            await ui.settle()
            if paper.receipts:
                break
        assert "Nouveau" in ui.text()
    assert paper.receipts == [(paper.written[0].id, False)]


@pytest.mark.covers("C-054")
@pytest.mark.parametrize(("answer", "told"), [("yes", True), ("no", False)])
async def test_a_receipt_is_asked_before_the_message_opens(
    answer: str, *, told: bool
) -> None:
    house, paper = messaging(theirs(1, "Vos résultats", asks=Ask.RECEIPT))
    async with opened(house) as ui:
        await ui.until(f"{NAME} demande à savoir quand vous lisez ce message.")
        assert "Vos résultats" not in ui.text()
        assert (paper.receipts, faults(ui)) == ([], [])
        await ui.press(f"receipt-{answer}-{paper.written[0].id.hex()}")
        await ui.until("Vos résultats")
    assert paper.receipts == [(paper.written[0].id, told)]


@pytest.mark.covers("C-049")
async def test_a_file_is_looked_at_or_filed_in_one_press() -> None:
    house, paper = messaging(theirs(1, "Voici", files=(a_file(),)))
    name = a_file().id.hex()
    async with opened(house) as ui:
        await ui.until("Ordonnance.pdf")
        await ui.press(f"see-{name}")
        assert ui.pushed()[-1] == ("push_route", f"{PAGE}/{name}")
        await ui.navigate(PAGE)
        await ui.press(f"file-{name}")
        await ui.until("est dans vos documents.")
        assert faults(ui) == []
        [document] = house.documents.list()
        await ui.press(f"filed-{name}")
        assert ui.pushed()[-1] == ("push_route", f"/documents/{document.id.hex()}")
    assert paper.filed == [(paper.written[0].id, a_file().id)]


async def test_one_s_own_file_is_only_looked_at() -> None:
    house, _paper = messaging(mine(1, "", files=(a_file(),)))
    async with opened(house) as ui:
        await ui.until("Ordonnance.pdf")
        assert not ui.named(f"file-{a_file().id.hex()}")


@pytest.mark.covers("C-056")
async def test_a_request_to_sign_leads_to_the_document() -> None:
    house, paper = messaging(
        theirs(1, "À signer", asks=Ask.SIGNATURE, files=(a_file(),))
    )
    own = paper.written[0].id.hex()
    async with opened(house) as ui:
        await ui.until(f"{NAME} vous demande de signer ce document.")
        await ui.press(f"sign-{own}")
        assert ui.pushed()[-1] == ("push_route", f"/messages/signer/{own}")
    signed = theirs(1, "À signer", asks=Ask.SIGNATURE, signed=b"s" * 16)
    house, _paper = messaging(signed)
    async with opened(house) as ui:
        await ui.until("Vous avez signé ce document.")
        assert "Voir la preuve" in ui.text()
        assert "Lire et signer" not in ui.text()
        await ui.press(f"sign-{own}")
        assert ui.pushed()[-1] == ("push_route", f"/messages/signer/{own}")


async def test_it_is_ended_after_a_question_and_stays_to_be_read() -> None:
    house, paper = messaging(theirs(1, "Au revoir", unread=False))
    async with opened(house) as ui:
        await ui.until("Au revoir")
        await ui.press("thread-about")
        await ui.until("Il ne voit rien d'autre de cet espace.")
        await ui.press("thread-end")
        await ui.until(f"Mettre fin à la conversation avec {NAME} ?")
        await ui.press("confirm-yes")
        await ui.until("La fin de la conversation partira au prochain échange.")
        assert "Au revoir" in ui.text()
        assert not ui.named(SEND)
    assert paper.state is MandateState.ENDING


async def test_an_ended_one_says_so_and_is_not_written_in() -> None:
    house, _paper = messaging(mine(1, "Bonjour"), state=MandateState.ENDED)
    async with opened(house) as ui:
        await ui.until("Cette conversation est terminée. Tout reste lisible ici.")
        assert not ui.named("message-text")
        await ui.press("messages-write")
        assert ui.pushed()[-1] == ("push_route", "/messages/ecrire")
        assert faults(ui) == []


async def test_a_long_conversation_begins_at_its_end_and_unfolds() -> None:
    written = [mine(rank, f"Message {rank}.") for rank in range(40)]
    house, _paper = messaging(*written)
    async with opened(house) as ui:
        await ui.until("Message 39.")
        assert "Message 9." not in ui.text()
        await ui.press("messages-older")
        await ui.until("Message 0.")
        assert not ui.named("messages-older")


async def test_a_conversation_that_is_not_there_says_so() -> None:
    house, _paper = messaging(state=None)
    async with opened(house) as ui:
        await ui.until(plain(sentence_for("message.no_thread")))
        assert sentence_for("message.no_thread") != sentence_for("internal")
