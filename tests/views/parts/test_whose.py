"""The words that say whose space it is, and nothing in one's own."""

import flet as ft
import pytest

from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit, drawing
from views.parts.watching import Porch, porch
from views.parts.whose import (
    entered,
    everywhere_line,
    file_of,
    said_of,
    told_of,
    whose_line,
)

pytestmark = pytest.mark.anyio


def at(person: int) -> Porch:
    """Return the porch of one's own house, or of the next one."""
    door = a_family()
    house = list(door.family.values())[person]
    return Porch(door, None, None, None, house)  # type: ignore[arg-type]  # not asked


def shown(around: Porch | None) -> FletUnit:
    """Draw what is said of an act, at a porch."""

    def draw() -> ft.Control:
        ft.context.page.data = around
        return ft.Column(whose_line())

    return FletUnit(drawing(draw))


def test_coming_in_is_said_by_the_name() -> None:
    own, hers = a_family().family.values()
    assert entered(own) == "Vous êtes dans votre espace."
    assert entered(hers) == "Vous êtes dans l'espace de Léa."


def test_what_ends_late_says_whose_it_was() -> None:
    assert told_of("Léa", "C'est noté.") == "Espace de Léa : C'est noté."


def test_a_file_that_leaves_says_whose_it_is_unless_it_is_one_s_own() -> None:
    own, hers = a_family().family.values()
    assert file_of(own, "carnet.pdf") == "carnet.pdf"
    assert file_of(hers, "carnet.pdf") == "carnet Léa.pdf"


@pytest.mark.parametrize(("person", "words"), [(0, ""), (1, "Dans l'espace de Léa.")])
async def test_an_act_names_the_person_unless_it_is_oneself(
    person: int, words: str
) -> None:
    async with shown(at(person)) as ui:
        assert ui.text() == words
        assert porch().house


@pytest.mark.parametrize(("person", "words"), [(0, "Oui, 3"), (1, "Non Léa, 3")])
async def test_a_sentence_is_said_of_oneself_or_of_the_person_named(
    person: int, words: str
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = at(person)
        return ft.Text(said_of("Oui, {count}", "Non {name}, {count}", count=3))

    async with FletUnit(drawing(draw)) as ui:
        assert ui.text() == words


async def test_nothing_is_said_where_no_space_is_open() -> None:
    async with shown(None) as ui:
        assert ui.text() == ""


@pytest.mark.parametrize(
    ("person", "words"), [(0, ""), (1, "Pour tous les espaces de cet appareil.")]
)
async def test_an_act_on_what_is_the_owner_s_is_of_no_space_alone(
    person: int, words: str
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = at(person)
        return ft.Column(everywhere_line())

    async with FletUnit(drawing(draw)) as ui:
        assert ui.text() == words
