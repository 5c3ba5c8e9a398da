"""One goes to another person once what is owed is done, and devices are left."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_world
from views.parts.relatives.turning import use_turn
from views.parts.watching import porch
from views.shell import opened

pytestmark = pytest.mark.anyio


async def test_what_is_owed_is_done_before_one_leaves() -> None:
    door, done = a_family(), list[str]()
    own, lea = door.family

    async def owed() -> None:
        done.append("cleared" if door.open().space.id == own else "too late")

    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        porch().owed.append(owed)
        await use_turn()(lea)()
        await ui.settle()
        assert done == ["cleared"]
        assert door.open().space.id == lea
        assert ui.pushed()[-1] == ("push_route", "/")


async def test_who_is_unknown_is_not_entered() -> None:
    door = a_family()

    def turn_to(_: SpaceId) -> None:
        raise Refused("person.unknown")

    door.turn_to = turn_to  # type: ignore[method-assign,assignment]
    async with FletUnit(opened(a_world(door)), route="/plus") as ui:
        with pytest.raises(Refused, match=r"person\.unknown"):
            await use_turn()(SpaceId(b"x" * 16))()
        await ui.settle()
        assert porch().house is door.house
