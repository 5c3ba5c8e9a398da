"""One question a screen, each may stay open; what is written survives a crash."""

import pytest

from app.domain.wishes import DIRECTIVES
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House

pytestmark = pytest.mark.anyio
FORM = "/sante/volontes/directives/ajouter"
DRAFT = "wish:directives"


async def kept(ui: FletUnit, house: House, name: str, text: str) -> None:
    """Wait until the draft holds an answer."""
    for _ in range(50):
        if house.drafts.get(DRAFT).get(name) == text:
            return
        await ui.settle()
    raise AssertionError(house.drafts.get(DRAFT))


@pytest.mark.covers("C-029")
async def test_every_question_is_on_its_own_screen_and_none_is_mandatory() -> None:
    house = a_house()
    async with on(house, FORM) as ui:
        for rank, step in enumerate(DIRECTIVES.steps, 1):
            await ui.until(f"Question {rank} sur 8")
            assert step.label in ui.text()
            if step.name == "revive":
                await ui.choose("wish-revive-no", "no")
            await ui.press("wish-next")
        await ui.until("Relisez vos réponses")
        assert ui.text().count("Laissé ouvert") == 7
        await ui.press("wish-keep")
        await ui.until("C'est gardé et daté.")
    (version,) = house.wishes.versions(DIRECTIVES)
    assert version.wish.said == {"revive": "no"}
    assert house.drafts.get(DRAFT) == {}


async def test_nothing_answered_is_refused_and_said() -> None:
    house = a_house()
    async with on(house, FORM) as ui:
        await ui.until("Question 1 sur 8")
        for _ in DIRECTIVES.steps:
            await ui.press("wish-next")
        await ui.press("wish-keep")
        await ui.until("Répondez au moins à une question")
        assert any("Répondez au moins" in told for told in ui.said())
    assert house.wishes.versions(DIRECTIVES) == []


@pytest.mark.covers("C-029")
async def test_what_was_written_comes_back_at_the_same_question() -> None:
    house = a_house()
    async with on(house, FORM) as ui:
        await ui.until("Question 1 sur 8")
        await ui.press("wish-next")
        await ui.type("wish-matters", "Rester chez moi")
        await kept(ui, house, "matters", "Rester chez moi")
    async with on(house, FORM) as ui:
        await ui.until("Vous n'aviez pas fini.")
        assert "Question 2 sur 8" in ui.text()
        assert ui.tid("wish-matters").value == "Rester chez moi"
        await ui.press("wish-leave")
        await ui.settle()
    assert house.drafts.get(DRAFT) == {}


async def test_one_goes_back_and_changes_an_answer() -> None:
    house = a_house()
    async with on(house, FORM) as ui:
        await ui.until("Question 1 sur 8")
        await ui.choose("wish-situation-ill", "ill")
        await ui.press("wish-next")
        await ui.press("wish-before")
        await ui.until("Question 1 sur 8")
        await ui.choose("wish-situation-open", "open")
        for _ in DIRECTIVES.steps:
            await ui.press("wish-next")
        await ui.until("Relisez vos réponses")
        await ui.press("wish-again-1")
        await ui.until("Question 2 sur 8")
        assert DIRECTIVES.steps[1].label in ui.said()


async def test_a_new_version_starts_from_what_holds() -> None:
    house = a_house()
    house.wishes.state(DIRECTIVES, {"matters": "Rester chez moi"})
    async with on(house, FORM) as ui:
        await ui.until("Question 1 sur 8")
        await ui.press("wish-next")
        assert ui.tid("wish-matters").value == "Rester chez moi"
