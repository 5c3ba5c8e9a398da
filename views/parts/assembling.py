"""« Une photo par page » : several pictures, in order, to be one document."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.ids import AttachmentId
from app.domain.scan import Cut, Tone
from app.flows.gathering import Gathered
from app.flows.intake import Leaf
from app.flows.scanning.scanning import is_picture
from views.parts.acting import Act, acting, doing
from views.parts.action import action, grave_action, icon_action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.heading import heading
from views.parts.led import Led, onward
from views.parts.scanning.wording import how_told, tones
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext
from views.theme import look, size

_DRAWN: Final = 240
"""Pixels a page to come is drawn at."""
_PAIR: Final = 2
"""Pages from which one can be moved."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with the pages: move or remove them, add one, finish, stop.

    *led* has the focus follow what is moved, and stay near what is removed.
    """

    move: Callable[[AttachmentId, int], Awaitable[None]]
    away: Callable[..., Awaitable[None]]
    more: Act
    done: Act
    leave: Act
    adjust: Callable[[AttachmentId], None]
    led: Led


@dataclass(frozen=True, slots=True)
class Turn:
    """One page among *count*, from 0, and how it is cut out once that is known."""

    leaf: Leaf
    rank: int
    count: int
    cut: Cut | None
    ways: Ways = field(compare=False)


def assembling(gathered: Gathered, ways: Ways) -> ft.Control:
    """Return the pages in their order, each with what moves or removes it."""
    order = _("Une photo devient une page. L'ordre est celui de la liste.")
    kept = _("Chaque page est gardée tout de suite, sur cet appareil.")
    leaves = gathered.leaves
    turns = [
        Turn(leaf, rank, len(leaves), gathered.cuts.get(leaf.file.id), ways)
        for rank, leaf in enumerate(leaves)
    ]
    shown = [_sheet(turn) for turn in turns]
    buttons = [
        action(_("C'est tout"), ways.done, name="pages-done", icon=ft.Icons.CHECK),
        quiet_action(
            _("Encore une page"), ways.more, name="pages-more", icon=ft.Icons.ADD
        ),
        _leaving(ways),
    ]
    title = heading(2, _("Un document de plusieurs pages"))
    told = [sentence(order, quiet=True), sentence(kept, quiet=True)]
    every: Any = EveryTone
    common = [every(turns)] if any(map(_flat, turns)) else []
    return stack([title, *told, *common, *shown, side_by_side(buttons)])


def left_waiting(count: int, resume: Act, ways: Ways) -> ft.Control:
    """Return what says that pages were left here, and what to do with them."""
    words = ngettext(
        "Vous aviez {count} page en attente",
        "Vous aviez {count} pages en attente",
        count,
    )
    told = _("Elles sont gardées sur cet appareil. Ce n'est pas encore un document.")
    buttons = [
        action(_("Continuer"), resume, name="pages-resume"),
        quiet_action(_("En faire un document"), ways.done, name="pages-done"),
        _leaving(ways),
    ]
    title = heading(2, words.format(count=count))
    return card([title, sentence(told), side_by_side(buttons)])


def _leaving(ways: Ways) -> ft.Control:
    leave = ways.led(ways.leave, _near(0, 0))
    return grave_action(_("Tout enlever"), leave, name="pages-leave")


@ft.component
def EveryTone(turns: Sequence[Turn]) -> ft.Control:
    """Choose the tone of all the pages at once."""
    scanning, page = here().scanning, ft.context.page
    worn = {turn.cut.tone.value for turn in turns if turn.cut and _flat(turn)}

    def put(tone: str) -> None:
        async def wear() -> None:
            around = porch()
            back = await asyncio.to_thread(scanning.tone_all, Tone(tone))
            around.tell(_("L'aspect des pages est changé."), undo=undoing(back))

        page.run_task(acting(wear))

    now = worn.pop() if len(worn) == 1 else ""
    label = _("Aspect de toutes les pages")
    return choice(label, tones(), now, put, name="pages-tone")


def _sheet(turn: Turn) -> ft.Control:
    sheet: Any = Sheet
    shown: ft.Control = sheet(turn, key=turn.leaf.file.id.hex())
    return shown


def _flat(turn: Turn) -> bool:
    return is_picture(turn.leaf)


@ft.component
def Sheet(turn: Turn) -> ft.Control:
    """One page to come: how it looks, its name, what moves or removes it."""
    title, file = _("Page {rank}").format(rank=turn.rank + 1), turn.leaf.file
    how = [sentence(how_told(turn.cut.how))] if turn.cut and _flat(turn) else []
    words = ft.Column(
        [sentence(title, strong=True), sentence(file.name, quiet=True), *how],
        spacing=2,
        expand=True,
    )
    flow = here().scanning if _flat(turn) else here().gathering
    draw = partial(flow.draw, file.id, _DRAWN)
    drawn = use_record(draw, key=(file.id, turn.cut)).value
    picture = _picture(drawn.png, f"{title}, {file.name}") if drawn else _blank()
    return card([ft.Row([picture, words], spacing=16), side_by_side(_moves(turn))])


def _moves(turn: Turn) -> list[ft.Control]:
    rank, page, ways = turn.rank, turn.leaf.file.id, turn.ways
    buttons = [
        *([_arrow(turn, -1)] if rank else []),
        *([_arrow(turn, 1)] if rank < turn.count - 1 else []),
    ]
    label = _("Retirer la page {rank}").format(rank=rank + 1)
    leave = ways.led(partial(ways.away, page), _near(rank, turn.count - 1))
    away = quiet_action(label, leave, name=f"page-{rank}-away")
    label, adjust = _("Cadrer la page {rank}"), doing(partial(ways.adjust, page))
    name, icon = f"page-{rank}-adjust", ft.Icons.CROP
    cut = quiet_action(label.format(rank=rank + 1), adjust, name=name, icon=icon)
    return [*buttons, *([cut] if _flat(turn) else []), away]


def _near(rank: int, left: int) -> str:
    """Return what the focus goes to once the page at *rank* leaves *left* others.

    It removes nothing itself: a key held down takes one page away.
    """
    if left < _PAIR:
        return "pages-more" if left else "add-pages"
    there = min(rank, left - 1)
    return f"page-{there}-up" if there else "page-0-down"


def _arrow(turn: Turn, step: int) -> ft.Control:
    """Return what moves a page; the focus follows it."""
    up, rank = step < 0, turn.rank
    icon = ft.Icons.ARROW_UPWARD if up else ft.Icons.ARROW_DOWNWARD
    label = _("Monter la page {rank}") if up else _("Descendre la page {rank}")
    there = rank + step
    arrows = f"page-{there}-up", f"page-{there}-down"
    move = partial(turn.ways.move, turn.leaf.file.id, step)
    act = turn.ways.led(move, onward(there, step, turn.count, arrows))
    name = f"page-{rank}-{'up' if up else 'down'}"
    return icon_action(icon, label.format(rank=rank + 1), act, name=name)


def _picture(png: bytes, label: str) -> ft.Control:
    image = ft.Image(
        src=png, width=size(96), fit=ft.BoxFit.FIT_WIDTH, semantics_label=label
    )
    return ft.Container(image, border=ft.Border.all(1, look().palette.border))


def _blank() -> ft.Control:
    """Return the place of a page that is being drawn, or cannot be."""
    palette = look().palette
    icon = ft.Icon(ft.Icons.IMAGE_OUTLINED, size=size(40), color=palette.border)
    return ft.Container(
        icon,
        width=size(96) + 2,
        height=size(136),
        alignment=ft.Alignment.CENTER,
        border=ft.Border.all(1, palette.border),
    )
