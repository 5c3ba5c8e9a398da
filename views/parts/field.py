"""« Champ » : one labelled line to fill in, with its error under it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from views.parts.acting import Act, acting
from views.parts.hyphen import hyphened, room
from views.parts.state import use_made
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import stir
from views.theme import RADIUS, RING, Palette, look, size

_MARGINS, _INSIDE, _EYE = 32, 18, 48
"""Widths beside a field, on each side within it, and of the eye that reveals it."""
_LETTER, _WORD = 9, 10
"""Widths of one letter of a label, and of one of a long word."""
_LINES: Final = 9
"""What a hint may take: nothing of it is cut at 320 pixels and 200 %."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What helps to fill a field: *helper* under it, *error* instead of it.

    *lines* is how many lines it shows at first; over one, Enter starts another.
    One that *grows* shows a long line whole, on as many as it takes.
    """

    helper: str = ""
    error: str = ""
    suffix: str = ""
    lines: int = 1
    grows: bool = False


def field(
    label: str,
    value: str,
    change: Callable[[str], None],
    *,
    name: str,
    hint: Hint = Hint(),
    submit: Act | None = None,
) -> ft.Control:
    """Return a text field; *change* receives each keystroke's whole text."""
    asked = Line(label, change, name, hint, submit, secret=False)
    return _keyed(name, asked, value)


def secret_field(
    label: str,
    value: str,
    change: Callable[[str], None],
    *,
    name: str,
    hint: Hint = Hint(),
    submit: Act | None = None,
) -> ft.Control:
    """Return a field whose text is hidden, revealed on demand, never learnt."""
    asked = Line(label, change, name, hint, submit, secret=True)
    return _keyed(name, asked, value)


@dataclass(frozen=True, slots=True)
class Line:
    """What a field is made of, its text apart."""

    label: str
    change: Callable[[str], None]
    name: str
    hint: Hint
    submit: Act | None
    secret: bool


class _Typing:
    """The text as the person's own screen has it.

    A keystroke may come between a change and its drawing: what is drawn is what
    the field holds then, unless the screen itself put another text.
    """

    def __init__(self, start: str) -> None:
        self._told = start
        self._shown: ft.TextField | None = None

    def heard(self, text: str) -> None:
        """Note what the field last told."""
        self._told = text

    def drawn(self, control: ft.TextField, wanted: str) -> None:
        """Fill *control*, which takes the place of the one shown so far."""
        control.value = wanted
        if self._shown and wanted == self._told:
            control.value = self._shown.value
        self._told, self._shown = wanted, control


@ft.component
def Typed(line: Line, value: str) -> ft.Control:
    """One text field that never takes back a keystroke."""
    typing, _set = use_made(lambda: _Typing(value))

    def changed(text: str) -> None:
        typing.heard(text)
        stir()
        line.change(text)

    control = _drawn(line, changed)
    typing.drawn(control, value)
    return _asked(line, control)


def _keyed(name: str, line: Line, value: str) -> ft.Control:
    component: Any = Typed
    control: ft.Control = component(line, value, key=name)
    return control


def _drawn(line: Line, changed: Callable[[str], None]) -> ft.TextField:
    palette, hint = look().palette, line.hint
    shown = ft.TextField(
        label=None if _long(line) else typeset(line.label),
        helper=typeset(hint.helper) or None,
        helper_max_lines=_LINES,
        error=typeset(hint.error) or None,
        error_max_lines=_LINES,
        suffix=hint.suffix or None,
        multiline=hint.lines > 1 or hint.grows,
        shift_enter=hint.grows,
        align_label_with_hint=hint.lines > 1,
        min_lines=hint.lines,
        max_lines=3 * hint.lines if hint.lines > 1 or hint.grows else 1,
        on_change=lambda event: changed(event.control.value),
        on_submit=acting(line.submit) if line.submit else None,
        border=_edges(palette),
        filled=True,
        fill_color=palette.card,
        content_padding=size(16),
        text_size=size(18),
        error_style=ft.TextStyle(size=size(16), color=palette.alert),
        helper_style=ft.TextStyle(size=size(16), color=palette.secondary),
    )
    return _hidden(shown) if line.secret else shown


def _long(line: Line) -> bool:
    """Say whether what is asked, in large letters, takes more than one line.

    Within the field a second line is drawn over the edges, and over what is typed.
    """
    if look().scale == 1:
        return False
    around = _MARGINS + 2 * size(_INSIDE) + (_EYE if line.secret else 0)
    return len(line.label) > room(around, _LETTER)


def _asked(line: Line, control: ft.TextField) -> ft.Control:
    """Return the field, under what it asks where that is too long to stand in it.

    Then it is heard from the field alone, whole, as anywhere else.
    """
    if not _long(line):
        return tid(line.name, control)
    words = typeset(line.label)
    drawn = ft.Text(
        hyphened(words, room(_MARGINS, _WORD)),
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT,
    )
    above = ft.Semantics(exclude_semantics=True, content=drawn)
    below = tid(line.name, control, label=words)
    return ft.Column([above, below], spacing=4, tight=True)


def _hidden(field: ft.TextField) -> ft.TextField:
    """Hide what is typed, reveal it on demand, and have no keyboard learn it."""
    field.password = field.can_reveal_password = True
    field.autocorrect = field.enable_suggestions = False
    field.enable_ime_personalized_learning = False
    return field


def _edges(palette: Palette) -> dict[ft.ControlState, ft.InputBorder]:
    return {
        ft.ControlState.FOCUSED: _edge(RING, palette.focus),
        ft.ControlState.ERROR: _edge(2, palette.alert),
        ft.ControlState.DEFAULT: _edge(1, palette.border),
    }


def _edge(width: int, colour: str) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(
        side=ft.BorderSide(width, colour), border_radius=RADIUS
    )
