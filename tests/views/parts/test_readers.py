"""Who may read is said as it is: the owner alone, or also whom it is entrusted to."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.collection import Confidentiality, Rubric
from app.domain.consent import ConsentState
from app.domain.mandate import MandateState
from tests.screens.consenting import BOOK, consenting
from tests.screens.entrusting import LOUISE, UNTIL, PaperMandates
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.house import House
from views.parts.readers import readers_of, who_reads

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
ALONE = "Aujourd'hui, seuls vous et vos appareils pouvez lire ceci."
PLACES = ("/sante/volontes", "/sante/volontes/directives")


def given(house: House, rubric: Rubric) -> tuple[House, PaperMandates]:
    """Entrust a rubric to two people."""
    mandates: Any = PaperMandates()
    for name in ("Paul", "Louise"):
        mandates.give(LOUISE, name=name, rubrics=(rubric,), until=UNTIL)
    return replace(house, mandates=mandates), mandates


@pytest.mark.parametrize("place", PLACES)
async def test_the_owner_alone_reads_wishes_nobody_was_given(place: str) -> None:
    for house in (a_house(), given(filled(), Rubric.PROFILE)[0]):
        async with on(house, place) as ui:
            await ui.until(ALONE)


@pytest.mark.parametrize("place", PLACES)
async def test_whom_wishes_are_entrusted_to_is_named(place: str) -> None:
    house, _mandates = given(filled(), Rubric.WISHES)
    async with on(house, place) as ui:
        await ui.until("Vous le confiez à : Louise, Paul.")
        assert ALONE not in ui.text()


async def test_a_document_says_so_unless_it_is_hidden() -> None:
    paper = (theirs := filled()).documents.list()[0]
    house, _mandates = given(theirs, paper.rubric)
    page = f"/documents/{paper.id.hex()}"
    async with on(house, page) as ui:
        await ui.until("Vous, et aussi : Louise, Paul.")
        assert "Vous seul" not in ui.text()
    house.custody.hide(paper.id, Confidentiality.PRIVE)
    async with on(house, page) as ui:
        await ui.until("Vous seul, sur vos appareils.")


@pytest.mark.covers("C-083")
@pytest.mark.parametrize(
    ("state", "names"),
    [
        (ConsentState.ACTIVE, ["Louise", "Paul", BOOK.name]),
        (ConsentState.ENDED, ["Louise", "Paul"]),
    ],
)
async def test_a_service_that_reads_a_copy_is_named_too(
    state: ConsentState, names: list[str]
) -> None:
    theirs, consents = consenting(state)
    paper = consents.would_leave()
    assert paper
    house, _mandates = given(theirs, paper.rubric)
    assert who_reads(house, paper) == names
    hidden = replace(paper, confidentiality=Confidentiality.PRIVE)
    assert who_reads(house, hidden) == names[2:]
    async with on(house, f"/documents/{paper.id.hex()}") as ui:
        await ui.until(f"Vous, et aussi : {', '.join(names)}.")


def test_what_is_over_is_read_by_nobody_what_ends_still_is() -> None:
    house, mandates = given(a_house(), Rubric.WISHES)
    assert readers_of(house, Rubric.WISHES) == ["Louise", "Paul"]
    states = (MandateState.ENDED, MandateState.ENDING)
    pairs = zip(mandates.given, states, strict=True)
    mandates.given = [replace(one, name="", state=state) for one, state in pairs]
    assert readers_of(house, Rubric.WISHES) == ["un proche"]
    assert readers_of(house, Rubric.PROFILE) == []
