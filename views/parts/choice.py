"""« Choix » : a short list of which one is taken, as radio buttons."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.heading import heading
from views.parts.tid import tid
from views.theme import size


def choice(
    label: str,
    options: Mapping[str, str],
    value: str,
    choose: Callable[[str], None],
    *,
    name: str,
) -> ft.Control:
    """Return a group of radio buttons: *options* are value and words."""
    buttons = [_radio(key, words, name=name) for key, words in options.items()]
    group = ft.RadioGroup(
        content=ft.Row(buttons, wrap=True, spacing=size(16), run_spacing=0),
        value=value,
        on_change=lambda event: choose(event.control.value),
    )
    return ft.Column([heading(3, label), group], spacing=4)


def _radio(key: str, words: str, *, name: str) -> ft.Control:
    return tid(f"{name}-{key}", ft.Radio(label=words, value=key))
