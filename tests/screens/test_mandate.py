"""« Ce que je confie » : what, until when; it ends once the question is answered."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.mandate import MandateState
from tests.screens.entrusting import LOUISE, UNTIL, PaperMandates, entrusted_with
from tests.screens.fletunit import FletUnit
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-150")]
PAGE = "/proches/confie/" + "00" * 16
WORDS = {
    MandateState.WAITING: "En attente d'envoi.",
    MandateState.ACTIVE: "En cours.",
    MandateState.ENDING: "Fin en attente d'envoi.",
    MandateState.ENDED: "Terminé.",
}


def stood(state: MandateState) -> PaperMandates:
    """Return mandates of which one stands so."""
    mandates = PaperMandates()
    rubrics = (Rubric.MEASURES, Rubric.VACCINES)
    given = mandates.give(LOUISE, name="Louise", rubrics=rubrics, until=UNTIL)
    mandates.given = [replace(given, state=state)]
    return mandates


def at(mandates: PaperMandates, page: str = PAGE) -> FletUnit:
    """Open the page of the mandate."""
    flow: Any = mandates
    return on(replace(entrusted_with(), mandates=flow), page)


@pytest.mark.parametrize("state", MandateState)
async def test_it_says_what_until_when_and_how_far_it_is(state: MandateState) -> None:
    async with at(stood(state)) as ui:
        await ui.until(WORDS[state])
        assert "Mesures, Vaccins" in ui.text()
        assert "Depuis le 21 novembre 2026" in ui.text()
        assert "Jusqu'au 23 février 2027" in ui.text()
        live = state in (MandateState.WAITING, MandateState.ACTIVE)
        assert ui.named("mandate-end") is live
        assert faults(ui) == []


async def test_who_reads_no_more_is_named_with_the_day() -> None:
    mandates = stood(MandateState.ENDED)
    left = int(datetime(2026, 12, 1, 9, tzinfo=UTC).timestamp() * 1000)
    mandates.given = [replace(mandates.given[0], left=left)]
    words = "Louise ne lit plus, depuis le 1er décembre 2026."
    for page in (PAGE, "/proches"):
        async with at(mandates, page) as ui:
            await ui.until(words)
            assert "Terminé" not in ui.text()
            assert faults(ui) == []


async def test_ending_names_the_person_and_what_it_does() -> None:
    mandates = stood(MandateState.ACTIVE)
    async with at(mandates) as ui:
        await ui.until("En cours.")
        await ui.press("mandate-end")
        await ui.until("Arrêter de confier à Louise ?")
        assert "Ce qui a déjà été lu a pu être copié." in ui.text()
        assert "On ne peut pas revenir en arrière" in ui.text()
        await ui.press("confirm-no")
        assert mandates.ended == []
        await ui.press("mandate-end")
        await ui.press("confirm-yes")
        await ui.until("C'est arrêté pour Louise.")
        assert not ui.named("banner-undo")
    assert mandates.ended == [bytes(16)]


async def test_one_that_is_not_there_is_said() -> None:
    async with at(PaperMandates()) as ui:
        await ui.until("n'est plus dans la liste")
