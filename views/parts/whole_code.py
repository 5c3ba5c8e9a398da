"""« Code » on the whole screen: white, as large as it can be, without network."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import flet as ft

from app.domain.prescribed import Code, Square
from views.parts.acting import Act, acting, doing
from views.parts.state import use_held
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import asked
from views.text import _
from views.theme import LIGHT, STRONG, TARGET, size

_MODULE: Final = 8
"""Pixels of the drawing for one module: sharp wherever it is shown."""
_WIDEST: Final = 560
_AROUND: Final = 230
"""Height taken by the words and the button under a code."""
_LEAST: Final = 176
"""Pixels of a code of 4 cm on the least dense screen."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands over a code on the whole screen, and under it."""

    title: str
    words: str = ""


def showable(code: Code) -> bool:
    """Tell a code that can be drawn anew, sign for sign."""
    return code.square is Square.QR and code.text.isascii()


def use_code(code: Code | None, notice: Notice) -> Act:
    """Return what puts a code on the whole screen, white, until it is closed."""
    drawn, draw = use_held(b"")

    async def show() -> None:
        if code:
            draw(await asyncio.to_thread(square_of, code.text))

    def leave() -> None:
        draw(b"")

    ft.use_dialog(_whole_screen(drawn, leave, notice) if drawn else None)
    return show


def square_of(text: str) -> bytes:
    """Return the PNG of a QR code of *text*, with its white border."""
    from segno import make_qr

    out = BytesIO()
    made = make_qr(text, error="l", boost_error=False)
    made.save(out, kind="png", scale=_MODULE, border=4)
    return out.getvalue()


def modules(text: str) -> list[bytearray]:
    """Return the rows of a QR code of *text* and its border, 1 for dark."""
    from segno import make_qr

    made = make_qr(text, error="l", boost_error=False)
    return [bytearray(map(bool, row)) for row in made.matrix_iter(border=4)]


def _whole_screen(
    drawn: bytes, leave: Callable[[], None], notice: Notice
) -> ft.AlertDialog:
    width, height = _window()
    title = ft.Semantics(header=True, heading_level=1, content=_dark(notice.title, 22))
    words = _dark(notice.words or _("Si besoin, éclairez plus l'écran."), 18)
    column = ft.Column(
        [title, _image(drawn, notice), words, _close(leave)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        alignment=ft.MainAxisAlignment.CENTER,
        scroll=ft.ScrollMode.AUTO,
        spacing=12,
    )
    dialog = ft.AlertDialog(
        modal=True,
        bgcolor=ft.Colors.WHITE,
        content=ft.Container(column, width=width, height=height),
        content_padding=0,
        inset_padding=0,
        shape=ft.RoundedRectangleBorder(radius=0),
        on_dismiss=leave,
    )
    asked(dialog, leave)
    return dialog


def _window() -> tuple[float, float]:
    page = ft.context.page
    return float(page.width or 360), float(page.height or 640)


def _image(drawn: bytes, notice: Notice) -> ft.Control:
    """Return the code as large as the window lets it, never under four centimetres."""
    width, height = _window()
    side = max(_LEAST, min(width - 16, height - _AROUND, _WIDEST))
    return ft.Image(
        src=drawn,
        width=side,
        height=side,
        fit=ft.BoxFit.CONTAIN,
        semantics_label=notice.title,
    )


def _dark(words: str, pixels: int) -> ft.Control:
    """Return words dark on white, whatever the colours of the app."""
    return ft.Text(
        typeset(words),
        color=LIGHT.ink,
        font_family=STRONG,
        size=size(pixels),
        text_align=ft.TextAlign.CENTER,
    )


def _close(leave: Callable[[], None]) -> ft.Control:
    style = ft.ButtonStyle(bgcolor=LIGHT.primary, color=LIGHT.on_primary)
    act = acting(doing(leave))
    button = ft.FilledButton(
        _("Fermer"), on_click=act, style=style, height=size(TARGET), autofocus=True
    )
    return tid("code-close", button)
