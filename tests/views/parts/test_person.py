"""Whose space it is: initials that can be read on their colour, a shape, a pattern."""

from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.test_theme import contrast
from views.parts.person import BAND, MARKS, WOVEN, Mark, badge, band
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


async def test_the_band_of_the_owner_is_a_thin_plain_line() -> None:
    async with FletUnit(drawing(band)) as ui:
        line = ui.one(ft.Container)
        assert (line.height, line.bgcolor) == (BAND, MARKS[0].light)


@pytest.mark.parametrize("mark", MARKS[1:])
async def test_the_band_of_another_is_woven_in_the_colour_of_the_person(
    mark: Mark,
) -> None:
    async with FletUnit(drawing(lambda: band(mark))) as ui:
        lines = ui.all(ft.Container)
        assert sum(line.height for line in lines) == WOVEN
        assert {_colour(line) for line in lines} == {mark.light}
        assert any(line.gradient for line in lines)


def _colour(line: Any) -> str:  # noqa: ANN401 - a container
    return str(line.gradient.colors[0] if line.gradient else line.bgcolor)


async def test_a_pattern_begins_again_after_so_many_pixels_whatever_the_width() -> None:
    async with FletUnit(drawing(lambda: band(MARKS[4])), width=1280) as ui:
        weft = ui.one(ft.Container).gradient
        assert weft.tile_mode is ft.GradientTileMode.REPEATED
        assert (weft.end.x - weft.begin.x) / 2 * 1280 == pytest.approx(16)


@pytest.mark.a11y
def test_two_people_differ_in_shape_and_in_pattern_for_who_sees_no_colour() -> None:
    assert len({mark.round for mark in MARKS}) == len(MARKS)
    assert len({mark.woven for mark in MARKS}) == len(MARKS)


@pytest.mark.a11y
def test_initials_are_readable_on_every_mark() -> None:
    for mark in MARKS:
        assert contrast(LIGHT.on_primary, mark.light) >= 7.5
        assert contrast(DARK.on_primary, mark.dark) >= 7.5
