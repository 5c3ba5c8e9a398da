"""« Sans serveur » : nothing is entrusted before one is chosen."""

import flet as ft

from views.parts.acting import going
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.text import _


def serverless(words: str = "") -> ft.Control:
    """Say that a server comes first, and where it is chosen; *words* say it so."""
    choose = going("/reglages/serveur/choisir")
    way = action(_("Choisir un serveur"), choose, name="entrust-server")
    said = words or _("Choisissez d'abord un serveur. Votre proche utilisera le même.")
    return banner(said, below=[side_by_side([way])])
