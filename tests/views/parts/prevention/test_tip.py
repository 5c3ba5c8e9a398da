"""An advice offers the answers its state leaves open, and no other."""

import flet as ft
import pytest

from tests.screens.ages import a_person
from tests.screens.fletunit import FletUnit
from tests.screens.opening import on
from views.house import House

pytestmark = pytest.mark.anyio
TIP = "tip-checkup-60-65"
WAYS = ("done", "later", "never", "other", "again", "day")


def offered(ui: FletUnit, tip: str) -> set[str]:
    """Name the buttons of an advice."""
    names = {one.identifier for one in ui.all(ft.Semantics)}
    return {way for way in WAYS if f"{tip}-{way}" in names}


def answered(way: str) -> House:
    """Return the space of somebody who answered so."""
    house = a_person()
    (tip,) = house.prevention.waiting()
    if way:
        getattr(house.prevention, way)(tip)
    return house


@pytest.mark.parametrize(
    ("way", "ways"),
    [
        ("", {"done", "later", "never", "other"}),
        ("done", {"again", "day"}),
        ("later", {"again"}),
        ("never", {"again"}),
        ("not_concerned", {"again"}),
    ],
)
async def test_an_answer_leaves_only_what_takes_it_back(
    way: str, ways: set[str]
) -> None:
    async with on(answered(way), "/prevention") as ui:
        await ui.until("Mon bilan prévention")
        assert offered(ui, TIP) == ways


async def test_what_is_to_confirm_is_never_put_off() -> None:
    async with on(a_person(), "/prevention") as ui:
        await ui.until("cancer colorectal")
        assert offered(ui, "tip-screening-colorectal") == {"done", "never", "other"}
