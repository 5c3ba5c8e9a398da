"""« Filtre plié » : the choice made, on one button; the others one press away."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.acting import acting, doing
from views.parts.box import side_by_side, stack
from views.parts.pills import pills
from views.parts.state import use_flag
from views.parts.tid import tid
from views.parts.typeset import typeset


@ft.component
def Folded(
    options: Mapping[str, str], value: str, choose: Callable[[str], None], name: str
) -> ft.Control:
    """Show what is chosen; pressed, unfold every option, and fold once one is taken."""
    unfolded, unfold, fold = use_flag()

    def pick(key: str) -> None:
        fold()
        choose(key)

    button = ft.OutlinedButton(
        typeset(options[value]),
        icon=ft.Icons.EXPAND_LESS if unfolded else ft.Icons.EXPAND_MORE,
        on_click=acting(doing(fold if unfolded else unfold)),
    )
    line = side_by_side([tid(name, button, expanded=unfolded)])
    others = {key: words for key, words in options.items() if key != value}
    choice = [pills(others, value, pick, name=name)] if unfolded else []
    return stack([line, *choice])
