"""What is always possible beside Bluetooth, and why there is none."""

from typing import Final

import flet as ft

from app.domain.words import N_
from app.ports.radio import Availability
from views.errors import sentence_for
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.devices_near.near import elsewhere
from views.parts.question import questions
from views.parts.sentence import sentence
from views.text import _

IMPORT: Final = "/sante/mesures/importer"
BY_HAND: Final = "/sante/mesures"
_ELSEWHERE: Final = {
    "browser": N_(
        "Pas de Bluetooth dans ce navigateur. Importez un fichier, ou utilisez "
        "l'application sur votre ordinateur."
    ),
    "phone": N_("Bluetooth : reprenez sur un ordinateur, ou importez un fichier."),
}
_CANNOT: Final = (
    (
        N_("Dexcom, FreeStyle Libre, OneTouch"),
        N_(
            "Ils ne parlent qu'à leur propre application. "
            "Exportez leur fichier, puis importez-le ici."
        ),
    ),
    (
        N_("Balances Xiaomi S200 et S400"),
        N_(
            "Elles ferment leurs messages avec une clé. "
            "Notez le poids à la main, ou importez un fichier."
        ),
    ),
    (
        N_("Mon appareil n'apparaît pas"),
        N_(
            "Rapprochez-le et rallumez-le. "
            "Fermez l'application de la marque : elle le garde pour elle."
        ),
    ),
)


def other_ways() -> ft.Control:
    """Offer what needs no Bluetooth."""
    by_file, by_hand = _("Importer un fichier"), _("Noter à la main")
    pen = ft.Icons.EDIT_OUTLINED
    return side_by_side(
        [
            quiet_action(
                by_file, going(IMPORT), name="near-file", icon=ft.Icons.UPLOAD_FILE
            ),
            quiet_action(by_hand, going(BY_HAND), name="near-hand", icon=pen),
        ]
    )


def why_not(there: Availability) -> str:
    """Say why there is no Bluetooth here, "" when there is."""
    place = elsewhere()
    if place:
        return _(_ELSEWHERE[place])
    if there is Availability.READY:
        return ""
    return sentence_for(f"bluetooth.{there}")


def no_radio(there: Availability, again: Act) -> ft.Control:
    """Say why there is no Bluetooth, how to look again, and what else is possible."""
    icon, retry = ft.Icons.REFRESH, _("Regarder de nouveau")
    hopeless = elsewhere() or there is Availability.UNSUPPORTED
    ways = (
        [] if hopeless else [quiet_action(retry, again, name="near-retry", icon=icon)]
    )
    told = [banner(why_not(there))]
    if ways:
        words = _("Dès qu'il revient, la recherche reprend seule.")
        told += [sentence(words, quiet=True), side_by_side(ways)]
    return stack([*told, other_ways()])


def no_alarm() -> ft.Control:
    """Say what this is not."""
    return sentence(_("Ne remplace pas votre lecteur ni ses alarmes."), quiet=True)


def virtual_label(*, virtual: bool) -> list[ft.Control]:
    """Say that nothing real is measured, where devices are played by a program."""
    words = _("Appareils virtuels : rien de vrai n'est mesuré.")
    return [banner(words)] if virtual else []


def what_cannot() -> ft.Control:
    """Answer who does not find a device."""
    pairs = [(_(asked), _(answer)) for asked, answer in _CANNOT]
    return questions(pairs, name="near-cannot")
