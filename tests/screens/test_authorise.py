"""« Autoriser » : one question a step, what leaves is seen, and no is as easy."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from app.domain.consent import Finality
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.mandate import until_of
from tests.screens.consenting import CODE, consenting
from tests.screens.fletunit import FletUnit, plain
from tests.screens.opening import on
from tests.screens.test_services import hers
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.a11y,
    pytest.mark.covers("C-016", "C-081", "C-082"),
]
PAGE = "/services/autoriser"


async def found(ui: FletUnit) -> None:
    """Answer the first step."""
    await ui.until("Étape 1 sur 4")
    await ui.type("authorise-code", CODE)
    await ui.press("authorise-next")
    await ui.until("Étape 2 sur 4")


async def to_the_end(ui: FletUnit) -> None:
    """Answer all of them: the whole is shown."""
    await found(ui)
    await ui.choose("authorise-purpose-prevention", "prevention")
    await ui.press("authorise-next")
    await ui.until("Étape 3 sur 4")
    await ui.choose("authorise-months-3", "3")
    await ui.press("authorise-next")
    await ui.until("Relisez avant d'autoriser")


async def test_who_why_until_when_and_each_line_that_leaves_are_seen_first() -> None:
    house, consents = consenting()
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        for words in (
            "Carnet fictif",
            "Numéro REG 990000009",
            "Prévention : éviter une maladie",
            "Jusqu'au 21 février 2027",
            "Ma synthèse, du 21 novembre 2026",
            "1 page",
            "Pénicilline · grave",
            "Il pourra en garder une copie.",
            "Il lira aussi vos prochaines synthèses",
            "Il ne verra rien d'autre de votre espace.",
        ):
            assert words in ui.text()
        assert faults(ui) == []
        assert consents.given == []
        await ui.press("authorise-yes")
        await ui.until("Carnet fictif pourra lire après le prochain échange.")
        assert ui.pushed()[-1] == ("push_route", "/services")
    [given] = consents.given
    assert given.finality is Finality.PREVENTION
    assert given.until == until_of(date(2027, 2, 21), UTC)
    assert house.drafts.list() == []


async def test_no_gives_nothing_and_keeps_nothing() -> None:
    house, consents = consenting()
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        await ui.press("authorise-no")
        await ui.until("Rien n'est autorisé.")
    assert (consents.given, house.drafts.list()) == ([], [])


async def test_nothing_is_chosen_beforehand_and_each_step_needs_its_answer() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await found(ui)
        assert "Carnet fictif" in ui.text()
        assert "Certifié par votre serveur." in ui.text()
        await ui.press("authorise-next")
        await ui.until("Choisissez une raison.")
        await ui.choose("authorise-purpose-care", "care")
        await ui.press("authorise-next")
        await ui.until("Étape 3 sur 4")
        await ui.press("authorise-next")
        await ui.until(plain(sentence_for("consent.until")))
        await ui.choose("authorise-months-other", "other")
        for day in ("23 février", "2027", "20/11/2026", "22/11/2027"):
            await ui.type("authorise-day", day)
            await ui.press("authorise-next")
            await ui.until("1 erreur :")
            assert "Étape 3 sur 4" in ui.text()
        await ui.type("authorise-day", "21/11/2027")
        await ui.press("authorise-next")
        await ui.until("Jusqu'au 21 novembre 2027")


@pytest.mark.parametrize(
    ("typed", "error", "told"),
    [
        ("ABCDE", None, "card.mistyped"),
        (CODE, Refused("card.unknown"), "card.unknown"),
        (CODE, Refused("consent.not_a_service"), "consent.not_a_service"),
        (CODE, Refused("consent.not_certified"), "consent.not_certified"),
        (CODE, Unreachable("peer.silent"), "peer.silent"),
    ],
)
async def test_a_code_that_leads_nowhere_is_said_and_stays(
    typed: str, error: AlveoleError | None, told: str
) -> None:
    house, _consents = consenting(error=error)
    async with on(house, PAGE) as ui:
        await ui.until("Étape 1 sur 4")
        await ui.type("authorise-code", typed)
        await ui.press("authorise-next")
        await ui.until(plain(sentence_for(told)))
        assert sentence_for(told) != sentence_for("internal")
        assert ui.tid("authorise-code").value == typed


async def test_one_looks_at_the_document_and_comes_back_to_the_same_step() -> None:
    house, consents = consenting()
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        await ui.settle()
        await ui.press("authorise-open")
        made = consents.would_leave()
        assert made
        assert ui.pushed()[-1] == ("push_route", f"/documents/{made.id.hex()}")
        await ui.navigate(PAGE)
        await ui.until("Relisez avant d'autoriser")
        await ui.press("authorise-yes")
        await ui.until("pourra lire après")
    assert len(consents.given) == 1


async def test_after_a_lock_the_service_is_seen_again_before_anything() -> None:
    house, _consents = consenting()
    kept = {"code": CODE, "purpose": "care", "months": "3", "rank": "3"}
    house.drafts.keep("authorise", kept)
    async with on(house, PAGE) as ui:
        await ui.until("Vous n'aviez pas fini. Voici vos réponses.")
        assert "Étape 1 sur 4" in ui.text()
        assert ui.tid("authorise-code").value == CODE


async def test_without_a_synthesis_it_leads_to_making_one() -> None:
    house, _consents = consenting(made=False)
    async with on(house, PAGE) as ui:
        await ui.until("Votre synthèse n'est pas encore faite")
        await ui.press("authorise-synthesis")
        assert ui.pushed()[-1] == ("push_route", "/sante/synthese")


async def test_without_a_server_it_leads_to_choosing_one() -> None:
    house, _consents = consenting()
    own = replace(house.dependents, own=replace(house.space, server=""))
    async with on(replace(house, dependents=own), PAGE) as ui:
        await ui.until("Choisissez d'abord un serveur. Le service utilisera le même.")


async def test_in_the_example_nothing_is_allowed() -> None:
    house, _consents = consenting()
    async with on(replace(house, example=True), PAGE) as ui:
        assert "Dans l'exemple, on ne peut rien autoriser." in ui.text()
        assert not ui.named("authorise-next")


async def test_in_the_space_of_another_the_answers_stand_under_their_name() -> None:
    async with on(hers(), PAGE) as ui:
        await to_the_end(ui)
        assert "Dans l'espace de Camille." in ui.text()
        assert "Il ne verra rien d'autre de l'espace de Camille." in ui.text()
        assert "votre" not in ui.text().partition("Ce qui partirait")[2]
