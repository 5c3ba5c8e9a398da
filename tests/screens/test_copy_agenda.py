"""The agenda leaves as a file that says « Rendez-vous », or more when asked."""

from typing import Any

import pytest

from app.domain.agenda import Draft
from app.domain.departure import Purpose
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import a_house, a_world
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-065")]
ROUTE = "/agenda/copier"


def saving(kept: list[bytes]) -> Invoked:
    """Play a browser that keeps what it is handed."""

    def client(name: str, given: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            assert given["file_name"] == "agenda-2026-11-21.ics"
            kept.append(given["src_bytes"])
        return None

    return client


def planned() -> House:
    """Return the house of somebody who sees a heart doctor soon."""
    house = a_house()
    house.agenda.add(Draft(title="Cardiologue", start="2026-12-01T09:00"))
    return house


async def test_by_itself_it_names_nothing_and_is_noted() -> None:
    house, kept = planned(), list[bytes]()
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("1 rendez-vous")
        assert "on lira seulement « Rendez-vous »" in ui.text()
        assert faults(ui) == []
        await ui.press("file-save")
        await ui.until("Votre agenda est copié dans un fichier.")
        assert faults(ui) == []
    assert b"SUMMARY:Rendez-vous" in kept[0]
    assert b"Cardiologue" not in kept[0]
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_CALENDAR]


async def test_asked_for_it_says_everything_after_a_warning() -> None:
    kept = list[bytes]()
    async with on(planned(), ROUTE, saving(kept)) as ui:
        await ui.until("1 rendez-vous")
        await ui.choose("file-words-named", "named")
        await ui.until("on lira les titres, les lieux et vos notes.")
        await ui.press("file-save")
        await ui.until("Votre agenda est copié")
        await ui.choose("file-words-plain", "plain")
        await ui.until("on lira seulement")
        assert "Votre agenda est copié" not in ui.text()
    assert b"SUMMARY:Cardiologue" in kept[0]


async def test_an_empty_agenda_has_nothing_to_copy() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Votre agenda est vide. Rien à copier.")
        assert "Tous les détails" not in ui.text()
        assert faults(ui) == []


async def test_the_agenda_leads_to_both() -> None:
    async with on(a_house(), "/agenda") as ui:
        await ui.until("Reprendre un agenda")
        await ui.press("agenda-file-out")
        await ui.until("Votre agenda est vide. Rien à copier.")


async def test_the_agenda_of_a_child_is_named_for_them() -> None:
    """Two children on one day are two files."""
    door, names = a_family(), list[str]()
    door.house = list(door.family.values())[1]
    door.house.agenda.add(Draft(title="Pédiatre", start="2026-12-01T09:00"))

    def client(name: str, given: Any) -> None:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            names.append(given["file_name"])

    async with FletUnit(opened(a_world(door)), route=ROUTE, on_invoke=client) as ui:
        await ui.until("1 rendez-vous")
        await ui.press("file-save")
        await ui.until("Votre agenda est copié")
    assert names == ["agenda-2026-11-21 Léa.ics"]
