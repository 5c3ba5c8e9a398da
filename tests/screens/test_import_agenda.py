"""The agenda of another program: seen before it is kept, taken back as one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.timetable import Timetable
from tests.fictitious.agendas import agenda, event
from tests.screens.fletunit import FletUnit, Invoked, plain
from tests.screens.homes import PlainAirlock, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-065", "C-061")]
ROUTE = "/agenda/reprendre"
CHOOSE = "Vous verrez tout avant de décider."
OLD = event(uid="old", start="DTSTART;VALUE=DATE:20200101", title="Ancien")
FILE = agenda(
    event("ORGANIZER;CN=Clinique des Lilas:mailto:a@exemple.fr"),
    event("RRULE:FREQ=WEEKLY", uid="k", title="Kiné"),
    event(name="VJOURNAL", uid="j", title="Mon journal"),
    event(start="DTSTART;TZID=Mars/Olympus:20261208T090000", uid="m", title="Loin"),
    OLD,
    named="Agenda de Marie",
)
PICKED = picking(("agenda.ics", FILE))


class Failing(PlainAirlock):
    """An airlock that finds a file damaged."""

    def timetable(self, content: bytes) -> Timetable:
        raise Refused("import.damaged", size=str(len(content)))


@asynccontextmanager
async def given(
    house: House, told: str, pick: Invoked = PICKED
) -> AsyncIterator[FletUnit]:
    """Choose the file; go on once the page says what was *told* of it."""
    async with on(house, ROUTE, pick) as ui:
        await ui.until(CHOOSE)
        assert faults(ui) == []
        await ui.press("file-pick")
        await ui.until(told)
        assert faults(ui) == []
        yield ui


def titles(house: House) -> set[str]:
    """Return the titles of what files brought."""
    return {one.title for one in house.agenda.known().values()}


async def test_a_file_is_seen_before_anything_of_it_is_kept() -> None:
    house = a_house()
    async with given(house, "Agenda de Marie") as ui:
        for words in (
            "3 rendez-vous à ajouter.",
            "1 rendez-vous passé n'est pas repris.",
            "Lundi 7 décembre 2026, 14 h 30 : Dentiste",
            "Kiné · plusieurs fois",
            "Un fuseau horaire est inconnu. L'heure de Paris est prise.",
            "1 note ou plage libre n'est pas reprise.",
            "Mon journal",
        ):
            assert words in plain(ui.text()), words
        assert "Ancien" not in ui.text()
        assert faults(ui) == []
        assert titles(house) == set()


async def test_it_is_taken_in_then_taken_back() -> None:
    house = a_house()
    async with given(house, "Reprendre 3 rendez-vous") as ui:
        await ui.press("file-take")
        await ui.until("3 rendez-vous sont ajoutés.")
        assert titles(house) == {"Dentiste", "Kiné", "Loin"}
        assert faults(ui) == []
        await ui.press("file-undo")
        await ui.until("L'agenda repris est retiré.")
        assert titles(house) == set()


async def test_what_is_over_may_come_too() -> None:
    house = a_house()
    async with given(house, "3 rendez-vous à ajouter.") as ui:
        await ui.press("file-span")
        await ui.until("4 rendez-vous à ajouter.")
        assert "Ancien" in ui.text()
        await ui.press("file-span")
        await ui.until("3 rendez-vous à ajouter.")
        await ui.press("file-leave")
        await ui.until(CHOOSE)
        assert titles(house) == set()


async def test_the_same_file_again_says_that_all_was_here() -> None:
    house = a_house()
    house.agenda_files.take(FILE, untitled="Rendez-vous", coming=False)
    async with on(house, ROUTE, PICKED) as ui:
        await ui.until("Agendas repris")
        await ui.press("file-pick")
        await ui.until("4 rendez-vous étaient déjà là.")
        assert "Reprendre" not in ui.text().replace("Reprendre un agenda", "")
        assert faults(ui) == []


async def test_one_taken_in_before_is_taken_back_after_a_question() -> None:
    house = a_house()
    house.agenda_files.take(FILE, untitled="Rendez-vous")
    async with on(house, ROUTE, PICKED) as ui:
        await ui.until("Agenda de Marie")
        await ui.press("file-undo-0")
        await ui.until("Retirer cet agenda ?")
        await ui.press("confirm-no")
        assert titles(house)
        await ui.press("file-undo-0")
        await ui.press("confirm-yes")
        await ui.until("L'agenda repris est retiré.")
        assert titles(house) == set()


async def test_a_file_that_is_refused_says_why() -> None:
    house = a_house()
    failing = replace(house.agenda_files, airlock=Failing())
    house = replace(house, agenda_files=failing)
    async with given(house, "Ce fichier est abîmé.") as ui:
        assert CHOOSE in ui.text()


async def test_a_file_of_nothing_says_so() -> None:
    told, empty = "Ce fichier ne contient aucun rendez-vous.", ("vide.ics", agenda())
    async with given(a_house(), told, picking(empty)) as ui:
        assert "Choisir un autre fichier" in ui.text()
