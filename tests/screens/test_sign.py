"""A document is read whole, then signed with the code or refused; the proof is kept."""

from typing import Any

import pytest

from app.domain.errors import Broken, Refused
from app.domain.lent import Lent
from app.domain.mandate import MandateState
from app.domain.message import Delivery
from app.domain.signature import Answer
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import CODE
from tests.screens.messaging import NAME, mine
from tests.screens.opening import on
from tests.screens.signing import ASKS, PAGE, signing
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-056")]
EIDAS = "Ce n'est pas une signature qualifiée au sens européen (eIDAS)."
REPLY = mine(99, "Fait", about=ASKS.id, delivery=Delivery.SENT)


async def at_its_end(ui: FletUnit) -> None:
    """Turn to the last page."""
    await ui.until("Page 1 sur 2")
    await ui.press("page-after")
    await ui.until("Page 2 sur 2")


async def test_who_asks_and_the_document_come_first() -> None:
    house, _flow = signing()
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        said = ui.text()
        for words in (f"{NAME} vous demande", "À signer avant lundi", "Ordonnance.pdf"):
            assert words in said
        assert "Pour signer, lisez d'abord jusqu'à la dernière page." in said
        assert not ui.named("sign-yes")
        assert not ui.named("proof")
        assert faults(ui) == []


async def test_it_is_signed_with_the_code_once_read_to_its_end() -> None:
    house, flow = signing()
    async with on(house, PAGE) as ui:
        await at_its_end(ui)
        await ui.until(EIDAS)
        assert faults(ui) == []
        await ui.type("proof", CODE)
        await ui.press("sign-yes")
        await ui.until("Vous avez signé ce document.")
        said = ui.text()
        for words in ("En attente d'envoi", EIDAS, "abababab abababab", "cdcdcdcd"):
            assert words in said
        assert "rien n'a changé" in said
        assert not ui.named("sign-yes")
        assert faults(ui) == []
    assert flow.answer is Answer.SIGNED
    assert "Ordonnance.pdf" in flow.paper.written[-1].text


async def test_turning_back_a_page_keeps_the_answer_there() -> None:
    house, _flow = signing()
    async with on(house, PAGE) as ui:
        await at_its_end(ui)
        await ui.press("page-before")
        await ui.until("Page 1 sur 2")
        assert ui.named("sign-yes")


async def test_a_wrong_code_signs_nothing_and_says_so() -> None:
    house, flow = signing()
    async with on(house, PAGE) as ui:
        await at_its_end(ui)
        await ui.type("proof", "000000")
        await ui.press("sign-yes")
        await ui.until(plain(sentence_for("store.key")))
        assert faults(ui) == []
    assert flow.answer is Answer.NONE


@pytest.mark.parametrize("page", [1, 2], ids=["first", "last"])
async def test_it_is_refused_at_any_page_once_that_is_said_again(page: int) -> None:
    house, flow = signing()
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        if page == 2:
            await at_its_end(ui)
        await ui.press("sign-no")
        await ui.until("Refuser de signer ?")
        await ui.press("confirm-yes")
        await ui.until("Vous avez refusé de signer.")
        assert bool(ui.named("sign-yes")) == (page == 2)
        assert not ui.named("sign-no")
        assert faults(ui) == []
    assert flow.answer is Answer.REFUSED


async def test_a_document_that_does_not_open_here_may_be_refused() -> None:
    house, flow = signing()

    def content(*_asked: bytes) -> Lent:
        raise Broken("airlock.unavailable")

    paper: Any = flow.paper
    paper.content = content
    async with on(house, PAGE) as ui:
        await ui.until(plain(sentence_for("airlock.unavailable")))
        assert not ui.named("sign-yes")
        await ui.press("sign-no")
        await ui.until("Refuser de signer ?")
        await ui.press("confirm-yes")
        await ui.until("Vous avez refusé de signer.")
    assert flow.answer is Answer.REFUSED


async def test_a_proof_that_no_longer_holds_is_said() -> None:
    house, _flow = signing(answer=Answer.SIGNED, reply=REPLY, whole=False)
    async with on(house, PAGE) as ui:
        await ui.until(plain(sentence_for("signature.invalid")))
        assert "abababab" not in ui.text()
        assert faults(ui) == []


async def test_the_proof_is_printed() -> None:
    house, _flow = signing(answer=Answer.SIGNED, reply=REPLY)
    saved: list[bytes] = []

    def client(name: str, given: dict[str, bytes]) -> str | None:
        if name == "save_file":
            saved.append(given["src_bytes"])
            return "preuve.pdf"
        return None

    async with on(house, PAGE, client) as ui:
        await ui.until("Envoyé")
        await ui.press("sign-print")
        if ui.named("confirm-yes"):
            await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    assert saved[0].startswith(b"%PDF")


async def test_a_conversation_that_is_over_takes_no_answer() -> None:
    house, _flow = signing(MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await ui.until("On ne peut plus répondre.")
        assert not ui.named("sign-yes")
        assert faults(ui) == []


async def test_what_asks_for_no_signature_says_so() -> None:
    house, _flow = signing(error=Refused("signature.not_asked"))
    async with on(house, PAGE) as ui:
        await ui.until(plain(sentence_for("signature.not_asked")))
