"""« Réglages » : how this device shows things."""

from dataclasses import replace

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.watching import Porch, porch
from views.text import LANGUAGES, _
from views.theme import SCALES, modes


@drawn
def Settings() -> ft.Control:
    """Choose the text size, the colours, the language; all apply at once."""
    around = porch()
    said = sentence(_("Ces réglages restent sur cet appareil."), quiet=True)
    chosen = (_sizes(around), _colours(around), _language(around))
    return sheet([*(card([one]) for one in chosen), said])


def _sizes(around: Porch) -> ft.Control:
    def resize(scale: str) -> None:
        around.wear(replace(around.look, scale=float(scale)))

    sizes = {str(scale): f"{scale:.0%}".replace("%", "\u202f%") for scale in SCALES}
    chosen = str(around.look.scale)
    return choice(_("Taille du texte"), sizes, chosen, resize, name="scale")


def _colours(around: Porch) -> ft.Control:
    def recolour(mode: str) -> None:
        around.wear(replace(around.look, mode=mode))

    return choice(_("Couleurs"), modes(), around.look.mode, recolour, name="mode")


def _language(around: Porch) -> ft.Control:
    def speak(code: str) -> None:
        around.wear(replace(around.look, language=code))

    spoken = around.look.language
    return choice(_("Langue"), LANGUAGES, spoken, speak, name="language")


SCREEN = Screen("/reglages", N_("Réglages"), Settings, place="more")
