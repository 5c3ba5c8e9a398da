"""The two themes carry the sizes, the roles and the focus rings."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.views.test_theme import TEXT, contrast
from views.parts.dress import dress
from views.theme import DARK, LIGHT, RING, Look

pytestmark = pytest.mark.anyio
OFF = 0.12
"""How much ink Material lays under the words of a filled button that waits."""


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


@pytest.mark.a11y
async def test_a_button_that_waits_is_still_read() -> None:
    async with FletUnit(lambda page: dress(page, Look())) as ui:
        for theme, palette in ((ui.page.theme, LIGHT), (ui.page.dark_theme, DARK)):
            style = theme.filled_button_theme.style
            words = style.color[ft.ControlState.DISABLED]
            assert words == style.icon_color[ft.ControlState.DISABLED]
            for under in (palette.page, palette.card, palette.raised):
                grey = mixed(palette.ink, under, OFF)
                assert contrast(words, grey) >= TEXT


def mixed(over: str, under: str, share: float) -> str:
    """Return the colour seen where *share* of *over* lies on *under*."""
    lights = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (over, under)]
    both = [round(a * share + b * (1 - share)) for a, b in zip(*lights, strict=True)]
    return "#" + "".join(f"{light:02X}" for light in both)


async def test_a_theme_said_again_is_not_drawn_step_by_step() -> None:
    """Every new address or title has the browser read both themes anew."""
    async with FletUnit(lambda page: dress(page, Look())) as ui:
        steps = ui.page.theme_animation_style
        assert steps == ft.AnimationStyle.no_animation()
