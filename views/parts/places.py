"""« Entrées » : where the navigation leads, always in the same order."""

from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.words import N_


@dataclass(frozen=True, slots=True)
class Place:
    """« Entrée » of the navigation."""

    name: str
    label: str
    route: str
    icon: ft.IconData
    chosen: ft.IconData
    also: str = ""
    """How other addresses of it begin."""


PLACES: Final = (
    Place("home", N_("Accueil"), "/", ft.Icons.HOME_OUTLINED, ft.Icons.HOME),
    Place(
        "documents",
        N_("Documents"),
        "/documents",
        ft.Icons.FOLDER_OUTLINED,
        ft.Icons.FOLDER,
    ),
    Place(
        "messages", N_("Messages"), "/messages", ft.Icons.MAIL_OUTLINE, ft.Icons.MAIL
    ),
    Place(
        "health",
        N_("Ma santé"),
        "/sante",
        ft.Icons.FAVORITE_OUTLINE,
        ft.Icons.FAVORITE,
    ),
    Place("more", N_("Plus"), "/plus", ft.Icons.MENU, ft.Icons.MENU_OPEN),
)
MORE: Final = (
    Place("agenda", N_("Agenda"), "/agenda", ft.Icons.EVENT_OUTLINED, ft.Icons.EVENT),
    Place(
        "relatives",
        N_("Mes proches"),
        "/proches",
        ft.Icons.PEOPLE_OUTLINE,
        ft.Icons.PEOPLE,
        "/confies/",
    ),
    Place(
        "services",
        N_("Services reliés"),
        "/services",
        ft.Icons.HUB_OUTLINED,
        ft.Icons.HUB,
    ),
    Place(
        "devices",
        N_("Mes appareils"),
        "/mes-appareils",
        ft.Icons.DEVICES_OUTLINED,
        ft.Icons.DEVICES,
    ),
    Place(
        "near",
        N_("Balances et capteurs"),
        "/appareils",
        ft.Icons.MONITOR_WEIGHT_OUTLINED,
        ft.Icons.MONITOR_WEIGHT,
    ),
    Place(
        "sheet",
        N_("Feuille de secours"),
        "/secours",
        ft.Icons.DESCRIPTION_OUTLINED,
        ft.Icons.DESCRIPTION,
    ),
    Place(
        "backpack",
        N_("Sauvegarder"),
        "/sauvegarde",
        ft.Icons.BACKPACK_OUTLINED,
        ft.Icons.BACKPACK,
    ),
    Place(
        "departures",
        N_("Ce qui est sorti"),
        "/qui-voit-quoi/sorties",
        ft.Icons.OUTBOX_OUTLINED,
        ft.Icons.OUTBOX,
    ),
    Place("settings", N_("Réglages"), "/reglages", ft.Icons.TUNE, ft.Icons.TUNE),
    Place("help", N_("Aide"), "/aide", ft.Icons.HELP_OUTLINE, ft.Icons.HELP),
    Place("about", N_("À propos"), "/a-propos", ft.Icons.INFO_OUTLINE, ft.Icons.INFO),
)
"""What « Plus » leads to."""
UNFOLDED: Final = tuple(one for one in MORE if one.name != "about")
"""What of « Plus » the rail of a wide window shows: it is whole in one of 800 pixels.

The page about the program stays one press away, in « Plus ».
"""
