"""« Page de mots » : a structured document as a page to read, at any width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import flet as ft

from app.domain.foreign import Block, Shape
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.grid import tabled
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.text import _
from views.theme import size

_AT_ONCE: Final = 400
"""Pieces of text shown before the rest is asked for: a window stays quick."""
_DEEPEST: Final = 4
_INDENT: Final = 20
_DOT: Final = 8
_LINE: Final = 22
Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: what stands in one frame."""

    blocks: Blocks

    @property
    def weight(self) -> int:
        """How many pieces of text it holds."""
        return sum(len(block.cells) for block in self.blocks)


@ft.component
def LaidPage(blocks: Blocks, room: float) -> ft.Control:
    """Show the page, section by section; the end of a very long one when asked.

    *room* is how wide the page is, in pixels.
    """
    most, show = use_held(_AT_ONCE)
    parts = parted(blocks)
    shown = _within(parts, most)
    cards = [card(list(_controls(part.blocks, room - 32))) for part in shown]
    if len(shown) == len(parts):
        return stack(cards)
    more = doing(lambda: show(most + _AT_ONCE))
    label = _("Afficher la suite du document")
    return stack([*cards, side_by_side([quiet_action(label, more, name="laid-more")])])


def parted(blocks: Blocks) -> list[Part]:
    """Part a page before each of its first titles."""
    first = min((b.level for b in blocks if b.shape is Shape.HEADING), default=1)
    starts = [
        rank
        for rank, block in enumerate(blocks)
        if rank == 0 or (block.shape is Shape.HEADING and block.level == first)
    ]
    return [Part(blocks[start:end]) for start, end in pairwise([*starts, len(blocks)])]


def _within(parts: Sequence[Part], most: int) -> list[Part]:
    """Return the first sections, one at least, that hold *most* pieces of text."""
    kept, spent = list[Part](), 0
    for part in parts:
        if kept and spent + part.weight > most:
            break
        kept.append(part)
        spent += part.weight
    return kept


def _controls(blocks: Blocks, room: float) -> Iterator[ft.Control]:
    columns: tuple[str, ...] = ()
    rows = list[tuple[str, ...]]()
    for block in blocks:
        if block.shape is Shape.ROW:
            rows.append(block.cells)
            continue
        yield from tabled(columns, rows, room)
        rows = []
        if block.shape is Shape.COLUMNS:
            columns = block.cells
        else:
            yield _control(block)
    yield from tabled(columns, rows, room)


def _control(block: Block) -> ft.Control:
    text = block.cells[0]
    match block.shape:
        case Shape.HEADING:
            return heading(min(block.level + 2, _DEEPEST), text)
        case Shape.CAPTION:
            return sentence(text, strong=True)
        case Shape.ITEM:
            return _item(text, block.level)
    return sentence(text)


def _item(text: str, level: int) -> ft.Control:
    """Return a line of a list, its mark in front of it."""
    dot = ft.Icon(ft.Icons.CIRCLE, size=size(_DOT), color=ft.Colors.ON_SURFACE_VARIANT)
    mark = ft.Container(dot, height=size(_LINE), alignment=ft.Alignment.CENTER)
    words = ft.Container(sentence(text), expand=True)
    line = ft.Row([mark, words], vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Container(line, padding=ft.Padding.only(left=_INDENT * (level - 1)))
