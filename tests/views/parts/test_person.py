"""Whose space it is: initials that can be read on their colour."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.test_theme import contrast
from views.parts.person import BAND, MARKS, badge, band
from views.theme import DARK, LIGHT

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("name", "letters"), [("Camille", "C"), ("Jeanne Moreau", "JM"), ("", "")]
)
async def test_a_badge_shows_the_initials_and_is_not_read_aloud(
    name: str, letters: str
) -> None:
    async with FletUnit(drawing(lambda: badge(name))) as ui:
        assert ui.text() == letters
        assert ui.one(ft.Semantics).exclude_semantics


async def test_the_band_carries_the_colour_of_the_person() -> None:
    async with FletUnit(drawing(lambda: band(MARKS[2]))) as ui:
        line = ui.one(ft.Container)
        assert (line.height, line.bgcolor) == (BAND, MARKS[2].light)


@pytest.mark.a11y
def test_initials_are_readable_on_every_mark() -> None:
    for mark in MARKS:
        assert contrast(LIGHT.on_primary, mark.light) >= 7.5
        assert contrast(DARK.on_primary, mark.dark) >= 7.5
