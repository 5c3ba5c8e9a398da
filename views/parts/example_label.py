"""« Exemple » : the band that says so above every screen, and the way out."""

import flet as ft

from views.parts.action import quiet_action
from views.parts.leaving import use_lock
from views.parts.sentence import sentence
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
        around.tell(_("Vous avez quitté l’exemple. Rien n’a été gardé."))

    words = sentence(_("Exemple : rien n’est gardé."))
    line = ft.Row(
        [
            ft.Icon(ft.Icons.VISIBILITY_OUTLINED, color=palette.notice, size=size(24)),
            words,
            quiet_action(_("Quitter l’exemple"), leave, name="leave-example"),
        ],
        wrap=True,
        spacing=12,
        run_spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return [
        ft.Container(
            line,
            bgcolor=palette.tint_notice,
            border=ft.Border.only(left=ft.BorderSide(8, palette.notice)),
            padding=ft.Padding.symmetric(horizontal=12, vertical=2),
        )
    ]
