"""« Agenda » : seen as a list, a month, a day; an event noted, changed, cancelled."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.agenda import Draft, EventKind, Every, Repeat
from tests.screens.family import a_family
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-059")]
HERE = "/agenda"
DOCTOR = Draft(
    title="Dr Martin, cardiologue",
    start="2026-11-24T14:30",
    end="2026-11-24T15:00",
    zone="UTC",
    place="12 rue des Lilas",
    reminders=(60, 1440),
)


def planned() -> House:
    """Return a space with an appointment, a reminder each week, and a stay."""
    house = a_house()
    house.agenda.add(DOCTOR)
    house.agenda.add(
        Draft(
            title="Kiné",
            start="2026-11-25",
            kind=EventKind.TASK,
            repeat=Repeat(Every.WEEK, until="2026-12-31"),
        )
    )
    return house


async def test_an_empty_agenda_says_the_first_step() -> None:
    async with on(a_house(), HERE) as ui:
        await ui.until("Rien de prévu. Notez votre prochain rendez-vous.")
        await ui.press("agenda-add")
        assert ("push_route", f"{HERE}/ajouter") in ui.pushed()


async def test_the_list_tells_each_day_in_full() -> None:
    async with on(planned(), HERE) as ui:
        await ui.until("Dr Martin, cardiologue")
        said = plain(ui.text())
        assert "Mardi 24 novembre 2026" in said
        assert "de 14 h 30 à 15 h 00" in said
        assert "Chaque semaine jusqu'au 31 décembre 2026" in said
        assert said.index("Dr Martin") < said.index("Kiné")


@pytest.mark.parametrize("view", ["month", "day"])
async def test_a_month_and_a_day_say_what_is_on_them(view: str) -> None:
    async with on(planned(), HERE) as ui:
        await ui.until("Dr Martin, cardiologue")
        await ui.press(f"agenda-view-{view}")
        if view == "day":
            await ui.until("Aujourd'hui, samedi 21 novembre 2026")
            for _ in range(3):
                await ui.press("agenda-after")
        await ui.until("Dr Martin, cardiologue")


async def test_a_month_leads_to_each_of_its_days() -> None:
    async with on(planned(), HERE) as ui:
        await ui.until("Dr Martin, cardiologue")
        await ui.press("agenda-view-month")
        await ui.until("Novembre 2026")
        (cell,) = ui.all(ft.Semantics, identifier="day-2026-11-24")
        assert cell.label == "mardi 24 novembre 2026, 1 élément prévu"
        await ui.press("day-2026-11-24")
        await ui.until("Mardi 24 novembre 2026")
        await ui.until("Dr Martin, cardiologue")
        await ui.press("agenda-before")
        await ui.until("Rien de prévu.")
        await ui.press("agenda-today")
        await ui.until("Aujourd'hui, samedi 21 novembre 2026")


async def test_an_appointment_is_noted_in_words_and_taken_back() -> None:
    house = a_house()
    async with on(house, f"{HERE}/ajouter") as ui:
        await ui.until("Que voulez-vous noter ?")
        await ui.press("event-save")
        await ui.until("Remplissez cette ligne.")
        await ui.type("event-title", "Dentiste")
        await ui.type("event-day", "mardi")
        await ui.until("mardi 24 novembre 2026")
        await ui.type("event-clock", "25 h")
        await ui.press("event-save")
        await ui.until("Cette heure est incomprise.")
        await ui.type("event-clock", "14 h 30")
        await ui.press("event-remind-60")
        await ui.press("event-save")
        (one,) = house.agenda.next(3)
        assert (one.event.title, one.start) == ("Dentiste", "2026-11-24T14:30")
        assert one.event.reminders == (60, 1440)
        assert ("push_route", f"{HERE}/{one.event.id.hex()}") in ui.pushed()


async def test_home_tells_what_is_near_and_leads_to_the_agenda() -> None:
    house = planned()
    async with on(house, "/") as ui:
        await ui.until("À venir")
        assert "Mardi 24 novembre 2026, de 14 h 30 à 15 h 00" in plain(ui.text())
        await ui.press("home-agenda")
        assert ("push_route", HERE) in ui.pushed()


@pytest.mark.covers("C-124")
async def test_home_tells_nothing_of_the_agenda_to_who_hid_it_there() -> None:
    house = planned()
    house.news.tell("appointment", wanted=False)
    async with on(house, "/") as ui:
        await ui.until("Ajouter un document")
        assert not ui.named("home-agenda")
        assert "14 h 30" not in plain(ui.text())


async def test_a_stay_of_the_profile_is_on_the_timeline() -> None:
    async with on(filled(), HERE) as ui:
        await ui.until("À venir")
        await ui.press("agenda-past")
        await ui.until("Clinique du Parc")


@pytest.mark.covers("C-021")
async def test_an_event_is_found_by_its_words_and_opens() -> None:
    house = a_house()
    event = house.agenda.add(DOCTOR)
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "cardiologue")
        await ui.until("Agenda (1)")
        await ui.press(f"hit-{event.id.hex()}")
        assert ("push_route", f"{HERE}/{event.id.hex()}") in ui.pushed()


async def test_in_the_space_of_a_child_it_is_the_visit_of_the_child() -> None:
    door = a_family()
    lea = next(one for one in door.family.values() if not one.own)
    event = lea.agenda.add(DOCTOR)
    async with on(lea, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Préparer la visite")
        assert "Préparer ma visite" not in ui.text()


async def test_what_is_lent_of_the_agenda_is_read_and_not_changed() -> None:
    house = filled()
    lane = house.entrusted.every()[0].rubrics[0].lane
    writing = replace(house.agenda, space=replace(house.space, id=lane))
    store = house.entrusted.store.vault
    event = replace(writing, vault=store).add(DOCTOR)
    async with on(house, f"/confies/{lane.hex()}/{event.id.hex()}") as ui:
        await ui.until("Dr Martin, cardiologue")
        said = plain(ui.text())
        assert "Mardi 24 novembre 2026, de 14 h 30 à 15 h 00" in said
        assert "Vous lisez seulement." in said
        assert "Annuler le rendez-vous" not in said


async def test_in_the_space_of_a_child_the_agenda_is_that_of_the_child() -> None:
    door = a_family()
    own = next(one for one in door.family.values() if one.own)
    lea = next(one for one in door.family.values() if not one.own)
    own.agenda.add(DOCTOR)
    lea.agenda.add(replace(DOCTOR, title="Pédiatre"))
    async with on(lea, HERE) as ui:
        await ui.until("Pédiatre")
        assert DOCTOR.title not in ui.text()
    async with on(own, HERE) as ui:
        await ui.until(DOCTOR.title)
        assert "Pédiatre" not in ui.text()
