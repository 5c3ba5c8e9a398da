"""The form of an event keeps what is right, says what is wrong, and loses nothing."""

from datetime import date

import pytest

from app.domain.agenda import Draft
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-059")]
ADD = "/agenda/ajouter"


async def test_what_is_wrong_is_said_at_its_field() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.until("Que voulez-vous noter ?")
        await ui.press("event-save")
        await ui.until("Remplissez cette ligne.")
        await ui.type("event-title", "x" * 101)
        await ui.type("event-day", "demain")
        await ui.press("event-save")
        await ui.until("Ce titre est trop long.")
        assert house.agenda.next(1) == []


async def test_what_was_being_typed_comes_back() -> None:
    house = a_house()
    house.drafts.keep("event", {"title": "Dentiste", "day": "demain"})
    async with on(house, ADD) as ui:
        await ui.until("Voici ce que vous écriviez.")
        await ui.until("dimanche 22 novembre 2026")
        await ui.press("event-save")
        assert house.agenda.next(1)[0].day == date(2026, 11, 22)
    assert house.drafts.get("event") == {}


async def test_left_it_keeps_nothing() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.until("Que voulez-vous noter ?")
        await ui.type("event-title", "Dentiste")
        await ui.press("event-leave")
        assert ("push_route", "/agenda") in ui.pushed()
    assert house.agenda.next(1) == []


async def test_an_event_is_changed_and_back_by_the_button() -> None:
    house = a_house()
    draft = Draft(title="Dentiste", start="2026-11-24T14:30", end="2026-11-24T15:00")
    event = house.agenda.add(draft)
    async with on(house, f"/agenda/{event.id.hex()}/modifier") as ui:
        await ui.until("Avec qui ?")
        await ui.type("event-clock", "9 h")
        await ui.type("event-end", "")
        await ui.press("event-save")
        changed = house.agenda.event(event.id)
        assert (changed.start, changed.end) == ("2026-11-24T09:00", "")
        await ui.navigate("/agenda")
        await ui.until("Vos changements sont enregistrés.")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.agenda.event(event.id).start == "2026-11-24T14:30"
