"""A line leads to its measure; pages of lines turn both ways."""

import flet as ft
import pytest

from app.flows.measure import as_measure
from app.flows.measures import Beside
from app.kinds import kind
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_house, a_world
from tests.screens.opening import measure_at
from views.parts.measures.rows import measure_row, turning
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


async def test_a_line_says_the_value_its_moment_and_its_note() -> None:
    house, beside = a_house(), Beside(note="Au lit", said={"site": "52795006"})
    code = "body-temperature"
    entry = house.measures.add(code, ["37.2"], at="2026-11-20", beside=beside)
    world = a_world(FakeDoor(house))

    def draw() -> ft.Control:
        return measure_row(as_measure(entry), kind(code))

    def main(page: ft.Page) -> None:
        tools = world.now, world.entropy, world.sleep
        page.data = Porch(world.door, *tools, house=house)
        drawing(draw)(page)

    async with FletUnit(main) as ui:
        assert ui.text() == "37,2 °C\n20 novembre 2026\nSur le front\nAu lit"
        await ui.press(f"one-{entry.id.hex()}")
        assert ui.pushed()[-1][1] == f"{measure_at(code)}/{entry.id.hex()}"


@pytest.mark.parametrize(
    ("rank", "more", "ways"),
    [
        (0, False, []),
        (0, True, ["Mesures plus anciennes"]),
        (1, True, ["Mesures plus récentes", "Mesures plus anciennes"]),
        (1, False, ["Mesures plus récentes"]),
    ],
)
async def test_only_ways_that_lead_somewhere_are_offered(
    rank: int,
    more: bool,  # noqa: FBT001 - a table
    ways: list[str],
) -> None:
    turned: list[int] = []

    def draw() -> ft.Control:
        return ft.Column(turning(rank, turned.append, more=more))

    async with FletUnit(drawing(draw)) as ui:
        assert ui.text().split("\n") == (ways or [""])
        if "Mesures plus anciennes" in ways:
            await ui.press("measure-older")
            assert turned == [rank + 1]
