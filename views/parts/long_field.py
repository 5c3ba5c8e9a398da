"""« Texte libre » : several lines, and how many signs are left."""

from collections.abc import Callable

import flet as ft

from views.parts.field import Hint, field
from views.text import ngettext, number

_LINES = 4


def long_field(
    label: str, value: str, change: Callable[[str], None], *, name: str, most: int
) -> ft.Control:
    """Return a field of several lines; nothing typed is cut, what is too much is said.

    *most* is how many signs may be kept.
    """
    left = most - len(value.strip())
    hint = Hint(_left(left), _over(-left) if left < 0 else "", lines=_LINES)
    return field(label, value, change, name=name, hint=hint)


def _left(count: int) -> str:
    words = ngettext("Il reste {count} signe.", "Il reste {count} signes.", count)
    return words.format(count=number(count, 0))


def _over(count: int) -> str:
    words = ngettext(
        "Ce texte a {count} signe de trop.", "Ce texte a {count} signes de trop.", count
    )
    return words.format(count=number(count, 0))
