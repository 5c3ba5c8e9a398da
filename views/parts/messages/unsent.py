"""« Non envoyé » : the words that came too late are not lost, they can be copied."""

import flet as ft

from app.domain.message import Message
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.clipboard import use_secret_copy
from views.text import _


@ft.component
def Taking(one: Message) -> ft.Control:
    """Copy the words of a message for half a minute, to write them elsewhere."""
    copy, icon = use_secret_copy(one.text), ft.Icons.COPY_OUTLINED
    name = f"copy-{one.id.hex()}"
    return side_by_side(
        [quiet_action(_("Copier le texte"), copy, name=name, icon=icon)]
    )
