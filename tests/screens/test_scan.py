"""Scanning: pages seen flat, placed by hand, made one PDF, stopped at will."""

import asyncio
from dataclasses import replace
from threading import Event

import flet as ft
import pytest

from app.domain.scan import WHOLE, Cut, How, Plate, Tone
from app.flows.gathering import Gathering
from app.flows.scanning.scanning import Scanning
from tests.screens.fletunit import FletUnit
from tests.screens.homes import PlainAirlock, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-002")]

SHOTS = (("a.jpg", b"recto"), ("b.jpg", b"verso"), ("c.jpg", b"no page"))


def cut_of(house: House, rank: int) -> Cut:
    return house.scanning.cut(house.gathering.pages()[rank].file.id)


async def scanned(ui: FletUnit) -> None:
    await ui.press("add-pages")
    await ui.until("Un document de plusieurs pages")
    await ui.settle()


async def test_pages_are_shown_flat_and_how_they_were_found_is_told() -> None:
    async with on(a_house(), "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        assert ui.text().count("Les bords de la page sont trouvés.") == 2
        assert "Aucun bord de page trouvé : la photo reste entière." in ui.text()
        assert len(ui.all(ft.Image)) == 3
        assert faults(ui) == []


async def test_pictures_become_one_pdf() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        await ui.press("pages-done")
        await ui.until("Document de plusieurs pages : ajouté")
        assert faults(ui) == []
    (entry,) = house.documents.list()
    (pdf,) = house.documents.originals(entry.id)
    assert (pdf.media_type, house.documents.pages(entry.id)) == ("application/pdf", 3)


async def keyed(ui: FletUnit, key: str) -> None:
    """Press a key of the keyboard on the bench."""
    listener = ui.all(ft.KeyboardListener)[-1]
    await ui.fire(listener, "key_down", {"key": key})


async def test_a_corner_is_placed_with_buttons_and_with_keys() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        await ui.press("page-0-adjust")
        await ui.until("Cadrer la page 1")
        await ui.until("Garder ce cadrage")
        assert faults(ui) == []
        await ui.choose("adjust-corner-2", "2")
        await ui.press("adjust-left")
        await ui.press("adjust-down")
        await keyed(ui, "Arrow Up")
        await keyed(ui, "Arrow Up")
        await ui.until("Vous avez placé les coins.")
        await ui.press("adjust-keep")
        await ui.until("La page 1 est recadrée.")
        kept = cut_of(house, 0)
        assert kept.how is How.HAND
        assert kept.corners[2] == pytest.approx((0.845, 0.895))
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert cut_of(house, 0).how is How.PAGE


async def test_a_press_on_the_photograph_puts_the_corner_there() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        await ui.press("page-1-adjust")
        await ui.until("Garder ce cadrage")
        photo = ui.one(ft.GestureDetector, exclude_from_semantics=True)
        width, height = photo.content.width, photo.content.height
        spot = {"x": width / 4, "y": height / 5}
        pressed = {"k": "touch", "l": spot, "g": spot}
        await ui.fire(photo, "tap_down", pressed)
        await ui.until("Vous avez placé les coins.")
        await ui.press("adjust-keep")
        await ui.until("La page 2 est recadrée.")
    assert cut_of(house, 1).corners[0] == pytest.approx((0.25, 0.2))


async def test_leaving_the_bench_changes_nothing() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        before = cut_of(house, 0)
        await ui.press("page-0-adjust")
        await ui.until("Garder ce cadrage")
        await ui.press("adjust-turn")
        await ui.press("adjust-leave")
        await ui.until("Un document de plusieurs pages")
        assert cut_of(house, 0) == before


async def test_a_page_is_turned_taken_whole_and_looked_for_again() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        await ui.press("page-0-adjust")
        await ui.until("Garder ce cadrage")
        await ui.press("adjust-turn")
        await ui.press("adjust-whole")
        await ui.until("Vous avez placé les coins.")
        await ui.choose("adjust-tone-ink", "ink")
        await ui.press("adjust-keep")
        await ui.until("La page 1 est recadrée.")
        assert cut_of(house, 0) == Cut(WHOLE, How.HAND, 1, Tone.INK)
        await ui.press("page-0-adjust")
        await ui.until("Garder ce cadrage")
        await ui.press("adjust-find")
        await ui.until("Les bords de la page sont trouvés.")
        assert "Les bords de la page sont trouvés." in ui.said()


async def test_all_pages_take_one_tone_and_it_is_undone() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        await ui.choose("pages-tone-ink", "ink")
        await ui.until("L'aspect des pages est changé.")
        assert {cut_of(house, rank).tone for rank in range(3)} == {Tone.INK}
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert cut_of(house, 0).tone is Tone.PAPER
        assert cut_of(house, 2).tone is Tone.COLOURS


class Slow(PlainAirlock):
    """An airlock that prints one page, then waits to be let on."""

    def __init__(self) -> None:
        super().__init__()
        self.printing, self.go_on = Event(), Event()

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        if content != b"recto":
            self.printing.set()
            self.go_on.wait(30)
        return super().press(content, page=page, cut=cut)


async def test_stopping_while_pages_are_printed_loses_none() -> None:
    house, slow = a_house(), Slow()
    gathering = Gathering(replace(house.documents, airlock=slow))
    house = replace(house, gathering=gathering, scanning=Scanning(gathering))
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await scanned(ui)
        pressing = asyncio.ensure_future(ui.press("pages-done"))
        await asyncio.to_thread(slow.printing.wait, 30)
        await ui.until("Mise au propre de la page 2 sur 3…")
        await ui.press("add-stop")
        assert "Nous nous arrêtons après cette page." in ui.text()
        slow.go_on.set()
        await ui.until("Un document de plusieurs pages")
        await pressing
        assert len(house.gathering.pages()) == 3
    assert house.documents.list() == []
