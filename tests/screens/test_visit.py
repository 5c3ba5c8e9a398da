"""A visit is prepared on one page, kept while it is prepared, made without network."""

import time

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House
from views.parts.synthesis.visiting import Prepared, around, page_of, visit_of
from views.prints.visit import visit

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-164")]
ROUTE = "/sante/visite"


def noted() -> House:
    """Return a space where something changed."""
    house = a_house()
    house.profile.add("traitements", {"medicine": "Ramipril 5 mg"})
    return house


async def test_what_changed_is_said_and_the_questions_come_back() -> None:
    house = noted()
    async with on(house, ROUTE) as ui:
        await ui.until("Ramipril 5 mg (nouveau)")
        await ui.type("visit-questions", "Dois-je arrêter le café ?")
        await ui.until("Il reste")
    assert "café" in house.drafts.get("visit")["questions"]
    async with on(house, ROUTE) as ui:
        await ui.until("Voici ce que vous prépariez.")


async def test_the_page_is_emptied_when_asked() -> None:
    house = noted()
    house.drafts.keep("visit", {"questions": "Pourquoi ?"})
    async with on(house, ROUTE) as ui:
        await ui.until("Voici ce que vous prépariez.")
        await ui.press("visit-clear")
        await ui.settle()
    assert house.drafts.get("visit") == {}


async def test_a_fourth_curve_waits_for_another_to_go() -> None:
    house = noted()
    for kind, value in (
        ("body-weight", "70"),
        ("body-height", "162"),
        ("heart-rate", "72"),
        ("body-temperature", "37"),
    ):
        house.measures.add(kind, [value])
    codes = ["body-weight", "body-height", "heart-rate"]
    async with on(house, ROUTE) as ui:
        for code in codes:
            await ui.press(f"curve-{code}")
        await ui.until("Enlevez d'abord une autre courbe.")
        await ui.press("curve-body-temperature")
        await ui.settle()
    assert house.drafts.get("visit")["curves"].split(",") == codes


def test_the_page_is_made_in_less_than_two_seconds_and_moves_the_day() -> None:
    house = noted()
    visited = visit_of(house)
    found = around(visited, visited.flow.since())
    begun = time.thread_time()
    told = page_of(visited, Prepared(questions="Pourquoi ?"), found, found.since)
    page = visit(told)
    assert time.thread_time() - begun < 2
    assert page.startswith(b"%PDF")
