"""« Services reliés » : each consent with its state; nothing real is promised."""

from dataclasses import replace

import pytest

from app.domain.consent import ConsentState
from tests.screens.consenting import SINCE, consenting
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-083")]
PAGE = "/services"
WORDS = {
    ConsentState.WAITING: "Pas encore envoyé",
    ConsentState.ACTIVE: "En cours",
    ConsentState.ENDING: "Retrait en attente d'envoi",
    ConsentState.ENDED: "Terminé",
}

LEFT = "Ce service a mis fin à l'accord, le 21 novembre 2026."


async def test_a_new_space_shares_nothing_and_says_so() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await ui.until("Aucun service n'est autorisé. Aucun ne peut lire.")
        assert "Aucun vrai service n'utilise encore Alvéole." in ui.text()
        assert faults(ui) == []
        await ui.press("authorise")
        assert ui.pushed()[-1] == ("push_route", "/services/autoriser")


async def test_each_is_named_with_its_purpose_its_end_and_its_state() -> None:
    house, _consents = consenting(*ConsentState)
    async with on(house, PAGE) as ui:
        await ui.until("Terminé")
        for words in (*WORDS.values(), "Carnet fictif", "Jusqu'au 23 février 2027"):
            assert words in ui.text()
        assert ui.text().count("Prévention : éviter une maladie") == len(ConsentState)
        assert "Dernière version : 21 novembre 2026" in ui.text()
        assert "Pas encore envoyé" in ui.text()
        assert "Rien n'est encore parti." not in ui.text()
        assert faults(ui) == []
        await ui.press(f"consent-{'03' * 16}")
        assert ui.pushed()[-1] == ("push_route", f"{PAGE}/{'03' * 16}")


@pytest.mark.covers("C-124")
async def test_one_that_the_service_ended_says_so_and_when() -> None:
    house, consents = consenting(ConsentState.ENDED)
    consents.given = [replace(consents.given[0], left=SINCE)]
    async with on(house, PAGE) as ui:
        await ui.until(LEFT)
        assert "Terminé" not in ui.text()
        assert faults(ui) == []


async def test_in_the_example_nothing_is_allowed() -> None:
    house, _consents = consenting()
    async with on(replace(house, example=True), PAGE) as ui:
        await ui.until("Dans l'exemple, on ne peut rien autoriser.")
        assert not ui.named("authorise")


async def test_in_the_space_of_another_the_words_name_them() -> None:
    async with on(hers(), PAGE) as ui:
        await ui.until("la synthèse de Camille")
        assert "votre synthèse" not in ui.text()


def hers() -> House:
    """Return a house that is somebody else's."""
    house, _consents = consenting()
    own = replace(house.dependents.own, id=type(house.space.id)(b"o" * 16))
    return replace(house, dependents=replace(house.dependents, own=own))
