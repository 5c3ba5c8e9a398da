"""Each question is drawn by the shape of its answer, with its example."""

from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from app.domain.topic import Ask, Option, Shape
from tests.screens.fletunit import FletUnit, drawing
from views.parts.profile.asked import Answered, asked_line, label_of

pytestmark = pytest.mark.anyio
OPTIONS = (Option("a", "Un peu"), Option("b", "Beaucoup"))


def asked(ask: Ask, put: Any, fault: str = "") -> ft.Control:  # noqa: ANN401 - any callable
    """Draw one question."""

    async def save() -> None:
        """Keep nothing."""

    return asked_line(ask, Answered("x", {}, put, fault, save))


async def test_a_choice_that_need_not_be_made_may_be_left_unsaid() -> None:
    told: dict[str, str] = {}
    ask = Ask("much", "Combien", Shape.CHOICE, options=OPTIONS)
    draw = drawing(lambda: asked(ask, lambda **said: told.update(said)))
    async with FletUnit(draw) as ui:
        assert "Non précisé" in ui.text()
        await ui.choose("x-much-b", "b")
    assert told == {"much": "b"}
    needed = drawing(lambda: asked(replace(ask, needed=True), print))
    async with FletUnit(needed) as ui:
        assert "Non précisé" not in ui.text()
        assert "Combien (à remplir)" in ui.text()


@pytest.mark.parametrize("shape", [one for one in Shape if one is not Shape.MEDICINE])
async def test_what_is_wrong_is_told_at_every_shape(shape: Shape) -> None:
    ask = Ask("much", "Combien", shape, options=OPTIONS)
    async with FletUnit(drawing(lambda: asked(ask, print, "Raté."))) as ui:
        assert "Raté." in ui.text()


async def test_an_end_may_be_left_empty_and_says_so() -> None:
    end = Ask("end", "Fin", Shape.DATE)
    async with FletUnit(drawing(lambda: asked(end, print))) as ui:
        assert "Laissez vide si cela continue" in ui.text()


def test_only_what_is_needed_says_so() -> None:
    assert label_of(Ask("a", "Nom")) == "Nom"
    assert label_of(Ask("a", "Nom", needed=True)) == "Nom (à remplir)"
