"""« On me confie » : whose, which rubrics, until when; what is over is not opened."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState
from tests.screens.entrusting import entrusted_with, lane_of, lent
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
LANE = f"lane-{lane_of(Rubric.MEASURES).hex()}"


@pytest.mark.parametrize("width", [320, 1280])
async def test_each_space_leads_to_its_rubrics(width: int) -> None:
    house = entrusted_with(Rubric.MEASURES, Rubric.VACCINES)
    async with on(house, "/proches", width=width) as ui:
        await ui.until("Espace de Mireille Roche")
        assert "Jusqu'au 23 février 2027" in ui.text()
        assert faults(ui) == []
        await ui.press(LANE)
        page = f"/confies/{lane_of(Rubric.MEASURES).hex()}"
        assert ("push_route", page) in ui.pushed()


async def test_nothing_received_yet_is_said_beside_one_s_own_code() -> None:
    async with on(entrusted_with(), "/proches") as ui:
        await ui.until("Personne ne vous confie rien pour l'instant.")
        await ui.press("entrust-code")
        assert ("push_route", "/proches/code") in ui.pushed()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (EntrustedState.COMING, "Cela arrive. Gardez Alvéole ouvert."),
        (EntrustedState.ENDED, "C'est terminé. Rien n'en reste sur cet appareil."),
    ],
)
async def test_what_cannot_be_read_says_why(state: EntrustedState, words: str) -> None:
    house = entrusted_with()
    spaces: Any = house.entrusted
    spaces.people = [replace(lent(Rubric.MEASURES, state=state), whose="")]
    async with on(house, "/proches") as ui:
        await ui.until(words)
        assert "Espace d'un proche" in ui.text()
        assert not ui.named(LANE)


async def test_a_log_that_contradicts_itself_is_told_beside_what_was_read() -> None:
    house = entrusted_with()
    spaces: Any = house.entrusted
    told = lent(Rubric.MEASURES)
    wrong = replace(told.rubrics[0], quarantine="log.rollback")
    spaces.people = [replace(told, rubrics=(wrong,))]
    async with on(house, "/proches") as ui:
        await ui.until("serveur")
        assert ui.named(LANE)
