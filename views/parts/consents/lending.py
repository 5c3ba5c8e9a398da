"""« Qui lit la synthèse » : the way to let a service read it, once there is one."""

import flet as ft

from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.watching import here, use_record
from views.text import _


@ft.component
def Lending() -> ft.Control:
    """Lead to letting a service read the synthesis; nothing before one is made."""
    made = use_record(here().consents.would_leave, "document", name="would-leave")
    if made.value is None or here().example:
        return ft.Container(visible=False)
    label, icon = _("Autoriser un service à la lire"), ft.Icons.HUB_OUTLINED
    go = going("/services/autoriser")
    return side_by_side([quiet_action(label, go, name="synthesis-lend", icon=icon)])
