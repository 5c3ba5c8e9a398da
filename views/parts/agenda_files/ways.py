"""The ways from the agenda to the files of other programs, and back."""

import flet as ft

from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.text import _


def file_ways() -> ft.Control:
    """Lead to taking in another agenda, and to copying one's own."""
    ways = (
        (_("Reprendre un agenda"), "/agenda/reprendre", "in", ft.Icons.UPLOAD_FILE),
        (_("Copier mon agenda"), "/agenda/copier", "out", ft.Icons.SAVE_ALT),
    )
    return side_by_side(
        [
            quiet_action(label, going(route), name=f"agenda-file-{name}", icon=icon)
            for label, route, name, icon in ways
        ]
    )
