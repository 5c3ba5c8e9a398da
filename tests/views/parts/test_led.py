"""The focus follows what was moved, and goes nowhere when nothing moved."""

import asyncio

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world
from tests.views.parts.test_regions import focused_controls
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.led import onward, use_lead
from views.parts.state import use_held
from views.parts.watching import Porch

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def _refuse() -> None:
    raise Refused("disk.full")


def walker(failing: Act | None = None) -> ft.Control:
    """A button that says where it is, and one step further when it is pressed."""
    rank, put = use_held(0)
    led = use_lead(rank)
    step = led(failing or doing(lambda: put(rank + 1)), f"at-{rank + 1}")
    other = doing(lambda: put(rank + 1))
    return ft.Column(
        [
            quiet_action(str(rank), step, name=f"at-{rank}"),
            quiet_action("Autre", other, name="other"),
        ]
    )


def walking(failing: Act | None = None) -> FletUnit:
    """Show the button on a page that has a porch."""
    world = a_world(FakeDoor())

    def main(page: ft.Page) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        drawing(lambda: walker(failing))(page)

    return FletUnit(main)


async def test_the_focus_goes_to_what_has_the_name_once_it_is_drawn() -> None:
    async with walking() as ui:
        await ui.press("at-0")
        assert focused_controls(ui) == [ui.tid("at-1")._i]
        await ui.press("at-1")
        assert focused_controls(ui)[1:] == [ui.tid("at-2")._i]


async def test_what_changes_otherwise_leads_nowhere() -> None:
    async with walking() as ui:
        await ui.press("other")
        assert ui.named("at-1")
        assert focused_controls(ui) == []


async def test_an_act_that_fails_leads_nowhere_later_either() -> None:
    async with walking(_refuse) as ui:
        await ui.press("at-0")
        await ui.press("other")
        await asyncio.sleep(0)
        assert ui.named("at-1")
        assert focused_controls(ui) == []


@pytest.mark.parametrize(
    ("rank", "step", "wanted"),
    [(1, -1, "up"), (0, -1, "down"), (0, -5, "down"), (1, 1, "down"), (2, 1, "up")],
)
def test_at_an_end_the_other_arrow_is_the_one_left(
    rank: int, step: int, wanted: str
) -> None:
    assert onward(rank, step, 3, ("up", "down")) == wanted
