"""« Bienvenue » : the first screen, while there is no space here."""

import asyncio

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import stack
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import porch
from views.text import _


@drawn
def Welcome() -> ft.Control:
    """Say what it is in three sentences, then begin, come back, or look."""
    around = porch()

    async def look_around() -> None:
        around.enter(await asyncio.to_thread(around.door.example))

    begin, eye = ft.Icons.ARROW_FORWARD, ft.Icons.VISIBILITY_OUTLINED
    start, see = going("/proteger"), _("Voir un exemple")
    return stack(
        [
            sentence(_("Gardez ici vos documents et vos mesures de santé.")),
            sentence(_("Tout reste sur votre appareil, fermé par votre clé.")),
            sentence(_("Ni adresse e-mail, ni téléphone, ni réseau : une minute.")),
            action(_("Commencer"), start, name="welcome-begin", icon=begin),
            quiet_action(see, look_around, name="welcome-example", icon=eye),
            heading(2, _("Vous revenez ?")),
            *_coming_back(),
        ]
    )


def _coming_back() -> list[ft.Control]:
    ways = (
        (_("J'ai déjà un espace"), "/rejoindre", ft.Icons.DEVICES_OUTLINED),
        (
            _("J'ai une feuille de secours"),
            "/rejoindre/feuille",
            ft.Icons.DESCRIPTION_OUTLINED,
        ),
        (_("Retrouver un sac à dos"), "/restaurer", ft.Icons.BACKPACK_OUTLINED),
    )
    return [_way(label, going(route), route, icon) for label, route, icon in ways]


def _way(label: str, act: Act, route: str, icon: ft.IconData) -> ft.Control:
    name = f"welcome{route.replace('/', '-')}"
    return quiet_action(label, act, name=name, icon=icon)


SCREEN = Screen("/ouverture", N_("Bienvenue"), Welcome, place="door")
