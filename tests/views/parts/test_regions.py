"""The keys that move between the regions of a page, and leave it."""

from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.errors import sentence_for
from views.parts.regions import ORDER
from views.parts.watching import asked
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


class Focused:
    """Notes which kind of control was asked to take the focus."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str, _args: Any) -> None:  # noqa: ANN401 - Flet's own
        """Answer what the client is asked."""
        if name == "focus":
            self.names.append(name)


def page(route: str, focused: Focused | None = None) -> FletUnit:
    """Open *route*."""
    world = a_world(FakeDoor(filled()))
    return FletUnit(opened(world), route=route, on_invoke=focused)


async def press(ui: FletUnit, key: str, *, shift: bool = False) -> None:
    """Press *key* as a browser does."""
    held = {"shift": shift, "ctrl": False, "alt": False, "meta": False}
    await ui.fire(ui.page, "keyboard_event", {"key": key, **held})


def focused_controls(ui: FletUnit) -> list[int]:
    """Return the ids of the controls asked to take the focus."""
    return [
        body.control_id
        for _, body, _size in ui.conn.sent
        if getattr(body, "name", "") == "focus"
    ]


async def test_the_first_button_leads_to_the_content() -> None:
    async with page("/reglages") as ui:
        await ui.press("skip")
        anchor = ui.one(ft.KeyboardListener)
        assert focused_controls(ui) == [anchor._i]
        assert plain(anchor.content.content.value) == "Réglages"


async def test_f6_visits_each_region_then_starts_again_and_goes_back() -> None:
    async with page("/reglages") as ui:
        for _ in ORDER:
            await press(ui, "F6")
        places = [ui.one(ft.KeyboardListener), ui.tid("top-search"), ui.tid("nav-home")]
        ids = [one._i for one in places]
        assert focused_controls(ui) == ids
        await press(ui, "F6")
        await press(ui, "F6", shift=True)
        assert focused_controls(ui) == [*ids, ids[0], ids[-1]]


@pytest.mark.parametrize(
    ("route", "above"),
    [("/reglages", ["/plus"]), ("/", []), ("/documents/ajouter", [])],
)
async def test_escape_goes_back_but_never_out_of_a_form(
    route: str, above: list[str]
) -> None:
    async with page(route) as ui:
        await press(ui, "Escape")
        assert [where for _, where in ui.pushed()] == above


async def test_escape_leaves_a_question_before_the_screen() -> None:
    left: list[bool] = []
    async with page("/reglages") as ui:
        question = ft.AlertDialog(open=True)
        asked(question, lambda: left.append(True))
        await press(ui, "Escape")
        assert (left, ui.pushed()) == ([True], [])
        await press(ui, "Escape")
        assert ui.pushed() == [("push_route", "/plus")]
        assert plain(sentence_for("internal")) not in ui.text()
