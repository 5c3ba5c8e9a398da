"""« À propos » : what Alvéole is, who may read, what it is not, how it is made."""

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.acting import going
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.frame import footer, mark
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import here, porch
from views.text import _


@drawn
def About() -> ft.Control:
    """Say it in daily words, limits included."""
    return sheet(
        [
            mark(),
            footer(),
            *_version(),
            _protection(here()),
            _limits(),
            _licence(),
            _link(
                _("Voir le code"),
                _("Le programme qui tourne ici, sans réseau."),
                "/a-propos/code",
                ft.Icons.CODE,
            ),
            _link(
                _("Accessibilité"),
                _("Non conforme, car pas encore auditée."),
                "/a-propos/accessibilite",
                ft.Icons.ACCESSIBILITY_NEW,
            ),
        ]
    )


def _version() -> list[ft.Control]:
    known = porch().version
    return [sentence(_("Version {version}.").format(version=known))] if known else []


def _protection(house: House) -> ft.Control:
    served = _("Le serveur garde des paquets fermés, sans la clé.")
    alone = _("Aucun serveur choisi : tout reste sur cet appareil.")
    return card(
        [
            heading(2, _("Qui peut lire ?")),
            sentence(_("Seules les personnes que vous avez choisies peuvent lire.")),
            sentence(served if house.space.server else alone),
        ]
    )


def _limits() -> ft.Control:
    return card(
        [
            heading(2, _("Ce qu'Alvéole ne peut pas")),
            sentence(_("Il ne soigne pas et ne remplace pas un médecin.")),
            sentence(_("Il ne prévient pas les secours : appelez le 15.")),
            sentence(_("Une copie sortie d'Alvéole n'est plus protégée.")),
            sentence(_("Sans code, sans feuille et sans appareil, tout est perdu.")),
        ]
    )


def _licence() -> ft.Control:
    return card(
        [
            heading(2, _("Licence")),
            sentence(_("Alvéole est un logiciel libre, sous licence EUPL-1.2.")),
            sentence(_("Chacun peut le lire, le copier et l'améliorer.")),
        ]
    )


def _link(title: str, words: str, route: str, icon: ft.IconData) -> ft.Control:
    name = f"about-{route.rpartition('/')[2]}"
    return tile(
        title, [sentence(words, quiet=True)], going(route), name=name, icon=icon
    )


SCREEN = Screen("/a-propos", N_("À propos"), About, place="more")
