"""« Feuille de secours » : the key on paper, and how to use it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from views.prints.sheet import LARGE, Sheet
from views.text import _, date_long

SQUARE: Final = 58.0
"""Side of the QR square, in millimetres."""
KEY_POINTS: Final = 18
_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class Kit:
    """What stands on a sheet: never a birth name, a health word or a password.

    *key* is 36 symbols; *fingerprint* the salt then the 16 signs of the log, or ""
    while there is none; dashes and spaces do not matter. *number* names the sheet.
    *replaces* is the date of the sheet this one makes void. *server* is an address,
    "" without server.
    """

    name: str
    number: int
    day: date
    key: str = field(repr=False)
    fingerprint: str = ""
    server: str = ""
    replaces: date | None = None


def recovery_kit(kit: Kit, *, fonts: Path | None = None) -> bytes:
    """Return two pages: the key, then where to keep it and how to cancel it."""
    sheet = Sheet(_("Feuille de secours"), day=kit.day, fonts=fonts)
    _whose(sheet, kit)
    _key(sheet, kit)
    sheet.heading(_("Pour rouvrir votre espace"))
    sheet.steps(_reopening(kit))
    sheet.turn()
    _keeping(sheet, kit)
    return sheet.pdf()


def groups(symbols: str) -> list[str]:
    """Cut a key, or a fingerprint, into groups of four symbols."""
    bare = "".join(symbol for symbol in symbols if symbol.isalnum())
    return [bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP)]


def _whose(sheet: Sheet, kit: Kit) -> None:
    sheet.write(
        _("Espace de {name}").format(name=kit.name), points=LARGE, bold=True, after=1
    )
    made = _("Feuille n° {number}, faite le {day}.")
    sheet.write(made.format(number=kit.number, day=date_long(kit.day)))
    if kit.replaces:
        void = _("La feuille du {day} ne marche plus.")
        sheet.write(void.format(day=date_long(kit.replaces)), bold=True)
    sheet.space(2)


def _key(sheet: Sheet, kit: Kit) -> None:
    key = groups(kit.key)
    with sheet.framed():
        top = sheet.top
        sheet.square("-".join(key), SQUARE)
        with sheet.indented(SQUARE + 7):
            sheet.write(_("Votre clé de secours"), points=LARGE, bold=True)
            sheet.symbols(key, points=KEY_POINTS, columns=3)
            sheet.space(2)
            sheet.write(_("Le carré contient la même clé."))
            sheet.write(_("Qui a cette feuille peut ouvrir votre espace."), bold=True)
        sheet.down_to(top + SQUARE)
    if kit.fingerprint:
        sheet.heading(_("Empreinte du journal à cette date"))
        sheet.symbols(groups(kit.fingerprint), points=14, columns=6)
        sheet.write(_("Elle permet de vérifier qu'il ne manque aucune page."))


def _reopening(kit: Kit) -> list[str]:
    place = _address(kit.server)
    where = _("Recopiez l'adresse du serveur : {server}").format(server=place)
    alone = _("Sans serveur, prenez l'appareil ou la sauvegarde de votre espace.")
    return [
        _("Ouvrez Alvéole sur un appareil de confiance."),
        _("Choisissez « J'ai une feuille de secours »."),
        where if place else alone,
        _("Recopiez les neuf groupes, dans l'ordre des numéros."),
        _("Choisissez un nouveau code : votre espace s'ouvre."),
    ]


def _keeping(sheet: Sheet, kit: Kit) -> None:
    sheet.heading(_("Où garder cette feuille"))
    sheet.write(_("Gardez-la chez vous, avec vos papiers importants."))
    sheet.write(_("Vous pouvez aussi la confier à une personne de confiance."))
    sheet.write(_("Ne la photographiez pas. Ne l'envoyez pas par message."))
    sheet.write(_("Personne ne doit vous la demander, ni au téléphone, ni par écrit."))
    sheet.space(4)
    sheet.blank(_("Je la range ici :"))
    sheet.heading(_("Pour annuler cette feuille"))
    sheet.steps(
        [
            _("Ouvrez Alvéole, puis « Plus », puis « Ma feuille de secours »."),
            _("Choisissez « Remplacer ma feuille »."),
            _("Imprimez la nouvelle, puis déchirez celle-ci."),
        ]
    )
    if kit.server:
        sheet.write(_("L'ancienne s'arrête dès que le serveur reçoit la nouvelle."))
    sheet.write(_("Si quelqu'un a pu la lire, remplacez-la aujourd'hui."))
    sheet.write(_("Une ancienne copie de votre espace s'ouvre encore avec elle."))


def _address(server: str) -> str:
    """Return the address without what could stand before its host: a password."""
    parts = urlsplit(server)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, query="", fragment="").geturl()
