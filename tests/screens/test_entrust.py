"""« Confier » : one question a step; what is wrong is said where it is typed."""

from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused, Unreachable
from app.domain.mandate import until_of
from tests.screens.entrusting import CODE, LOUISE, PaperMandates, entrusted_with
from tests.screens.fletunit import FletUnit
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-029")]
PAGE = "/proches/confier"


def giving(mandates: PaperMandates) -> House:
    """Return a house that gives through *mandates*."""
    flow: Any = mandates
    return replace(entrusted_with(), mandates=flow)


async def until_what(ui: FletUnit, code: str = CODE) -> None:
    """Answer the first two steps."""
    await ui.type("entrust-code", code)
    await ui.press("entrust-next")
    await ui.until("Étape 2 sur 5")
    await ui.type("entrust-name", "Louise, ma fille")
    await ui.press("entrust-next")
    await ui.until("Étape 3 sur 5")


async def test_step_by_step_to_one_person_some_rubrics_until_a_day() -> None:
    mandates = PaperMandates()
    async with on(giving(mandates), PAGE) as ui:
        await ui.until("Étape 1 sur 5")
        await until_what(ui)
        assert "32 éléments" in ui.text()
        await ui.press("entrust-what-2")
        await ui.press("entrust-what-3")
        assert "Choisi : Mesures" in ui.said()
        await ui.press("entrust-next")
        await ui.until("3 mois, jusqu'au 21 février 2027")
        await ui.press("entrust-next")
        await ui.until("Relisez avant de confier")
        for words in (
            "Louise, ma fille",
            "Mesures : 32 éléments",
            "Vaccins : 1 élément",
            "Jusqu'au 21 février 2027",
            "Elle ne pourra rien changer.",
            "Ce qui est masqué ou privé n'est jamais confié.",
            "Ce qui aura été lu a pu être copié.",
        ):
            assert words in ui.text()
        assert faults(ui) == []
        assert mandates.given == []
        await ui.press("entrust-next")
        await ui.until("pourra lire après le prochain échange")
    [given] = mandates.given
    assert (given.to, given.name) == (LOUISE.identity, "Louise, ma fille")
    assert given.rubrics == (Rubric.MEASURES, Rubric.VACCINES)
    assert given.until == until_of(date(2027, 2, 21), UTC)


@pytest.mark.parametrize(
    ("typed", "error", "told"),
    [
        ("ABCDE", None, "card.mistyped"),
        (CODE, Refused("card.own"), "card.own"),
        (CODE, Refused("card.unknown"), "card.unknown"),
        (CODE, Unreachable("peer.silent"), "peer.silent"),
    ],
)
async def test_a_code_that_leads_to_nobody_is_said_and_stays(
    typed: str, error: Refused | None, told: str
) -> None:
    async with on(giving(PaperMandates(error=error)), PAGE) as ui:
        await ui.until("Étape 1 sur 5")
        await ui.type("entrust-code", typed)
        await ui.press("entrust-next")
        await ui.until("1 erreur :")
        assert ui.tid("entrust-code").error
        assert sentence_for(told) != sentence_for("internal")
        assert ui.tid("entrust-code").value == typed
        assert "Étape 1 sur 5" in ui.text()


async def test_each_step_needs_its_answer() -> None:
    async with on(giving(PaperMandates()), PAGE) as ui:
        await ui.until("Étape 1 sur 5")
        await ui.type("entrust-code", CODE)
        await ui.press("entrust-next")
        await ui.until("Étape 2 sur 5")
        await ui.press("entrust-next")
        await ui.until("Donnez un nom à cette personne.")
        await ui.type("entrust-name", "Louise")
        await ui.press("entrust-next")
        await ui.press("entrust-next")
        await ui.until("Choisissez au moins une rubrique.")
        await ui.press("entrust-what-2")
        await ui.press("entrust-next")
        await ui.choose("entrust-months-other", "other")
        for day in ("23 février", "2027", "20/11/2026", "22/11/2027"):
            await ui.type("entrust-day", day)
            await ui.press("entrust-next")
            await ui.until("1 erreur :")
            assert "Étape 4 sur 5" in ui.text()
        await ui.type("entrust-day", "21/11/2027")
        await ui.press("entrust-next")
        await ui.until("Jusqu'au 21 novembre 2027")


async def test_what_was_typed_comes_back_and_the_code_is_looked_for_again() -> None:
    mandates = PaperMandates()
    house = giving(mandates)
    async with on(house, PAGE) as ui:
        await ui.until("Étape 1 sur 5")
        await until_what(ui)
        await ui.press("entrust-what-2")
        await ui.settle()
    async with on(house, PAGE) as ui:
        await ui.until("Vous n'aviez pas fini. Voici vos réponses.")
        await ui.press("entrust-next")
        await ui.press("entrust-next")
        await ui.press("entrust-next")
        await ui.until("pourra lire après")
    assert [one.name for one in mandates.given] == ["Louise, ma fille"]
    assert house.drafts.list() == []


async def test_one_may_come_back_and_give_up() -> None:
    mandates = PaperMandates()
    house = giving(mandates)
    async with on(house, PAGE) as ui:
        await ui.until("Étape 1 sur 5")
        await until_what(ui)
        await ui.press("entrust-before")
        assert ui.tid("entrust-name").value == "Louise, ma fille"
        await ui.press("entrust-leave")
        await ui.settle()
        assert ("push_route", "/proches") in ui.pushed()
    assert mandates.given == []
    assert house.drafts.list() == []


async def test_without_a_server_it_leads_to_choosing_one() -> None:
    house = giving(PaperMandates())
    own = replace(house.dependents, own=replace(house.space, server=""))
    async with on(replace(house, dependents=own), PAGE) as ui:
        await ui.until("Choisissez d'abord un serveur.")
        await ui.press("entrust-server")
        assert ("push_route", "/reglages/serveur/choisir") in ui.pushed()


async def test_in_the_example_nothing_is_entrusted() -> None:
    async with on(replace(giving(PaperMandates()), example=True), PAGE) as ui:
        assert "Dans l'exemple, on ne peut rien confier." in ui.text()
        assert not ui.named("entrust-next")
