"""A form keeps a draft, says a fault at its line, gives ISO dates, is undone."""

from collections.abc import Callable, Mapping
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.parts.childhood.form import Form, FormFields, Line
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


class Keeper:
    """Keeps what a form gives, or refuses it."""

    def __init__(self) -> None:
        self.given: list[Mapping[str, str]] = []
        self.undone = self.left = 0
        self.code = ""

    def keep(self, texts: Mapping[str, str]) -> Callable[[], object]:
        if self.code:
            raise Refused(self.code, line="who")
        self.given.append(texts)
        return self.undo

    def undo(self) -> None:
        self.undone += 1

    def leave(self) -> None:
        self.left += 1


def alone(keeper: Keeper, house: House, kept: Mapping[str, str]) -> FletUnit:
    """Show the form, and nothing else."""
    lines = [Line("day", "Le jour", shape="date"), Line("who", "Par qui")]
    start = {"day": "2026-03", "who": ""}
    form = Form("fiction", lines, start, kept, keeper.keep, "Gardé.", keeper.leave)

    def page(shown: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        said = Porch(world.door, world.now, world.entropy, world.sleep, house)
        shown.data = said
        fields: Any = FormFields
        shown.render(lambda: fields(form))

    return FletUnit(page)


async def test_dates_are_shown_as_typed_and_given_as_iso() -> None:
    keeper = Keeper()
    async with alone(keeper, a_house(), {}) as ui:
        assert ui.tid("fiction-day").value == "03/2026"
        await ui.type("fiction-who", "Dre Fictive")
        await ui.press("fiction-save")
        assert keeper.given == [{"day": "2026-03", "who": "Dre Fictive"}]
        assert keeper.left == 1


async def test_a_date_that_is_none_is_said_at_its_line() -> None:
    keeper = Keeper()
    async with alone(keeper, a_house(), {}) as ui:
        await ui.type("fiction-day", "mars")
        await ui.press("fiction-save")
        assert "Cette date est incomprise." in plain(ui.tid("fiction-day").error)
        assert (keeper.given, keeper.left) == ([], 0)


async def test_a_refusal_is_said_at_the_line_it_names() -> None:
    keeper = Keeper()
    keeper.code = "newborn.number"
    async with alone(keeper, a_house(), {}) as ui:
        await ui.press("fiction-save")
        assert "Écrivez un nombre" in plain(ui.tid("fiction-who").error)


async def test_what_was_typed_comes_back_and_leaving_forgets_it() -> None:
    keeper, house = Keeper(), a_house()
    house.drafts.keep("fiction", {"who": "Dre Fic"})
    async with alone(keeper, house, house.drafts.get("fiction")) as ui:
        assert "Vous n'aviez pas enregistré." in plain(ui.text())
        assert ui.tid("fiction-who").value == "Dre Fic"
        await ui.press("fiction-leave")
        assert keeper.left == 1
        assert dict(house.drafts.get("fiction")) == {}
