"""« Pages » : one drawn page, crisp however enlarged, and how to turn it."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.foreign import Box, Hit, Picture
from app.domain.scan import PHOTO
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.led import Led, onward, use_lead
from views.parts.page_finding import Finder, Search, Sought, marks
from views.parts.pair import opened_room
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import stir
from views.text import _
from views.theme import look

LEVELS: Final = (100, 150, 200, 300, 400)
"""How much a page may be enlarged, in hundredths of the room there is."""
_STRIDE: Final = 200
"""Pixels a press moves an enlarged page sideways."""
_DENSITY: Final = 2
"""Dots of a good screen in one pixel."""
_WIDEST: Final = 4096
_ZOOMS: Final = {"+": 1, "=": 1, "numpadadd": 1, "-": -1, "numpadsubtract": -1}
_WORDED: Final = frozenset({"application/pdf", "text/xml"})
"""What may hold pages with words in them."""
_FITS: Final = frozenset({"0", "numpad0"})
_TURNS: Final = {"pagedown": 1, "pageup": -1, "arrowright": 1, "arrowleft": -1}


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page is shown (from 0), of how many, and how to show another."""

    rank: int
    pages: int
    to: Callable[[int], None]

    def by(self, step: int) -> None:
        """Show another page, if there is one that far."""
        if 0 <= self.rank + step < self.pages:
            self.to(self.rank + step)


@dataclass(frozen=True, slots=True)
class Paper:
    """The page as it is drawn: *said* names the document, *room* is pixels across.

    *draw* draws the same page wider; *find* looks for words in the document, None
    when its pages are pictures.
    """

    picture: Picture = field(repr=False)
    said: str
    room: float
    draw: Callable[[int], Picture] = field(compare=False)
    find: Callable[[str], Sequence[Hit]] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Zoom:
    """How much the page is enlarged, and how to change that."""

    level: int
    put: Callable[[int], None]

    def by(self, step: int) -> None:
        """Go up or down one level, if there is one."""
        rank = LEVELS.index(self.level) + step
        if 0 <= rank < len(LEVELS):
            self.put(LEVELS[rank])

    def fit(self) -> None:
        """Show the whole width."""
        self.put(LEVELS[0])


def paper_of(house: House, entry: Entry, picture: Picture, rank: int) -> Paper:
    """Return a page of a document of *house*: drawn wider, searched if it has words."""
    draw = partial(house.documents.draw, entry.id, rank)
    kinds = {one.media_type for one in entry.attachments if one.role == "original"}
    scanned = any(one.role == PHOTO for one in entry.attachments)
    worded = kinds & _WORDED and not scanned
    find = partial(house.finding.find, entry.id) if worded else None
    return Paper(picture, entry.title, opened_room(), draw, find)


@ft.component
def PageView(paper: Paper, turn: Turn) -> ft.Control:
    """Show the page and its buttons; the picture stays in memory."""
    zoom = Zoom(*use_held(LEVELS[0]))
    led = use_lead(turn.rank, zoom.level)
    sought, put = use_held(Sought())
    line: ft.Ref[Any] = ft.use_memo(ft.Ref, [])
    picture = use_sharp(paper, zoom.level, turn.rank)
    where = _("Page {rank} sur {pages}").format(rank=turn.rank + 1, pages=turn.pages)
    said = replace(paper, picture=picture, said=f"{paper.said}, {where}")
    shown = _shown(said, zoom.level, sought.on(turn.rank))
    held = [
        *([sentence(where)] if turn.pages > 1 else []),
        side_by_side(
            [*_turning(turn, led), *_zooming(zoom, led), *_sideways(zoom, line)]
        ),
        _framed(shown, zoom, line),
    ]
    search = Search(paper.find, sought, put, turn.to) if paper.find else None
    finder = [Finder(search)] if search else []
    return ft.Column([*finder, _listening(held, turn, zoom)], spacing=12)


def use_sharp(paper: Paper, level: int, rank: int) -> Picture:
    """Draw the page as wide as it is shown; show what there is until then."""
    nothing: tuple[object, Picture] = ((), paper.picture)
    drawn, put = use_held(nothing)
    dots = min(_WIDEST, round(paper.room * level / LEVELS[0] * _DENSITY))
    wanted = (paper.picture, rank, level)

    async def draw() -> None:
        if level > LEVELS[0] and dots > paper.picture.width:
            with suppress(AlveoleError):  # what is shown already stays
                put((wanted, await asyncio.to_thread(paper.draw, dots)))

    ft.use_effect(draw, [wanted])
    return drawn[1] if drawn[0] == wanted else paper.picture


