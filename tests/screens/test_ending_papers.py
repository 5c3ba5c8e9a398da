"""A paper that ends is told on Accueil, listed, copied to a calendar, or let be."""

from datetime import timedelta

import flet as ft
import pytest

from app.domain.departure import Purpose
from app.domain.entry import Entry
from app.flows.papers.ending import last_day
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import NOON, FakeDoor, a_world, filled
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-172")]

TODAY = NOON.date()


def ending(left: int = 12) -> tuple[House, Entry]:
    """Return a house, and the paper of it that ends in so many days."""
    house = filled()
    day = (TODAY + timedelta(days=left)).isoformat()
    return house, house.endings.end(house.documents.list()[0].id, day)


def on(house: House, route: str, saved: list[object] | None = None) -> FletUnit:
    def invoke(name: str, args: object) -> object:
        if name == "save_file" and saved is not None:
            saved.append(args)
        return "there" if name == "save_file" else None

    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=route, width=390, on_invoke=invoke)


async def test_home_says_that_a_paper_ends_and_leads_to_it() -> None:
    house, entry = ending()
    house.recovery.confirm()
    async with on(house, "/") as ui:
        await ui.until("1 papier se termine bientôt.")
        await ui.press("todo-paper")
        assert ui.pushed()[-1][1] == "/documents/papiers"
        await ui.navigate("/documents/papiers")
        await ui.until("Se termine le 3 décembre 2026, dans 12 jours.")
        assert entry.title in ui.text()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, "Se termine aujourd'hui."),
        (1, "dans 1 jour."),
        (-1, "depuis 1 jour."),
        (-9, "depuis 9 jours."),
    ],
)
async def test_the_days_are_said(left: int, said: str) -> None:
    house, _ = ending(left)
    async with on(house, "/documents/papiers") as ui:
        await ui.until(said)


async def test_one_is_no_longer_told_and_the_act_is_taken_back() -> None:
    house, entry = ending()
    async with on(house, "/documents/papiers") as ui:
        await ui.until("Se termine")
        await ui.press(f"end-forget-{entry.id.hex()}")
        await ui.until("Aucun papier ne se termine bientôt.")
        await ui.press("banner-undo")
        await ui.until("Se termine")


async def test_a_reminder_leaves_once_it_is_agreed_and_noted() -> None:
    (house, entry), saved = ending(), list[object]()
    async with on(house, "/documents/papiers", saved) as ui:
        await ui.until("Se termine")
        await ui.press(f"end-copy-{entry.id.hex()}")
        assert saved == []
        assert "ne sera plus protégé" in ui.text()
        await ui.press("confirm-yes")
        await ui.settle()
        (args,) = saved
        assert b"BEGIN:VCALENDAR" in args["src_bytes"]  # type: ignore[index]
        assert args["file_name"] == "rappel.ics"  # type: ignore[index]
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_CALENDAR]


async def test_the_end_is_noted_with_the_rest() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-until", "31/12/2026")
        await ui.press("edit-save")
        await ui.settle()
        day = last_day(house.documents.entry(entry.id))
        assert day
        assert day.isoformat() == "2026-12-31"
        await ui.navigate(f"/documents/{entry.id.hex()}")
        await ui.until("Valable jusqu'au")
        assert "31 décembre 2026" in ui.text()


async def test_an_end_that_cannot_be_read_is_said() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-until", "bientôt")
        await ui.press("edit-save")
        assert plain(sentence_for("document.end_malformed")) in ui.text()
        assert ui.all(ft.TextField)
        assert house.documents.entry(entry.id) == entry
