"""« Adresse de dépôt » : its square to photograph, and its text to send."""

import flet as ft

from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.signs import square
from views.parts.tid import tid
from views.parts.watching import porch
from views.text import _


@ft.component
def Given(text: str) -> ft.Control:
    """Show what to give who deposits: the same words twice, and a way to copy them."""
    clipboard = ft.use_memo(ft.Clipboard, [])

    async def copy() -> None:
        await clipboard.set(text)
        porch().tell(_("Le texte est copié."))

    icon = ft.Icons.COPY_OUTLINED
    take = quiet_action(_("Copier le texte"), copy, name="reception-copy", icon=icon)
    return card(
        [
            heading(2, _("À donner à vos soignants")),
            sentence(_("Montrez ce carré, ou envoyez ce texte.")),
            square(text),
            tid("reception-text", ft.Text(text)),
            side_by_side([take]),
            sentence(
                _("Ce texte n'ouvre rien. Il ne dit rien de votre santé."), quiet=True
            ),
        ]
    )
