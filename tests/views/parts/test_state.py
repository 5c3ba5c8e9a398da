"""What a screen remembers while it is shown."""

from dataclasses import dataclass

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.state import use_flag, use_form, use_held, use_made

pytestmark = pytest.mark.anyio


def draw() -> ft.Control:
    count, put = use_held(0)
    made, _put = use_made(lambda: "made")
    flag, up, down = use_flag()
    more = ft.FilledButton("plus", on_click=lambda: put(count + 1))
    on, off = ft.OutlinedButton("oui", on_click=up), ft.TextButton("non", on_click=down)
    return ft.Column([ft.Text(f"{count} {made} {flag}"), more, on, off])


async def test_each_value_is_remembered_and_changed() -> None:
    async with FletUnit(drawing(draw)) as ui:
        assert "0 made False" in ui.text()
        await ui.click(ui.one(ft.FilledButton))
        await ui.click(ui.one(ft.OutlinedButton))
        assert "1 made True" in ui.text()
        await ui.click(ui.one(ft.TextButton))
        assert "1 made False" in ui.text()


@dataclass(frozen=True)
class Form:
    """Two fields."""

    name: str = ""
    code: str = ""


async def test_two_changes_before_a_drawing_both_stay() -> None:
    seen: list[Form] = []

    def form() -> ft.Control:
        shown, change, now = use_form(Form)

        def both() -> None:
            change(name="Camille")
            change(code="271828")
            seen.append(now())

        return ft.FilledButton(f"{shown.name} {shown.code}", on_click=both)

    async with FletUnit(drawing(form)) as ui:
        await ui.click(ui.one(ft.FilledButton))
        assert seen == [Form("Camille", "271828")]
        assert "Camille 271828" in ui.text()
