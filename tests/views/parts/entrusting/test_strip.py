"""Whose space is read stands above each of its pages, in words and by a mark."""

import flet as ft
import pytest

from app.domain.collection import Rubric
from tests.screens.entrusting import entrusted_with, lane_of
from tests.screens.opening import on
from views.parts.person import MARKS

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
PAGE = f"/confies/{lane_of(Rubric.MEASURES).hex()}"


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_line_names_the_person_under_their_own_colours(width: int) -> None:
    async with on(entrusted_with(Rubric.MEASURES), PAGE, width=width) as ui:
        await ui.until("Espace de Mireille Roche, en lecture")
        woven = [one for one in ui.all(ft.Container) if one.gradient]
        assert woven[0].gradient.colors[0] == MARKS[1].light
        await ui.press("reading-leave")
        assert ("push_route", "/proches") in ui.pushed()


async def test_no_other_page_has_it() -> None:
    async with on(entrusted_with(Rubric.MEASURES), "/proches") as ui:
        await ui.until("On me confie")
        assert not ui.named("reading-leave")
