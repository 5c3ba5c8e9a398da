"""« Réglages » : how this device shows things."""

from dataclasses import replace

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.watching import porch
from views.text import _
from views.theme import SCALES, modes


@drawn
def Settings() -> ft.Control:
    """Choose the text size and the colours; both apply at once."""
    around = porch()

    def resize(scale: str) -> None:
        around.wear(replace(around.look, scale=float(scale)))

    def recolour(mode: str) -> None:
        around.wear(replace(around.look, mode=mode))

    sizes = {str(scale): f"{scale:.0%}".replace("%", "\u202f%") for scale in SCALES}
    return sheet(
        [
            card(
                [
                    choice(
                        _("Taille du texte"),
                        sizes,
                        str(around.look.scale),
                        resize,
                        name="scale",
                    )
                ]
            ),
            card(
                [
                    choice(
                        _("Couleurs"),
                        modes(),
                        around.look.mode,
                        recolour,
                        name="mode",
                    )
                ]
            ),
            sentence(_("Ces réglages restent sur cet appareil."), quiet=True),
        ]
    )


SCREEN = Screen("/reglages", N_("Réglages"), Settings, place="more")
