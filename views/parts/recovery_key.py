"""« Clé de secours » : its groups of four, to copy by hand."""

from typing import Final

import flet as ft

from views.parts.tid import tid
from views.theme import size

_GROUP: Final = 4
_NARROW: Final = "\u202f"


def written_key(key: str) -> ft.Control:
    """Return the groups of a key, numbered, in letters of one width."""
    bare = "".join(symbol for symbol in key if symbol.isalnum())
    groups = [bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP)]
    lines: list[ft.Control] = [
        ft.Text(
            f"{rank}.{_NARROW}{group}",
            font_family="monospace",
            size=size(24),
            semantics_label=f"{rank} : {' '.join(group)}",
        )
        for rank, group in enumerate(groups, 1)
    ]
    return tid("recovery-key", ft.Row(lines, wrap=True, spacing=24, run_spacing=8))
