"""How what left is told: its reason, its place, its weight, how it ended."""

from datetime import date
from typing import Final

import flet as ft

from app.domain.departure import Outcome, Purpose
from app.domain.words import N_
from app.flows.departures import HERE, place_of
from views.text import _, date_long, ngettext, size

REASONS: Final = {
    Purpose.CONNECT: N_("Connexion au serveur"),
    Purpose.CHECK: N_("Vérification du serveur"),
    Purpose.DEVICES: N_("Suivi de vos appareils"),
    Purpose.JOIN: N_("Arrivée d'un appareil"),
    Purpose.LISTEN: N_("Attente des nouveautés"),
    Purpose.SEND: N_("Envoi de vos changements"),
    Purpose.RECEIVE: N_("Réception des changements"),
    Purpose.SEND_FILES: N_("Envoi de vos fichiers"),
    Purpose.RECEIVE_FILES: N_("Réception de vos fichiers"),
    Purpose.NIGHTSCOUT: N_("Lecture de votre site Nightscout"),
    Purpose.VACCINES: N_("Réception des vaccins"),
    Purpose.OTHER: N_("Autre demande au serveur"),
    Purpose.COPY_DOCUMENT: N_("Copie d'un document"),
    Purpose.COPY_PRINT: N_("Page à imprimer"),
    Purpose.COPY_BACKPACK: N_("Sac à dos"),
    Purpose.COPY_CLEAR: N_("Copie sans protection"),
    Purpose.COPY_DIAGNOSTIC: N_("Rapport de problème"),
    Purpose.COPY_KIT: N_("Feuille de secours"),
    Purpose.COPY_CALENDAR: N_("Rappel pour votre agenda"),
    Purpose.COPY_MEASURES: N_("Tableau de vos mesures"),
    Purpose.COPY_PROFILE: N_("Tableau du profil"),
}
_ICONS: Final = {
    Purpose.CONNECT: ft.Icons.LOGIN,
    Purpose.CHECK: ft.Icons.FACT_CHECK_OUTLINED,
    Purpose.DEVICES: ft.Icons.DEVICES_OUTLINED,
    Purpose.JOIN: ft.Icons.PHONELINK_SETUP,
    Purpose.LISTEN: ft.Icons.HEARING,
    Purpose.SEND: ft.Icons.CLOUD_UPLOAD_OUTLINED,
    Purpose.RECEIVE: ft.Icons.CLOUD_DOWNLOAD_OUTLINED,
    Purpose.SEND_FILES: ft.Icons.UPLOAD_FILE,
    Purpose.RECEIVE_FILES: ft.Icons.DOWNLOAD,
    Purpose.NIGHTSCOUT: ft.Icons.SENSORS,
    Purpose.VACCINES: ft.Icons.VACCINES_OUTLINED,
}
_ENDINGS: Final = {
    Outcome.UNDER_WAY: N_("Pas encore fini, ou coupé"),
    Outcome.DONE: N_("Abouti"),
    Outcome.REFUSED: N_("Refusé par le serveur"),
    Outcome.SILENT: N_("Sans réponse"),
    Outcome.ERASED: N_("Vous l'avez effacée"),
}


def reason_of(purpose: Purpose) -> str:
    """Say why something left."""
    return _(REASONS[purpose])


def icon_of(purpose: Purpose) -> ft.IconData:
    """Return the icon of a reason; a copy is a sheet that goes out."""
    return _ICONS.get(purpose, ft.Icons.SAVE_ALT)


def is_copy(purpose: Purpose) -> bool:
    """Say whether the person put a copy outside, rather than a request leaving."""
    return purpose.startswith("copy")


def place(host: str) -> str:
    """Say to whom something left."""
    if place_of(host) == HERE:
        return _("Vers le serveur de cet appareil")
    return _("Vers {host}").format(host=host) if host else _("Vers un dossier choisi")


def ending(outcome: Outcome) -> str:
    """Say how it ended."""
    return _(_ENDINGS[outcome])


def day_title(day: date) -> str:
    """Write a day in full, as a title."""
    words = date_long(day)
    return words[:1].upper() + words[1:]


def weight(sent: int, received: int) -> str:
    """Say how much left and how much came back."""
    words = _("{sent} envoyés, {received} reçus")
    return words.format(sent=size(sent), received=size(received))


def requests(count: int) -> str:
    """Say how many requests left."""
    words = ngettext("{count} demande", "{count} demandes", count)
    return _counted(words, count)


def failed(count: int) -> list[str]:
    """Say how many requests got no answer, or a refusal; nothing when none."""
    words = ngettext(
        "{count} sans réponse ou refusée", "{count} sans réponse ou refusées", count
    )
    return [words.format(count=count)] if count else []


def copies(count: int) -> str:
    """Say how many copies were put outside."""
    return _counted(ngettext("{count} copie", "{count} copies", count), count)


def _counted(words: str, count: int) -> str:
    """Keep a number and its word on one line."""
    return words.format(count=count).replace(" ", "\u00a0", 1)
