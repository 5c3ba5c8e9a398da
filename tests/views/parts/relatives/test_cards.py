"""A card says who it is and offers to enter, unless one is there already."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.ids import SpaceId
from app.domain.space import Space
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world
from views.parts.relatives.cards import Placed, own_card, person_card
from views.parts.watching import here
from views.shell import opened

pytestmark = pytest.mark.anyio


def words(card: ft.Control) -> str:
    """Return what is written on a card."""
    found: list[str] = []

    def read(one: object) -> None:
        for name in ("value", "content", "controls"):
            inside = getattr(one, name, None)
            if isinstance(inside, str):
                found.append(inside)
            elif isinstance(inside, list):
                list(map(read, inside))
            elif inside is not None:
                read(inside)

    read(card)
    return plain(" ".join(found))


def placed() -> Placed:
    """Return Léa, first of the list."""
    return Placed(here().dependents.every()[0], 0, lambda _space: _nothing)


async def _nothing() -> None:
    """Go nowhere."""


async def test_from_one_s_own_space_one_may_enter_another() -> None:
    async with FletUnit(opened(a_world(a_family())), route="/plus"):
        assert "Entrer dans l'espace de Léa" in words(person_card(placed()))
        assert "Vous y êtes." in words(own_card(placed().to))


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("https://alveole.invalid", "Gardez Alvéole ouvert."),
        ("", "Il est sur un autre appareil, ou dans un autre sac à dos."),
    ],
)
async def test_a_space_not_here_is_waited_for_where_a_server_may_bring_it(
    server: str, said: str
) -> None:
    door = a_family()
    assert door.house
    known = door.house.dependents
    own = replace(known.own, server=server)
    door.house = replace(door.house, dependents=replace(known, own=own))
    async with FletUnit(opened(a_world(door)), route="/plus"):
        nameless = replace(placed().one, space=Space(SpaceId(b"n" * 16), ""))
        assert said in words(person_card(replace(placed(), one=nameless)))


async def test_from_another_one_may_come_back_and_not_enter_again() -> None:
    door: FakeDoor = a_family()
    door.house = list(door.family.values())[1]
    async with FletUnit(opened(a_world(door)), route="/plus"):
        there = words(person_card(placed()))
        assert "Vous êtes dans cet espace." in there
        assert "Retirer de la liste" not in there
        assert "Revenir à mon espace" in words(own_card(placed().to))
