"""The frame of the house: its look is kept, it locks when left, it speaks French."""

import asyncio
import gc
from collections.abc import Iterator
from dataclasses import fields

import flet as ft
import pytest
from flet.controls.services.semantics_service import AccessibilityFeatures

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened, spare_the_collector
from views.text import tongue
from views.theme import LIGHT

pytestmark = pytest.mark.anyio
FLAGS = [field.name for field in fields(AccessibilityFeatures)]


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """Speak French again after a test that spoke otherwise."""
    yield
    tongue.speak("fr")


@pytest.fixture
def anyio_backend() -> str:
    """Flet runs on asyncio only."""
    return "asyncio"


async def test_the_page_speaks_french_from_the_start() -> None:
    async with FletUnit(opened(a_world(FakeDoor()))) as ui:
        assert ui.page.locale_configuration.current_locale == ft.Locale("fr", "FR")
        assert ui.page.title == "Bienvenue – Alvéole"


async def test_what_was_loaded_is_not_looked_through_again_for_rubbish() -> None:
    gc.unfreeze()
    spare_the_collector.cache_clear()
    async with FletUnit(opened(a_world(FakeDoor()))):
        assert gc.get_freeze_count() > len(gc.get_objects(generation=2))
    gc.unfreeze()
    async with FletUnit(opened(a_world(FakeDoor()))):
        assert gc.get_freeze_count() == 0  # once: a closed page is rubbish


async def test_a_text_size_applies_at_once_and_is_kept() -> None:
    kept: dict[str, str] = {}
    world = a_world(FakeDoor(filled()), kept)
    async with FletUnit(opened(world), route="/reglages") as ui:
        await ui.choose("scale-2.0", "2.0")
        assert ui.page.theme.text_theme.body_medium.size == 36
        await ui.choose("mode-dark", "dark")
        assert ui.page.theme_mode is ft.ThemeMode.DARK
        assert (kept["scale"], kept["mode"], kept["language"]) == ("2.0", "dark", "fr")


async def test_a_language_is_spoken_at_once_and_told_to_the_reader() -> None:
    kept: dict[str, str] = {}
    world = a_world(FakeDoor(filled()), kept)
    async with FletUnit(opened(world), route="/reglages") as ui:
        await ui.choose("language-en", "en")
        await ui.until("Settings")
        assert ui.page.locale_configuration.current_locale.language_code == "en"
        assert kept["language"] == "en"


async def test_control_k_leads_to_the_search() -> None:
    keys = {"shift": False, "ctrl": True, "alt": False, "meta": False}
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        await ui.fire(ui.page, "keyboard_event", {"key": "K", **keys})
        assert ("push_route", "/recherche") in ui.pushed()


@pytest.mark.parametrize("wish", ["disable_animations", "reduce_motion"])
async def test_a_device_that_wants_strong_contrast_and_stillness_gets_both(
    wish: str,
) -> None:
    asked = {"high_contrast": True, wish: True}
    flags = dict.fromkeys(FLAGS, False) | asked

    def answer(name: str, _args: object) -> object:
        return flags if name == "get_accessibility_features" else None

    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world), on_invoke=answer) as ui:
        await ui.settle()
        assert ui.page.theme.color_scheme.outline == LIGHT.ink
        assert ui.page.theme.splash_color == ft.Colors.TRANSPARENT
        assert world.recall() == {}


async def test_without_a_wish_nothing_is_changed() -> None:
    """The control."""
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        assert ui.page.theme.color_scheme.outline == LIGHT.border
        assert ui.page.theme.splash_color is None


async def test_the_window_changes_its_frame_with_its_width() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled()))), width=390) as ui:
        assert "Réglages" not in ui.text()
        await ui.fire(ui.page, "resize", {"width": 1280.0, "height": 800.0})
        assert "Réglages" in ui.text()


async def test_a_browser_that_comes_back_shows_what_changed_and_follows_again() -> None:
    house = filled()
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/documents") as ui:
        await ui.until("3 documents")
        await ui.session.disconnect(600)
        house.documents.add(b"Bilan fictif", name="bilan.pdf")
        ui.page.data.tell("Bilan ajouté.")
        await ui.settle()
        await ui.session.connect(ui.conn)
        await ui.until("4 documents")
        assert "Bilan ajouté." in ui.text()
        house.documents.add(b"Autre bilan fictif", name="autre.pdf")
        await ui.until("5 documents")


async def test_a_browser_gone_for_good_is_followed_no_more() -> None:
    house = filled()
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/documents") as ui:
        await ui.until("3 documents")
        await ui.session.disconnect(600)
        await ui.session.dispatch_event(ui.page._i, "close", None)
        await ui.session.connect(ui.conn)
        house.documents.add(b"Bilan fictif", name="bilan.pdf")
        await ui.settle()
        assert "3 documents" in ui.text()


async def test_a_window_that_closes_while_it_is_spoken_to_logs_nothing(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        monkeypatch.setattr(ui.conn, "_answer", lambda _call: None)  # it is closing
        ui.page.data.say("Un mot qui reste sans réponse")
        await asyncio.sleep(0)
    for _ in range(5):
        await asyncio.sleep(0)
    assert "Un mot qui reste sans réponse" in str(ui.conn.sent)
    assert caplog.records == []


async def test_what_fails_once_a_window_closed_would_be_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The control: it is what an app that ended used to log."""

    async def spoken() -> None:
        raise RuntimeError

    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        ui.page.run_task(spoken)
        await ui.settle()
    assert [one.name for one in caplog.records] == ["concurrent.futures"]
