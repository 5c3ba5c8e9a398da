"""Buttons say a verb, have a name, and act."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_nav import Wearing
from views.parts.action import action, grave_action, icon_action, quiet_action
from views.theme import Look

pytestmark = pytest.mark.anyio


pressed: list[str] = []


async def act() -> None:
    pressed.append("yes")


def draw() -> ft.Control:
    return ft.Column(
        [
            action("Ajouter", act, name="main"),
            action("Attendre", act, name="off", enabled=False),
            quiet_action("Voir", act, name="quiet"),
            grave_action("Supprimer", act, name="grave"),
            icon_action(ft.Icons.SEARCH, "Rechercher", act, name="icon"),
        ]
    )


async def test_each_button_acts() -> None:
    pressed.clear()
    async with FletUnit(drawing(draw)) as ui:
        for name in ("main", "quiet", "grave", "icon"):
            await ui.press(name)
        assert pressed == ["yes"] * 4
        assert ui.tid("off").disabled


async def test_an_icon_button_speaks_through_its_outer_node() -> None:
    async with FletUnit(drawing(draw)) as ui:
        node = ui.one(ft.Semantics, identifier="icon")
        assert (node.label, node.button, node.exclude_semantics) == (
            "Rechercher",
            True,
            True,
        )
        button = ui.one(ft.IconButton)
        assert (button.width, button.height) == (48, 48)


@pytest.mark.parametrize(("scale", "drawn"), [(1.0, 3), (2.0, 0)])
async def test_an_icon_never_cuts_the_words_of_a_button(
    scale: float, drawn: int
) -> None:
    def buttons() -> ft.Control:
        icon = ft.Icons.REFRESH
        main = action("Recommencer", act, name="main", icon=icon)
        quiet = quiet_action("Recommencer", act, name="quiet", icon=icon)
        return ft.Column([main, quiet, grave_action("Supprimer", act, name="grave")])

    def page_of(page: ft.Page) -> None:
        page.data = Wearing(Look(scale=scale))
        page.render(ft.component(buttons))

    async with FletUnit(page_of, width=320) as ui:
        named = [ui.tid(name) for name in ("main", "quiet", "grave")]
        assert sum(one.icon is not None for one in named) == drawn
