"""« Filtre plié » : the choice made, on one button; the others one press away."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.acting import Act, acting, doing
from views.parts.box import side_by_side, stack
from views.parts.hyphen import hyphened, room
from views.parts.pills import pills
from views.parts.state import use_flag
from views.parts.tid import tid
from views.parts.typeset import typeset

_AROUND, _LETTER = 124, 9
"""Widths of what is around the words, and of one letter of a long one."""


@ft.component
def Folded(
    options: Mapping[str, str], value: str, choose: Callable[[str], None], name: str
) -> ft.Control:
    """Show what is chosen; pressed, unfold every option, and fold once one is taken."""
    unfolded, unfold, fold = use_flag()

    def pick(key: str) -> None:
        fold()
        choose(key)

    turn = doing(fold if unfolded else unfold)
    button = fold_button(options[value], turn, name=name, unfolded=unfolded)
    others = {key: words for key, words in options.items() if key != value}
    choice = [pills(others, value, pick, name=name)] if unfolded else []
    return stack([side_by_side([button]), *choice])


def fold_button(label: str, act: Act, *, name: str, unfolded: bool) -> ft.Control:
    """Return the button that unfolds something, and says whether it is."""
    button = ft.OutlinedButton(
        _fitting(typeset(label)),
        icon=ft.Icons.EXPAND_LESS if unfolded else ft.Icons.EXPAND_MORE,
        on_click=acting(act),
    )
    return tid(name, button, expanded=unfolded)


def _fitting(words: str) -> ft.Text | str:
    """Return *words*, one too long for the line cut between syllables, heard whole."""
    cut = hyphened(words, room(_AROUND, _LETTER))
    return words if cut == words else ft.Text(cut, semantics_label=words)
