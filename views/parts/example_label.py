"""« Exemple » : the band that says so above every screen, and the way out."""

import flet as ft

from views.parts.action import quiet_action
from views.parts.leaving import use_lock
from views.parts.sentence import sentence
from views.parts.top import TIGHT
from views.parts.watching import here, porch
from views.text import _
from views.theme import look, size


def example_label() -> list[ft.Control]:
    """Return the band above a screen of the example, nothing above one's own."""
    if not here().example:
        return []
    around, close, palette = porch(), use_lock(), look().palette

    async def leave() -> None:
        await close()
        told = _("Vous avez quitté l’exemple. Rien n’a été gardé.")
        around.tell(told, leaving=True)

    icon = ft.Icon(ft.Icons.VISIBILITY_OUTLINED, color=palette.notice, size=size(24))
    words = ft.Container(sentence(_("Exemple : rien n’est gardé.")), expand=True)
    out = quiet_action(_("Quitter l’exemple"), leave, name="leave-example")
    line: ft.Row | ft.Column = ft.Row([icon, words], spacing=8)
    if around.width < TIGHT * look().scale:
        line = ft.Column([line, out], spacing=0, tight=True)
    else:
        line.controls.append(out)
    return [
        ft.Container(
            line,
            bgcolor=palette.tint_notice,
            border=ft.Border.only(left=ft.BorderSide(8, palette.notice)),
            padding=ft.Padding.only(left=8, right=8),
        )
    ]
