"""« À propos » : what Alvéole is, who may read, under which licence."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.frame import footer, mark
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import porch
from views.text import _


@drawn
def About() -> ft.Control:
    """Show the version, the protection in daily words, the licence."""
    return sheet(
        [
            mark(),
            footer(),
            *_version(),
            card(
                [
                    heading(2, _("Qui peut lire ?")),
                    sentence(
                        _("Seules les personnes que vous avez choisies peuvent lire.")
                    ),
                    sentence(_("Le serveur garde des paquets fermés, sans la clé.")),
                ]
            ),
            card(
                [
                    heading(2, _("Licence")),
                    sentence(
                        _("Alvéole est un logiciel libre, sous licence EUPL-1.2.")
                    ),
                    sentence(_("Chacun peut le lire, le copier et l'améliorer.")),
                ]
            ),
        ]
    )


def _version() -> list[ft.Control]:
    known = porch().version
    return [sentence(_("Version {version}.").format(version=known))] if known else []


SCREEN = Screen("/a-propos", N_("À propos"), About, place="more")
