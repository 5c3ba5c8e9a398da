"""A second value of the day: three answers of the same weight."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.acting import Act
from views.parts.same_day import same_day
from views.parts.state import use_flag

pytestmark = pytest.mark.anyio

done: list[str] = []


def doing(name: str) -> Act:
    async def act() -> None:
        done.append(name)

    return act


def draw() -> ft.Control:
    asking, ask, leave = use_flag()
    question = same_day(
        "4 000 pas", replace=doing("replace"), add=doing("add"), leave=leave
    )
    ft.use_dialog(question if asking else None)
    return ft.FilledButton("Demander", on_click=ask)


@pytest.mark.parametrize("answer", ["replace", "add", "leave"])
async def test_each_answer_closes_and_only_two_act(answer: str) -> None:
    done.clear()
    async with FletUnit(drawing(draw)) as ui:
        await ui.click(ui.one(ft.FilledButton))
        assert "Ce jour a déjà une valeur : 4 000 pas." in ui.text()
        assert len(ui.all(ft.OutlinedButton)) == 3
        await ui.press(f"same-day-{answer}")
        assert done == ([] if answer == "leave" else [answer])
        assert not ui.all(ft.AlertDialog)
