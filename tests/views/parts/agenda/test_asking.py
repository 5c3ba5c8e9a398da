"""The questions follow what is answered: a reminder is not asked where it is."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
ADD = "/agenda/ajouter"


async def test_a_reminder_has_no_place_and_may_come_again() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.until("Où ?")
        await ui.choose("event-kind-task", "task")
        await ui.until("renouveler l'ordonnance")
        assert "Où ?" not in ui.text()
        await ui.type("event-title", "Gouttes")
        await ui.type("event-day", "demain")
        await ui.press("event-every")
        await ui.press("event-every-two-weeks")
        await ui.type("event-until", "31/12/2026")
        await ui.until("jeudi 31 décembre 2026")
        await ui.press("event-save")
    starts = [one.start for one in house.agenda.next(9)]
    assert starts == ["2026-11-22", "2026-12-06", "2026-12-20"]


@pytest.mark.covers("C-060")
async def test_reminders_are_chosen_in_words() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.until("Le jour même, à 9 h")
        assert "Une heure avant" not in ui.text()
        await ui.type("event-title", "Dentiste")
        await ui.type("event-day", "mardi")
        await ui.type("event-clock", "14 h 30")
        await ui.until("Une heure avant")
        await ui.press("event-remind-60")
        await ui.press("event-remind-1440")
        await ui.press("event-remind-0")
        await ui.press("event-save")
    (one,) = house.agenda.next(1)
    assert (one.start, one.event.reminders) == ("2026-11-24T14:30", (0, 60))
