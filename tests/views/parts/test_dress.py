"""The two themes carry the sizes, the roles and the focus rings."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from views.parts.dress import dress
from views.theme import DARK, LIGHT, RING, Look

pytestmark = pytest.mark.anyio


async def test_both_themes_carry_the_colours() -> None:
    async with FletUnit(lambda page: dress(page, Look())) as ui:
        light, dark = ui.page.theme, ui.page.dark_theme
        assert light.color_scheme.primary == LIGHT.primary
        assert dark.color_scheme.primary == DARK.primary
        assert ui.page.theme_mode is ft.ThemeMode.SYSTEM


async def test_text_follows_the_size_chosen() -> None:
    async with FletUnit(lambda page: dress(page, Look(scale=2.0, mode="dark"))) as ui:
        sizes = ui.page.theme.text_theme
        assert (sizes.body_medium.size, sizes.headline_medium.size) == (36, 56)
        assert ui.page.theme_mode is ft.ThemeMode.DARK


async def test_every_button_shows_its_focus() -> None:
    async with FletUnit(lambda page: dress(page, Look())) as ui:
        theme = ui.page.theme
        for style, ring in (
            (theme.filled_button_theme.style, LIGHT.ring_inside),
            (theme.outlined_button_theme.style, LIGHT.focus),
            (theme.text_button_theme.style, LIGHT.focus),
        ):
            edge = style.side[ft.ControlState.FOCUSED]
            assert (edge.width, edge.color) == (RING, ring)


async def test_a_theme_said_again_is_not_drawn_step_by_step() -> None:
    """Every new address or title has the browser read both themes anew."""
    async with FletUnit(lambda page: dress(page, Look())) as ui:
        steps = ui.page.theme_animation_style
        assert steps == ft.AnimationStyle.no_animation()
