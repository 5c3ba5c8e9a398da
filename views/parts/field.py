"""« Champ » : one labelled line to fill in, with its error under it."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import RADIUS, RING, look, size


@dataclass(frozen=True, slots=True)
class Hint:
    """What helps to fill a field: *helper* under it, *error* instead of it."""

    helper: str = ""
    error: str = ""
    suffix: str = ""


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
    return tid(name, _line(label, value, change, hint=hint, submit=submit))


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
    line = _line(label, value, change, hint=hint, submit=submit)
    line.password = line.can_reveal_password = True
    line.autocorrect = line.enable_suggestions = False
    line.enable_ime_personalized_learning = False
    return tid(name, line)


def _line(
    label: str,
    value: str,
    change: Callable[[str], None],
    *,
    hint: Hint,
    submit: Act | None,
) -> ft.TextField:
    palette = look().palette
    return ft.TextField(
        label=typeset(label),
        value=value,
        helper=typeset(hint.helper) or None,
        helper_max_lines=4,
        error=typeset(hint.error) or None,
        error_max_lines=4,
        suffix=hint.suffix or None,
        on_change=lambda event: change(event.control.value),
        on_submit=acting(submit) if submit else None,
        border={
            ft.ControlState.FOCUSED: _edge(RING, palette.focus),
            ft.ControlState.ERROR: _edge(2, palette.alert),
            ft.ControlState.DEFAULT: _edge(1, palette.border),
        },
        filled=True,
        fill_color=palette.card,
        content_padding=size(16),
        text_size=size(18),
        error_style=ft.TextStyle(size=size(16), color=palette.alert),
        helper_style=ft.TextStyle(size=size(16), color=palette.secondary),
    )


def _edge(width: int, colour: str) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(
        side=ft.BorderSide(width, colour), border_radius=RADIUS
    )
