"""« Mon accord » : for what, until when, what is read; it ends once it is agreed."""

from dataclasses import replace

import pytest

from app.domain.consent import ConsentState
from tests.screens.consenting import SINCE, consenting
from tests.screens.opening import on
from tests.screens.test_services import LEFT, WORDS
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-082")]
PAGE = f"/services/{'00' * 16}"


@pytest.mark.parametrize("state", ConsentState)
async def test_it_says_for_what_until_when_and_what_is_read(
    state: ConsentState,
) -> None:
    house, _consents = consenting(state)
    async with on(house, PAGE) as ui:
        await ui.until(WORDS[state])
        for words in (
            "Carnet fictif",
            "Numéro REG 990000009",
            "Prévention : éviter une maladie",
            "Depuis le 21 novembre 2026",
            "Jusqu'au 23 février 2027",
        ):
            assert words in ui.text()
        active = state is ConsentState.ACTIVE
        assert ("Ma synthèse, du 21 novembre 2026" in ui.text()) is active
        live = state in (ConsentState.WAITING, ConsentState.ACTIVE)
        assert ui.named("consent-end") is live
        assert faults(ui) == []


@pytest.mark.covers("C-124")
async def test_one_that_the_service_ended_says_who_ended_it_and_when() -> None:
    house, consents = consenting(ConsentState.ENDED)
    consents.given = [replace(consents.given[0], left=SINCE)]
    async with on(house, PAGE) as ui:
        await ui.until(f"{LEFT} Ce service ne reçoit plus rien.")
        assert not ui.named("consent-end")
        assert faults(ui) == []


async def test_what_it_reads_opens_in_one_press() -> None:
    house, consents = consenting(ConsentState.ACTIVE)
    async with on(house, PAGE) as ui:
        await ui.until("En cours")
        await ui.press("consent-open")
        made = consents.would_leave()
        assert made
        assert ui.pushed()[-1] == ("push_route", f"/documents/{made.id.hex()}")


async def test_taking_it_back_names_the_service_and_says_what_it_cannot_undo() -> None:
    house, consents = consenting(ConsentState.ACTIVE)
    async with on(house, PAGE) as ui:
        await ui.until("En cours")
        await ui.press("consent-end")
        await ui.until("Retirer l'accord à Carnet fictif ?")
        assert "Ce qui a déjà été lu a pu être copié." in ui.text()
        assert "On ne peut pas revenir en arrière" in ui.text()
        await ui.press("confirm-yes")
        await ui.until("L'accord est retiré pour Carnet fictif.")
        assert not ui.named("banner-undo")
        assert "Retrait en attente" in ui.text()
    assert consents.ended == [bytes(16)]


async def test_one_that_is_not_there_is_said() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await ui.until("Cet accord n'est plus dans la liste.")
