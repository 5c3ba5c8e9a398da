"""« Écrire à un professionnel » : one question a step, whom is seen, no is as easy."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.mandate import until_of
from app.domain.message import SUBJECT_MAX
from tests.screens.fletunit import FletUnit, plain
from tests.screens.messaging import CODE, DOCTOR, NAME, NUMBER, THREAD, messaging
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.a11y,
    pytest.mark.covers("C-048", "C-050", "C-052"),
]
PAGE = "/messages/ecrire"
SUBJECT = "Mon ordonnance du mois"


async def found(ui: FletUnit) -> None:
    """Answer the first step."""
    await ui.until("Étape 1 sur 4")
    await ui.type("write-to-code", CODE)
    await ui.press("write-to-next")
    await ui.until("Étape 2 sur 4")


async def to_the_end(ui: FletUnit) -> None:
    """Answer all of them: the whole is shown."""
    await found(ui)
    await ui.type("write-to-subject", SUBJECT)
    await ui.press("write-to-next")
    await ui.until("Étape 3 sur 4")
    await ui.press("write-to-next")
    await ui.until("Relisez avant d'ouvrir")


async def test_to_whom_about_what_and_until_when_are_seen_first() -> None:
    house, paper = messaging(state=None)
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        for words in (
            NAME,
            f"Médecin · Numéro {NUMBER}",
            SUBJECT,
            "Jusqu'au 21 février 2027",
            "Il ne verra rien d'autre de votre espace.",
            "appelez le 15 ou le 112",
        ):
            assert words in ui.text()
        assert (faults(ui), paper.made) == ([], [])
        await ui.press("write-to-yes")
        await ui.until("La conversation est ouverte.")
        assert ui.pushed()[-1] == ("push_route", f"/messages/{THREAD.hex()}")
    until = until_of(date(2027, 2, 21), UTC)
    assert paper.made == [(DOCTOR, SUBJECT, until)]
    assert house.drafts.list() == []


async def test_no_opens_nothing_and_keeps_nothing() -> None:
    house, paper = messaging(state=None)
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        await ui.press("write-to-no")
        await ui.until("Rien n'est ouvert.")
        assert ui.pushed()[-1] == ("push_route", "/messages")
    assert (paper.made, house.drafts.list()) == ([], [])


async def test_the_professional_is_seen_and_each_step_needs_its_answer() -> None:
    house, _paper = messaging(state=None)
    async with on(house, PAGE) as ui:
        await found(ui)
        assert NAME in ui.text()
        assert "Certifié par votre serveur." in ui.text()
        await ui.press("write-to-next")
        await ui.until("Dites en quelques mots de quoi il s'agit.")
        await ui.type("write-to-subject", "x" * (SUBJECT_MAX + 1))
        await ui.until("C'est trop long : 100 signes au plus.")
        await ui.press("write-to-next")
        await ui.until("1 erreur :")
        assert "Étape 2 sur 4" in ui.text()


@pytest.mark.parametrize(
    ("typed", "error", "told"),
    [
        ("ABCDE", None, "card.mistyped"),
        (CODE, Refused("card.unknown"), "card.unknown"),
        (CODE, Refused("message.not_a_professional"), "message.not_a_professional"),
        (CODE, Refused("message.not_certified"), "message.not_certified"),
        (CODE, Unreachable("peer.silent"), "peer.silent"),
    ],
)
async def test_a_code_that_leads_nowhere_is_said_and_stays(
    typed: str, error: AlveoleError | None, told: str
) -> None:
    house, paper = messaging(state=None)
    paper.error = error
    async with on(house, PAGE) as ui:
        await ui.until("Étape 1 sur 4")
        await ui.type("write-to-code", typed)
        await ui.press("write-to-next")
        await ui.until(plain(sentence_for(told)))
        assert sentence_for(told) != sentence_for("internal")
        assert ui.tid("write-to-code").value == typed


async def test_after_a_lock_the_professional_is_seen_again_before_anything() -> None:
    house, _paper = messaging(state=None)
    kept = {"code": CODE, "subject": SUBJECT, "months": "6", "rank": "3"}
    house.drafts.keep("write-to", kept)
    async with on(house, PAGE) as ui:
        await ui.until("Vous n'aviez pas fini. Voici vos réponses.")
        assert "Étape 1 sur 4" in ui.text()
        assert ui.tid("write-to-code").value == CODE


async def test_without_a_server_it_leads_to_choosing_one() -> None:
    house, _paper = messaging(state=None)
    own = replace(house.dependents, own=replace(house.space, server=""))
    async with on(replace(house, dependents=own), PAGE) as ui:
        await ui.until("Choisissez d'abord un serveur.")
        assert ui.named("entrust-server")


async def test_in_the_example_nobody_is_written_to() -> None:
    house, _paper = messaging(state=None)
    async with on(replace(house, example=True), PAGE) as ui:
        assert "Dans l'exemple, on n'ouvre pas d'autre conversation." in ui.text()
        assert not ui.named("write-to-next")
