"""« Chercher dans le document » : words typed, counted, marked on their page."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import flet as ft

from app.domain.foreign import Box, Hit
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.field import field as text_field
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.watching import porch
from views.text import _, number
from views.theme import LIGHT

_MARGIN: Final = 2
"""Pixels between a word and the frame of its mark."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found so far, and which one is looked at; *words* "" before."""

    words: str = field(default="", repr=False)
    hits: Sequence[Hit] = ()
    at: int = 0

    def moved(self, step: int) -> "Sought":
        """Look at another one; the first follows the last."""
        return replace(self, at=(self.at + step) % len(self.hits))

    def on(self, page: int) -> list[tuple[Box, bool]]:
        """Return what to mark on a page; True for the one looked at."""
        return [
            (box, rank == self.at)
            for rank, hit in enumerate(self.hits)
            if hit.page == page
            for box in hit.boxes
        ]


@dataclass(frozen=True, slots=True)
class Search:
    """How words are found, what was found, and how to go where they stand."""

    find: Callable[[str], Sequence[Hit]] = field(compare=False)
    sought: Sought
    put: Callable[[Sought], None] = field(compare=False)
    go: Callable[[int], None] = field(compare=False)

    async def run(self, words: str) -> None:
        """Find words and go to the first page that has them."""
        hits = await asyncio.to_thread(self.find, words)
        self.show(Sought(words, hits))

    def step(self, step: int) -> None:
        """Go to the next place, or to the one before."""
        self.show(self.sought.moved(step))

    def show(self, sought: Sought) -> None:
        """Look at what was found, and say where it is."""
        self.put(sought)
        if sought.hits:
            self.go(sought.hits[sought.at].page)
        porch().say(told(sought))


@ft.component
def Finder(search: Search) -> ft.Control:
    """Unfold a field to type words in, then say how many there are and go through."""
    unfolded, unfold, fold = use_flag()
    typed, type_ = use_held("")
    busy, start, stop = use_flag()

    async def find() -> None:
        start()
        try:
            await search.run(typed.strip())
        finally:
            stop()

    def leave() -> None:
        fold()
        type_("")
        search.put(Sought())

    if not unfolded:
        label, icon = _("Chercher dans ce document"), ft.Icons.SEARCH
        opening = quiet_action(label, doing(unfold), name="page-find", icon=icon)
        return side_by_side([opening])
    label = _("Mots à chercher")
    words = text_field(label, typed, type_, name="page-words", submit=find)
    ready = bool(typed.strip()) and not busy
    ways = side_by_side([_seek(find, busy=busy, ready=ready), _leave(leave)])
    return card([words, ways, *_found(search)])


def _seek(find: Act, *, busy: bool, ready: bool) -> ft.Control:
    label = _("Recherche…") if busy else _("Chercher")
    return action(label, find, name="page-seek", enabled=ready)


def _leave(leave: Callable[[], None]) -> ft.Control:
    return quiet_action(_("Fermer"), doing(leave), name="page-found-leave")


def told(sought: Sought) -> str:
    """Say which one is looked at, of how many, and its page."""
    if not sought.hits:
        return _("Ces mots ne sont pas dans ce document.")
    words = _("{rank} sur {count}, page {page}")
    page = sought.hits[sought.at].page + 1
    count = number(len(sought.hits), 0)
    return words.format(rank=sought.at + 1, count=count, page=page)


def marks(
    sought: Sequence[tuple[Box, bool]], width: float, height: float
) -> list[ft.Control]:
    """Return the marks over a page of that size; it is white, night or day."""
    return [_mark(box, width, height, chosen=chosen) for box, chosen in sought]


def _mark(box: Box, width: float, height: float, *, chosen: bool) -> ft.Control:
    ink = LIGHT.focus if chosen else LIGHT.notice
    return ft.Container(
        left=box.left * width - _MARGIN,
        top=box.top * height - _MARGIN,
        width=box.width * width + 2 * _MARGIN,
        height=box.height * height + 2 * _MARGIN,
        bgcolor=ft.Colors.with_opacity(0.2, ink),
        border=ft.Border.all(2 if chosen else 1, ink),
        ignore_interactions=True,
    )


def _found(search: Search) -> list[ft.Control]:
    sought = search.sought
    if not sought.words:
        return []
    said = [sentence(told(sought), strong=bool(sought.hits))]
    if not sought.hits:
        scanned = _("Dans un document numérisé, seule l'image est gardée.")
        return [*said, sentence(scanned, quiet=True)]
    ways: tuple[tuple[str, int, str], ...] = (
        (_("Mot suivant"), 1, "page-found-after"),
        (_("Mot précédent"), -1, "page-found-before"),
    )
    moves = [
        quiet_action(label, _act(search, step), name=name) for label, step, name in ways
    ]
    return [*said, *([side_by_side(moves)] if len(sought.hits) > 1 else [])]


def _act(search: Search, step: int) -> Act:
    return doing(partial(search.step, step))
