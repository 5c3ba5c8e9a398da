"""A series is gone through on a track and with buttons."""

from dataclasses import replace

import flet as ft
import flet.canvas as cv
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.box import stack
from views.parts.imaging.shown import Setter, Shown
from views.parts.imaging.slider import rank_words, slider

pytestmark = pytest.mark.anyio


class Series:
    """A series of *of* images, the *rank*-th shown."""

    def __init__(self, of: int, rank: int = 0) -> None:
        self.shown = Shown(rank=rank)
        self.setter = Setter(lambda: self.shown, self.change, of)

    def change(self, **fields: object) -> None:
        self.shown = replace(self.shown, **fields)  # type: ignore[arg-type]  # any field

    def drawn(self) -> FletUnit:
        return FletUnit(drawing(lambda: stack(slider(self.setter))))


async def test_a_touch_on_the_track_goes_there() -> None:
    series = Series(101)
    async with series.drawn() as ui:
        await ui.fire(ui.one(cv.Canvas), "resize", {"w": 224, "h": 48})
        track = ui.one(ft.GestureDetector)
        for across, rank in ((112, 50), (212, 100), (0, 0), (500, 100)):
            await ui.fire(
                track, "tap_down", {"l": {"x": across, "y": 20}, "k": "mouse"}
            )
            assert series.shown.rank == rank


async def test_buttons_step_and_stop_at_the_ends() -> None:
    series = Series(2)
    async with series.drawn() as ui:
        for name, rank in (("before", 0), ("after", 1), ("after", 1), ("before", 0)):
            await ui.press(f"imaging-{name}")
            assert series.shown.rank == rank


async def test_where_one_is_is_said() -> None:
    async with Series(30, 11).drawn() as ui:
        node = ui.one(ft.Semantics, identifier="imaging-slider")
        assert node.value == "Image 12 sur 30"
    assert rank_words(0, 1) == "Une seule image"


async def test_a_single_image_has_no_slider() -> None:
    assert slider(Series(1).setter) == []
