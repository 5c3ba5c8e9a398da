"""An event offers what its state leaves open: cancelled, ticked, prepared, back."""

from dataclasses import replace

import pytest

from app.domain.agenda import Draft, EventKind, EventState, Every, Repeat
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-059")]
HERE = "/agenda"
DOCTOR = Draft(title="Dr Fictif", start="2026-11-24T14:30", reminders=(60, 1440))
DROPS = Draft(title="Gouttes", start="2026-11-24", kind=EventKind.TASK)


async def test_an_appointment_is_cancelled_then_back() -> None:
    house = a_house()
    event = house.agenda.add(DOCTOR)
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("une heure avant, la veille")
        await ui.press("event-cancel")
        await ui.until("Ce rendez-vous est annulé.")
        assert house.agenda.next(1) == []
        assert "Préparer ma visite" not in ui.text()
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert len(house.agenda.next(1)) == 1
        await ui.press("event-cancel")
        await ui.until("Ce rendez-vous est annulé.")
        await ui.press("event-back")
        await ui.until("C'est de nouveau prévu.")
        await ui.press("event-visit")
        assert ("push_route", "/sante/visite") in ui.pushed()
    assert len(house.agenda.next(1)) == 1


async def test_a_reminder_is_ticked() -> None:
    house = a_house()
    event = house.agenda.add(DROPS)
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Annuler le rappel")
        await ui.press("event-done")
        await ui.until("C'est noté : fait.")
        assert house.agenda.event(event.id).state is EventState.FULFILLED


async def test_one_time_of_what_comes_again_is_left_out_or_done() -> None:
    house = a_house()
    weekly = Repeat(Every.WEEK, until="2026-12-31")
    event = house.agenda.add(Draft(title="Kiné", start="2026-11-25", repeat=weekly))
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Les prochaines fois")
        await ui.press("time-0-cancel")
        await ui.until("Cette fois est annulée. Les autres restent.")
        assert house.agenda.event(event.id).repeat.but == ("2026-11-25",)
        await ui.press("time-0-done")
        await ui.until("C'est noté : fait.")
        assert house.agenda.event(event.id).done == ("2026-12-02",)


@pytest.mark.covers("C-061")
async def test_what_another_keeps_says_where_it_changes() -> None:
    house = a_house()
    event = house.agenda.add(
        Draft(title="Scanner", start="2026-12-01", author="Clinique Fictive")
    )
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Modifiez-le chez Clinique Fictive.")
        assert "Annuler le rendez-vous" not in ui.text()
        await ui.press("event-remind-10080")
        await ui.until("Vos rappels sont changés.")
        assert house.agenda.event(event.id).reminders == (10080,)
    async with on(house, f"{HERE}/{event.id.hex()}/modifier") as ui:
        await ui.until("Cet événement se modifie ailleurs.")


@pytest.mark.covers("C-063")
@pytest.mark.parametrize(
    ("rule", "way"),
    [("checkup-60-65", "/prevention"), ("dtp-adult-3", "/sante/vaccins")],
)
async def test_what_answers_a_rule_leads_to_it(rule: str, way: str) -> None:
    house = a_house()
    event = house.agenda.add(Draft(title="Bilan", start="2026-12-01", rule=rule))
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Bilan")
        await ui.press("event-rule")
        assert ("push_route", way) in ui.pushed()


async def test_an_appointment_that_is_over_may_be_missed() -> None:
    house = a_house()
    event = house.agenda.add(Draft(title="Dr Fictif", start="2026-11-20T09:00"))
    coming = house.agenda.add(DOCTOR)
    async with on(house, f"{HERE}/{coming.id.hex()}") as ui:
        await ui.until("Préparer ma visite")
        assert "Noter comme manqué" not in ui.text()
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Noter comme manqué")
        assert "Préparer ma visite" not in ui.text()
        assert "Annuler le rendez-vous" not in ui.text()
        await ui.press("event-missed")
        await ui.until("Ce rendez-vous est manqué.")
        assert house.agenda.event(event.id).state is EventState.NOSHOW
        await ui.press("event-back")
        await ui.until("C'est de nouveau prévu.")
    assert house.agenda.event(event.id).state is EventState.BOOKED


async def test_what_is_cancelled_goes_to_the_trash_and_comes_back() -> None:
    house = a_house()
    event = house.agenda.add(DOCTOR)
    house.agenda.cancel(event.id)
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Remettre dans l'agenda")
        await ui.press("event-throw")
        await ui.until("Ce rendez-vous est dans la corbeille.")
        assert "Remettre dans l'agenda" not in ui.text()
        assert house.trash.count() == 1
        await ui.press("event-out")
        await ui.until("Ce rendez-vous est annulé.")
        assert house.trash.count() == 0
        await ui.press("event-throw")
        await ui.until("Ce rendez-vous est dans la corbeille.")
        await ui.press("banner-undo")
        await ui.until("Ce rendez-vous est annulé.")
    assert house.trash.count() == 0


async def test_in_the_trash_nothing_else_is_offered() -> None:
    house = a_house()
    event = house.agenda.add(DROPS)
    house.trash.throw(event.id)
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Ce rappel est dans la corbeille.")
        assert "Annuler le rappel" not in ui.text()
        await ui.press("event-out")
        await ui.until("C'est fait")


async def test_what_is_over_is_not_cancelled_but_thrown_away() -> None:
    house = a_house()
    event = house.agenda.add(Draft(title="Par erreur", start="2026-11-20T09:00"))
    task = house.agenda.add(replace(DROPS, start="2026-11-20"))
    async with on(house, f"{HERE}/{event.id.hex()}") as ui:
        await ui.until("Mettre à la corbeille")
        await ui.press("event-throw")
        await ui.until("Ce rendez-vous est dans la corbeille.")
        await ui.press("event-out")
        await ui.until("Noter comme manqué")
    async with on(house, f"{HERE}/{task.id.hex()}") as ui:
        await ui.until("Annuler le rappel")
        assert "Mettre à la corbeille" not in ui.text()
