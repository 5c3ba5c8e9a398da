"""The form of a target gives back each bound where it was typed."""

import pytest

from app.domain.errors import Refused
from app.domain.target import Target
from app.flows.measuring.targets import Ends
from app.kinds import kind
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_house, a_world
from views.parts.measures.target_form import Aiming, TargetForm
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


async def test_each_bound_is_given_where_it_was_typed() -> None:
    kept, done = list[Ends](), list[str]()
    aiming = Aiming(
        kind("blood-pressure"), (Target(),) * 2, kept.append, lambda: done.append("x")
    )

    async with FletUnit(drawing(lambda: TargetForm(aiming))) as ui:
        await ui.type("high0", "140")
        await ui.type("low1", "60")
        await ui.press("aim-save")
        await ui.settle()
    assert kept == [[("", "140"), ("60", "")]]
    assert done == ["x"]


async def test_a_refusal_keeps_what_was_typed() -> None:
    def keep(_: Ends) -> None:
        raise Refused("target.backwards", place="high0")

    aiming = Aiming(kind("body-weight"), (Target(),), keep, lambda: None)
    world = a_world(FakeDoor(a_house()))

    def main(page: object) -> None:
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)  # type: ignore[attr-defined]  # Flet's page
        drawing(lambda: TargetForm(aiming))(page)  # type: ignore[arg-type]  # Flet's page

    async with FletUnit(main) as ui:
        await ui.type("high0", "60")
        await ui.press("aim-save")
        await ui.until("Le plus petit nombre vient en premier.")
        assert ui.tid("high0").value == "60"
