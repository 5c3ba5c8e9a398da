"""« Suggestions » : a field, and under it the names that a few letters begin."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.sentence import sentence
from views.text import _


def suggesting(
    label: str,
    value: str,
    put: Callable[[str], None],
    offered: Mapping[str, str],
    *,
    name: str,
    hint: Hint,
) -> ft.Control:
    """Return the field; *offered* are names and what to say of each, on its button.

    What is typed may be none of them. The field stays where it is, so that it keeps
    the keys pressed while names come and go.
    """
    line = field(label, value, put, name=name, hint=hint)

    def pick(text: str) -> Act:
        return doing(lambda: put(text))

    buttons = [
        quiet_action(words, pick(text), name=f"{name}-{text}")
        for text, words in offered.items()
    ]
    told = sentence(_("Est-ce l'un de ceux-ci ?"), quiet=True)
    below = [told, side_by_side(buttons)] if buttons else []
    return stack([line, *below], spacing=8)
