"""A question with two answers of the same weight."""

from collections.abc import Callable

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_whose import at
from views.parts.confirm import confirm, confirm_everywhere
from views.parts.state import use_flag

pytestmark = pytest.mark.anyio


done: list[str] = []


async def act() -> None:
    done.append("done")


def draw() -> ft.Control:
    asking, ask, leave = use_flag()
    question = confirm(
        "Supprimer ?", "Pour toujours.", label="Supprimer", act=act, leave=leave
    )
    ft.use_dialog(question if asking else None)
    return ft.FilledButton("Demander", on_click=ask)


async def test_yes_acts_and_closes() -> None:
    done.clear()
    async with FletUnit(drawing(draw)) as ui:
        await ui.click(ui.one(ft.FilledButton))
        assert ui.one(ft.AlertDialog).modal
        await ui.press("confirm-yes")
        assert done == ["done"]
        assert not ui.all(ft.AlertDialog)


async def test_no_does_nothing() -> None:
    done.clear()
    async with FletUnit(drawing(draw)) as ui:
        await ui.click(ui.one(ft.FilledButton))
        await ui.press("confirm-no")
        assert done == []
        assert not ui.all(ft.AlertDialog)


async def test_the_words_of_a_question_stay_on_short_lines() -> None:
    async with FletUnit(drawing(draw), width=1280) as ui:
        await ui.click(ui.one(ft.FilledButton))
        assert ui.one(ft.AlertDialog).content.width == 480


@pytest.mark.parametrize("grave", [False, True])
async def test_what_nothing_brings_back_has_its_own_colour(*, grave: bool) -> None:
    def leave() -> None:
        """Stay."""

    def asked() -> ft.Control:
        question = confirm(
            "Vider ?", "Tout.", label="Vider", act=act, leave=leave, grave=grave
        )
        ft.use_dialog(question)
        return ft.Text("dessous")

    async with FletUnit(drawing(asked)) as ui:
        (yes,) = ui.all(ft.FilledButton)
        assert bool(yes.style and yes.style.bgcolor) is grave


@pytest.mark.parametrize(
    ("ask", "words"),
    [(confirm_everywhere, "Pour tous les espaces"), (confirm, "l'espace de Léa")],
)
async def test_what_is_the_owner_s_is_asked_for_all_spaces_whoever_s_is_shown(
    ask: Callable[..., ft.AlertDialog], words: str
) -> None:
    def leave() -> None:
        """Stay."""

    def asked() -> ft.Control:
        ft.context.page.data = at(1)
        question = ask("Dehors ?", "Pour toujours.", label="Oui", act=act, leave=leave)
        ft.use_dialog(question)
        return ft.Text("")

    async with FletUnit(drawing(asked)) as ui:
        assert words in ui.text()