def _shown(paper: Paper, level: int, sought: Sequence[tuple[Box, bool]]) -> ft.Control:
    """Return the page, with the words found marked over it."""
    width = paper.room * level / LEVELS[0]
    fixed = level > LEVELS[0] or bool(sought)
    image = ft.Image(
        src=paper.picture.png,
        width=width if fixed else None,
        fit=ft.BoxFit.FIT_WIDTH,
        semantics_label=paper.said,
        gapless_playback=True,
    )
    if not sought:
        return image
    height = width * paper.picture.height / paper.picture.width
    return ft.Stack([image, *marks(sought, width, height)], width=width, height=height)


def _framed(shown: ft.Control, zoom: Zoom, line: ft.Ref[Any]) -> ft.Control:
    """Return the page on its white sheet; enlarged, it moves sideways."""
    whole: ft.Control = ft.InteractiveViewer(shown, min_scale=1, max_scale=6)
    part = ft.Row([shown], ref=line, scroll=ft.ScrollMode.ALWAYS, spacing=0)
    return ft.Container(
        whole if zoom.level == LEVELS[0] else part,
        border=ft.Border.all(1, look().palette.border),
        bgcolor=ft.Colors.WHITE,
    )


def _listening(held: list[ft.Control], turn: Turn, zoom: Zoom) -> ft.Control:
    """Let keys turn and enlarge the page, while one of its buttons has the focus."""

    def pressed(event: ft.KeyDownEvent | ft.KeyRepeatEvent) -> None:
        stir()
        key = event.key.replace(" ", "").lower()
        if key in _FITS:
            zoom.fit()
        elif key in _ZOOMS:
            zoom.by(_ZOOMS[key])
        elif key in _TURNS:
            turn.by(_TURNS[key])

    column = ft.Column(held, spacing=12)
    return ft.KeyboardListener(column, include_semantics=False, on_key_down=pressed)


def _turning(turn: Turn, led: Led) -> list[ft.Control]:
    line: list[ft.Control] = []
    if turn.rank < turn.pages - 1:
        after = _turned(turn, 1, led)
        line.append(quiet_action(_("Page suivante"), after, name="page-after"))
    if turn.rank > 0:
        before = _turned(turn, -1, led)
        line.append(quiet_action(_("Page précédente"), before, name="page-before"))
    return line


def _turned(turn: Turn, step: int, led: Led) -> Act:
    arrows = "page-before", "page-after"
    there = onward(turn.rank + step, step, turn.pages, arrows)
    return led(doing(partial(turn.by, step)), there)


def _zooming(zoom: Zoom, led: Led) -> list[ft.Control]:
    line: list[ft.Control] = []
    if zoom.level < LEVELS[-1]:
        act, icon = _zoomed(zoom, 1, led), ft.Icons.ZOOM_IN
        line.append(quiet_action(_("Agrandir"), act, name="page-larger", icon=icon))
    if zoom.level > LEVELS[0]:
        act, icon = _zoomed(zoom, -1, led), ft.Icons.ZOOM_OUT
        line.append(quiet_action(_("Réduire"), act, name="page-smaller", icon=icon))
        label, icon = _("Toute la largeur"), ft.Icons.FIT_SCREEN
        act = led(doing(zoom.fit), "page-larger")
        line.append(quiet_action(label, act, name="page-fit", icon=icon))
    return line


def _zoomed(zoom: Zoom, step: int, led: Led) -> Act:
    arrows, rank = ("page-smaller", "page-larger"), LEVELS.index(zoom.level) + step
    act = doing(partial(zoom.by, step))
    return led(act, onward(rank, step, len(LEVELS), arrows))


def _sideways(zoom: Zoom, line: ft.Ref[Any]) -> list[ft.Control]:
    """Return what a finger does by dragging."""
    if zoom.level == LEVELS[0]:
        return []
    return [
        quiet_action(label, partial(_slide, line, step), name=name, icon=icon)
        for label, step, name, icon in (
            (_("Vers la gauche"), -_STRIDE, "page-left", ft.Icons.ARROW_BACK),
            (_("Vers la droite"), _STRIDE, "page-right", ft.Icons.ARROW_FORWARD),
        )
    ]


async def _slide(line: ft.Ref[Any], step: int) -> None:
    row: Any = line.current
    await row.scroll_to(delta=step)
