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


@pytest.mark.a11y
async def test_an_icon_button_is_one_node_with_its_name() -> None:
    """What excludes its own button takes no focus that a screen reader hears."""
    async with FletUnit(drawing(draw)) as ui:
        node, button = ui.one(ft.Semantics, identifier="icon"), ui.one(ft.IconButton)
        assert any(one.content is node for one in ui.all(ft.MergeSemantics))
        assert (node.label, node.exclude_semantics) == ("Rechercher", False)
        assert node.content is button
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
