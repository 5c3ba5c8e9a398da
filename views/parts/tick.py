"""« Case » : one thing among several, taken or not; its whole surface is pressed."""

from collections.abc import Callable, Sequence

import flet as ft

from views.parts.acting import doing
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import porch
from views.text import _


def tick(
    title: str, lines: Sequence[str], turn: Callable[[], None], *, name: str, on: bool
) -> ft.Control:
    """Return a row to press; *on* says that it is taken, in words too."""
    said = [sentence(line, quiet=True) for line in lines]
    said += [sentence(_("Choisi"), strong=True)] if on else []

    def press() -> None:
        words = _("« {title} » n'est plus choisi.") if on else _("Choisi : {title}")
        porch().say(words.format(title=title))
        turn()

    icon = ft.Icons.CHECK_BOX if on else ft.Icons.CHECK_BOX_OUTLINE_BLANK
    return tile(title, said, doing(press), name=name, icon=icon)
