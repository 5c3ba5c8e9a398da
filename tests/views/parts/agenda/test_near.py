"""Accueil tells the next two things, each with its day; nothing when there is none."""

import pytest

from app.domain.agenda import Draft
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-059")]


async def test_the_next_two_are_told() -> None:
    house = a_house()
    for rank, day in enumerate(("2026-11-22", "2026-11-23T09:00", "2026-12-01")):
        house.agenda.add(Draft(title=f"Visite {rank}", start=day, place="CHU"))
    async with on(house, "/") as ui:
        await ui.until("À venir")
        said = plain(ui.text())
        assert "Demain, dimanche 22 novembre 2026" in said
        assert "Visite 1" in said
        assert "Visite 2" not in said


async def test_nothing_to_come_is_no_section() -> None:
    async with on(a_house(), "/") as ui:
        await ui.until("Votre espace est prêt.")
        assert "À venir" not in ui.text()
