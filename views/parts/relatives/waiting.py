"""« Vos proches » on « Accueil » : what waits in each space; a press enters it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Dependent
from app.ports.world import Clock
from views.house import House
from views.parts.box import stack
from views.parts.heading import heading
from views.parts.person import badge
from views.parts.relatives.family import mark_of, use_family
from views.parts.relatives.turning import use_turn
from views.parts.sentence import sentence
from views.parts.tile import Sign, tile
from views.parts.todo import todo_of
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext
from views.theme import Spine
from views.way_in import Door

_TOLD_BY: Final = ("document", "conflict", "cursor", "setting", "preference", "inbox")
"""What changes when something more, or less, waits."""
_OWNER_S: Final = ("clock", "room", "silent", "alert", "sheet", "backpack")
"""Chores of the device and of its owner: they are told once, in one's own space."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things are to be done in a space, and how many are new."""

    chores: int
    news: int


@ft.component
def Relatives() -> ft.Control:
    """List those whose space one keeps; nothing when there is nobody."""
    house, around, to = here(), porch(), use_turn()
    people = [
        (rank, one)
        for rank, one in enumerate(use_family().people)
        if one.space.name and not one.away
    ]
    spaces = tuple(one.space.id for _rank, one in people)
    ask = partial(_waiting, around.door, spaces, around.now)
    counted = use_record(ask, *_TOLD_BY, key=spaces, name="relatives").value or {}
    if not people or not house.own:
        return ft.Container(visible=False)
    rows = [
        tile(
            one.space.name,
            _lines(counted.get(one.space.id)),
            to(one.space.id),
            name=f"relative-{rank}",
            icon=_sign(one, rank),
            spine=_spine(rank),
        )
        for rank, one in people
    ]
    return stack([heading(2, _("Vos proches")), *rows], spacing=10)


def _waiting(
    door: Door, spaces: tuple[SpaceId, ...], now: Clock
) -> Mapping[SpaceId, Waiting]:
    return {space: _of(door.beside(space), now) for space in spaces}


def _of(house: House, now: Clock) -> Waiting:
    todo = todo_of(house, now)
    chores = [one for one in todo.list(len(todo.looks)) if one.code not in _OWNER_S]
    return Waiting(len(chores), house.news.unseen())


def waiting_words(waiting: Waiting) -> str:
    """Say what waits: « 2 choses à faire, 1 nouveauté »."""
    chores = ngettext("{count} chose à faire", "{count} choses à faire", waiting.chores)
    news = ngettext("{count} nouveauté", "{count} nouveautés", waiting.news)
    counted = ((chores, waiting.chores), (news, waiting.news))
    said = [words.format(count=count) for words, count in counted if count]
    return ", ".join(said) or _("Rien de nouveau.")


def _lines(waiting: Waiting | None) -> list[ft.Control]:
    """Return what waits, nothing while it is not known."""
    return [sentence(waiting_words(waiting), quiet=True)] if waiting else []


def _sign(one: Dependent, rank: int) -> Sign:
    return Sign(ft.Icons.PERSON_OUTLINE, badge(one.space.name, mark_of(rank)))


def _spine(rank: int) -> Spine:
    mark = mark_of(rank)
    return Spine(mark.light, mark.dark, ft.Icons.PERSON_OUTLINE)
