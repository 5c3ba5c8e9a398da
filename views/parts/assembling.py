"""« Une photo par page » : several pictures, in order, to be one document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.foreign import Picture
from views.parts.acting import Act, doing
from views.parts.action import action, icon_action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _
from views.theme import look, size


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One page to come: its file, its *name*, and how it looks if it can be drawn."""

    content: bytes
    name: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with the pages: change them, add one, finish, give up."""

    put: Callable[[tuple[Sheet, ...]], None]
    more: Act
    done: Act
    leave: Act


def assembling(sheets: Sequence[Sheet], ways: Ways) -> ft.Control:
    """Return the pages in their order, each with what moves or removes it."""
    told = _("Une photo devient une page. L'ordre est celui de la liste.")
    shown = [_sheet(tuple(sheets), rank, ways.put) for rank in range(len(sheets))]
    buttons = [
        action(_("C'est tout"), ways.done, name="pages-done", icon=ft.Icons.CHECK),
        quiet_action(
            _("Encore une page"), ways.more, name="pages-more", icon=ft.Icons.ADD
        ),
        quiet_action(_("Abandonner ces pages"), ways.leave, name="pages-leave"),
    ]
    title = heading(2, _("Un document de plusieurs pages"))
    return stack([title, sentence(told, quiet=True), *shown, side_by_side(buttons)])


def moved(sheets: tuple[Sheet, ...], rank: int, step: int) -> tuple[Sheet, ...]:
    """Return the pages once the one at *rank* has changed place with its neighbour."""
    turned = list(sheets)
    turned[rank], turned[rank + step] = turned[rank + step], turned[rank]
    return tuple(turned)


def without(sheets: tuple[Sheet, ...], rank: int) -> tuple[Sheet, ...]:
    """Return the pages but the one at *rank*."""
    return sheets[:rank] + sheets[rank + 1 :]


def _sheet(
    sheets: tuple[Sheet, ...], rank: int, put: Callable[[tuple[Sheet, ...]], None]
) -> ft.Control:
    sheet = sheets[rank]
    title = _("Page {rank}").format(rank=rank + 1)
    words = ft.Column(
        [sentence(title, strong=True), sentence(sheet.name, quiet=True)],
        spacing=2,
        expand=True,
    )
    line = ft.Row([_preview(sheet, title), words], spacing=16)
    return card([line, side_by_side(_moves(sheets, rank, put))])


def _moves(
    sheets: tuple[Sheet, ...], rank: int, put: Callable[[tuple[Sheet, ...]], None]
) -> list[ft.Control]:
    up = (ft.Icons.ARROW_UPWARD, _("Monter la page {rank}"), "up", -1)
    down = (ft.Icons.ARROW_DOWNWARD, _("Descendre la page {rank}"), "down", 1)
    moves = [*([up] if rank else []), *([down] if rank < len(sheets) - 1 else [])]
    buttons = [
        icon_action(
            icon,
            label.format(rank=rank + 1),
            doing(partial(put, moved(sheets, rank, step))),
            name=f"page-{rank}-{way}",
        )
        for icon, label, way, step in moves
    ]
    away = quiet_action(
        _("Retirer la page {rank}").format(rank=rank + 1),
        doing(partial(put, without(sheets, rank))),
        name=f"page-{rank}-away",
    )
    return [*buttons, away]


def _preview(sheet: Sheet, title: str) -> ft.Control:
    if sheet.picture is None:
        return ft.Icon(ft.Icons.IMAGE_OUTLINED, size=size(56))
    return ft.Container(
        ft.Image(
            src=sheet.picture.png,
            width=size(96),
            fit=ft.BoxFit.FIT_WIDTH,
            semantics_label=f"{title}, {sheet.name}",
        ),
        border=ft.Border.all(1, look().palette.border),
    )
