"""The five entries, in the same order everywhere."""

from dataclasses import dataclass

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.nav import beside_rail, bottom_bar, rail, with_rail
from views.parts.places import MORE, PLACES, UNFOLDED
from views.screens import all_screens
from views.text import _
from views.theme import TARGET, Look

pytestmark = pytest.mark.anyio
LABELS = ["Accueil", "Documents", "Messages", "Ma santé", "Plus"]


async def test_the_bar_and_the_rail_say_the_same_and_the_rail_unfolds_the_rest() -> (
    None
):
    more = [_(place.label) for place in UNFOLDED]
    bar, column = lambda: bottom_bar("home", 390), lambda: rail("home", "/")
    for draw, labels in ((bar, LABELS), (column, LABELS + more)):
        async with FletUnit(drawing(draw)) as ui:
            assert ui.text().split("\n") == labels


@pytest.mark.parametrize(
    ("place", "address", "wanted"),
    [
        ("health", "/sante/mesures", ["nav-health"]),
        ("more", "/plus", ["nav-more"]),
        ("more", "/reglages/code", ["nav-settings"]),
        ("more", "/proches/code", ["nav-relatives"]),
        ("more", "/confies/00/visite", ["nav-relatives"]),
        ("more", "/agenda/ajouter", ["nav-agenda"]),
        ("more", "/a-propos", ["nav-more"]),
    ],
)
async def test_where_one_is_is_said(
    place: str, address: str, wanted: list[str]
) -> None:
    async with FletUnit(drawing(lambda: rail(place, address))) as ui:
        chosen = [one.identifier for one in ui.all(ft.Semantics) if one.selected]
        assert chosen == wanted


def test_the_rail_is_whole_in_a_window_of_800() -> None:
    top, line = 64, 8
    assert (len(PLACES) + len(UNFOLDED)) * TARGET + line <= 800 - top


async def test_what_waits_stands_beside_its_entry_and_lengthens_no_rail() -> None:
    said = {"messages": "1 non lu"}
    async with FletUnit(drawing(lambda: rail("home", "/", said))) as ui:
        [line] = [one for one in ui.all(ft.Row) if one.wrap and len(one.controls) > 1]
        assert [one.value for one in line.controls] == ["Messages", "1 non lu"]


def test_every_entry_leads_to_a_screen() -> None:
    routes = {screen.route for screen in all_screens()}
    assert {place.route for place in (*PLACES, *MORE)} <= routes


@pytest.mark.parametrize("width", [320, 390, 800])
async def test_labels_stay_whole_in_a_narrow_bar(width: int) -> None:
    async with FletUnit(drawing(lambda: bottom_bar("home", width))) as ui:
        room = width / len(PLACES)
        assert all(text.size * 5.8 <= room + 0.1 for text in ui.all(ft.Text))


@pytest.mark.parametrize(
    ("width", "scale", "wanted"),
    [(390, 1.0, False), (840, 1.0, True), (840, 2.0, False), (1280, 2.0, True)],
)
async def test_a_rail_leaves_room_to_read(
    width: int, scale: float, *, wanted: bool
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = Wearing(Look(scale=scale))
        return ft.Text(str(with_rail(width)))

    async with FletUnit(drawing(draw)) as ui:
        assert ui.text() == str(wanted)


@dataclass
class Wearing:
    """A page that only has a look."""

    look: Look


@pytest.mark.parametrize(("width", "left"), [(390, 390), (1280, 1007)])
async def test_the_rail_leaves_the_rest_to_the_screen(width: int, left: int) -> None:
    async with FletUnit(drawing(lambda: ft.Text(str(beside_rail(width))))) as ui:
        assert ui.text() == str(left)
