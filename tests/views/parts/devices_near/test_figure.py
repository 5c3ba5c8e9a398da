"""A figure is read from across the room, and never cut."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.devices_near.figure import figure

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("width", "least"), [(390, 40), (1280, 50)])
async def test_it_is_large_at_any_width(width: int, least: int) -> None:
    async with FletUnit(drawing(lambda: figure("71,2 kg")), width=width) as ui:
        assert ui.tid("near-figure").content.size >= least


async def test_words_are_less_large_than_a_figure() -> None:
    words = "plus haut que ce que sait lire"
    async with FletUnit(drawing(lambda: figure(words)), width=320) as ui:
        assert ui.tid("near-figure").content.size <= 28
