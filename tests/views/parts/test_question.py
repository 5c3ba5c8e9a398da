"""A question unfolds its answer, and says whether it is unfolded."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing, plain
from tests.views.parts.test_choice import large
from views.parts.question import questions

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def test_an_answer_is_shown_then_hidden() -> None:
    pairs = [("Un ?", "Première."), ("Deux ?", "Seconde.")]
    async with FletUnit(drawing(lambda: questions(pairs, name="q"))) as ui:
        assert "Seconde." not in ui.text()
        await ui.press("q-1")
        assert "Seconde." in ui.text()
        assert "Première." not in ui.text()
        assert ui.one(ft.Semantics, identifier="q-1").expanded
        await ui.press("q-1")
        assert "Seconde." not in ui.text()
        assert ui.one(ft.Semantics, identifier="q-1").expanded is False


@pytest.mark.parametrize(
    ("question", "drawn"),
    [
        ("Un document ?", "Un document\u202f?"),
        ("Un ordinateur ?", "Un ordina-\nteur\u202f?"),
    ],
)
async def test_the_last_sign_of_a_question_never_stands_alone(
    question: str, drawn: str
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = large(320, 2.0)
        return questions([(question, "Oui.")], name="q")

    async with FletUnit(drawing(draw), width=320) as ui:
        [words] = [one for one in ui.all(ft.Text) if one.value]
        assert words.value == drawn
        assert plain(words.semantics_label or words.value) == question
        assert ui.one(ft.Icon).size == 26
