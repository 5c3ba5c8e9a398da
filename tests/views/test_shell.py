"""The frame of the house: its look is kept, it locks when left, it speaks French."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import look_of, opened

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    """Flet runs on asyncio only."""
    return "asyncio"


@pytest.mark.parametrize(
    ("kept", "scale", "mode"),
    [
        ({}, 1.0, "system"),
        ({"scale": "1.5", "mode": "dark"}, 1.5, "dark"),
        ({"scale": "40", "mode": "rose"}, 1.0, "system"),
    ],
)
async def test_an_odd_look_is_the_default(
    kept: dict[str, str], scale: float, mode: str
) -> None:
    assert (look_of(kept).scale, look_of(kept).mode) == (scale, mode)


async def test_the_page_speaks_french_from_the_start() -> None:
    async with FletUnit(opened(a_world(FakeDoor()))) as ui:
        assert ui.page.locale_configuration.current_locale == ft.Locale("fr", "FR")
        assert ui.page.title == "Bienvenue – Alvéole"


async def test_a_text_size_applies_at_once_and_is_kept() -> None:
    kept: dict[str, str] = {}
    world = a_world(FakeDoor(filled()), kept)
    async with FletUnit(opened(world), route="/reglages") as ui:
        await ui.choose("scale-2.0", "2.0")
        assert ui.page.theme.text_theme.body_medium.size == 36
        await ui.choose("mode-dark", "dark")
        assert ui.page.theme_mode is ft.ThemeMode.DARK
        assert kept == {"scale": "2.0", "mode": "dark", "language": "fr"}


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


async def test_the_window_changes_its_frame_with_its_width() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled()))), width=390) as ui:
        assert not [one for one in ui.all(ft.Column) if one.width == 132]
        await ui.fire(ui.page, "resize", {"width": 1280.0, "height": 800.0})
        assert [one for one in ui.all(ft.Column) if one.width == 132]
