"""A synthesis says what was chosen: on the screen, on paper, for software."""

import pytest

from app.domain.query import Filters
from app.fhir import exact
from app.flows.latest_synthesis import CATEGORY
from app.flows.synthesis.summary import BUNDLE
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016")]
ROUTE = "/sante/synthese"


def noted() -> House:
    """Return a space with two allergies, and no illness known."""
    house = a_house()
    house.profile.add("allergies", {"substance": "Pénicilline"})
    house.profile.add("allergies", {"substance": "Latex"})
    house.profile.set_answer("maladies", "none")
    return house


def kinds(house: House) -> list[str]:
    """Return what the Bundle of the only synthesis holds."""
    (made,) = house.documents.list(Filters(category=CATEGORY))
    tree = exact.read(house.documents.files.open(made, BUNDLE))
    return [one["resource"]["resourceType"] for one in tree["entry"]]


async def test_all_is_chosen_at_first_and_makes_a_document() -> None:
    house = noted()
    async with on(house, ROUTE) as ui:
        await ui.until("2 lignes choisies")
        assert "Aucune maladie connue" in ui.text()
        await ui.press("synthesis-make")
        (made,) = house.documents.list(Filters(category=CATEGORY))
        assert ui.pushed()[-1][1] == f"/documents/{made.id.hex()}"
    assert kinds(house).count("AllergyIntolerance") == 2
    assert house.documents.original(made.id).startswith(b"%PDF")


async def test_what_is_put_aside_does_not_leave() -> None:
    house = noted()
    penicillin = house.profile.lines("allergies")[-1].entry.id.hex()
    async with on(house, ROUTE) as ui:
        await ui.press(f"line-{penicillin}")
        await ui.until("1 ligne choisie")
        assert "Laissé de côté" in ui.text()
        await ui.press("synthesis-make")
        await ui.settle()
    assert kinds(house).count("AllergyIntolerance") == 1


async def test_nothing_chosen_makes_nothing_and_all_comes_back() -> None:
    house = noted()
    async with on(house, ROUTE) as ui:
        await ui.press("synthesis-none")
        await ui.until("0 ligne choisie")
        await ui.press("synthesis-all")
        await ui.until("2 lignes choisies")
    assert house.documents.list() == []


async def test_an_empty_space_says_what_to_do_first() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Notez d'abord quelque chose")
