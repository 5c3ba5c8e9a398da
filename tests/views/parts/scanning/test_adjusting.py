"""A page on the bench: what hands do to it, and what is drawn of it."""

from functools import partial
from typing import Any

import flet as ft
import pytest

from app.domain.ids import AttachmentId
from app.domain.scan import WHOLE, How, Tone
from tests.screens.homes import a_house
from tests.screens.pictures import white_page
from tests.views.parts.scanning.shown import shown
from views.house import House
from views.parts.scanning.adjusting import Adjusting, Bench, Draft, Hands

pytestmark = pytest.mark.anyio


def waiting(name: str = "a.jpg") -> tuple[House, AttachmentId]:
    house = a_house()
    house.scanning.add(b"recto", name=name)
    return house, house.gathering.pages()[0].file.id


def hands() -> tuple[Hands, list[Draft]]:
    """Return hands, and the drafts they make, the last one last."""
    house, page = waiting()
    drafts = [Draft(house.scanning.cut(page), corner=2)]
    bench = Bench(page, 0, white_page(3, 4), drafts[0].cut)

    def change(**fields: Any) -> None:  # noqa: ANN401 - as a form
        drafts.append(Draft(**{"cut": drafts[-1].cut, "corner": 2, **fields}))

    return Hands(bench, change, lambda: drafts[-1]), drafts


def test_the_corner_held_moves_by_half_a_hundredth() -> None:
    at, drafts = hands()
    at.by(-2, 1)
    assert drafts[-1].cut.corners[2] == pytest.approx((0.84, 0.905))
    assert drafts[-1].cut.how is How.HAND


def test_the_page_is_turned_toned_and_taken_whole() -> None:
    at, drafts = hands()
    at.turn()
    at.tone("ink")
    at.whole()
    cut = drafts[-1].cut
    assert (cut.turn, cut.tone, cut.corners) == (1, Tone.INK, WHOLE)


async def test_a_page_that_is_gone_says_so_and_leads_back() -> None:
    house, page = waiting()
    house.gathering.remove(page)
    left: list[str] = []
    bench: Any = Adjusting
    draw = partial(bench, page, 0, lambda: left.append("left"))
    async with shown(house, draw) as ui:
        await ui.until("Revenir aux pages")
        await ui.press("adjust-leave")
    assert left == ["left"]


async def test_the_page_made_is_drawn_and_named() -> None:
    house, page = waiting()
    bench: Any = Adjusting
    async with shown(house, partial(bench, page, 1, lambda: None)) as ui:
        await ui.until("La page une fois redressée")
        await ui.settle()
        said = [one.semantics_label for one in ui.all(ft.Image)]
        assert said == ["Photo de la page 2", "Page 2 redressée"]
