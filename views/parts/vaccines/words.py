"""The words of a dose: its date, what it protects from, where, by whom it is told."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.entry import Entry
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES
from app.domain.when import When
from app.domain.words import N_
from app.flows.vaccines.booklet import own
from app.flows.vaccines.proposals import IMPORTED
from app.flows.vaccines.standing import served
from views.text import _, date_long, date_short, ngettext

SITES: Final[Mapping[str, str]] = {
    "16217701000119102": N_("Haut du bras gauche"),
    "16217661000119109": N_("Haut du bras droit"),
    "91775009": N_("Épaule gauche"),
    "91774008": N_("Épaule droite"),
    "66480008": N_("Avant-bras gauche"),
    "64262003": N_("Avant-bras droit"),
    "61396006": N_("Cuisse gauche"),
    "11207009": N_("Cuisse droite"),
    "723979003": N_("Fesse gauche"),
    "723980000": N_("Fesse droite"),
}
"""The places of the body, in words of every day."""

ROUTES: Final[Mapping[str, str]] = {
    "20035000": N_("Dans le muscle"),
    "20066000": N_("Sous la peau"),
    "20030000": N_("Dans la peau"),
    "20053000": N_("Par la bouche"),
    "20020000": N_("Par le nez"),
}
"""The ways a vaccine is given, in words of every day."""

ACTS: Final[Mapping[str, str]] = {
    "INITIMMUNIZ": N_("Première série de doses"),
    "BOOSTER": N_("Rappel"),
}


def disease_name(one: Coded) -> str:
    """Name a disease in the language chosen, else in the words received."""
    return _(DISEASES[one.code]) if one.code in DISEASES else one.words


def disease_names(codes: Iterable[str]) -> str:
    """Name several of our diseases on one line, in the order of the table."""
    wanted = set(codes)
    return ", ".join(_(name) for code, name in DISEASES.items() if code in wanted)


def against(dose: Immunization) -> str:
    """Say what a dose protects from, "" when nobody knows."""
    names = [disease_name(one) for one in dose.diseases]
    return _("Protège de : {diseases}").format(diseases=", ".join(names)) * bool(names)


def day_of(dose: Immunization) -> str:
    """Say when a dose was given, as far as is known."""
    if dose.day:
        return date_long(When.parse(dose.day), weekday=False).replace(" ", "\u00a0")
    return dose.told or _("date inconnue")


def short_day(dose: Immunization) -> str:
    """Write the date of a dose in figures: « 12/03/2026 », « 1975 », « – »."""
    return date_short(When.parse(dose.day)) if dose.day else dose.told or "–"


def site_of(dose: Immunization) -> str:
    """Say where on the body."""
    known = SITES.get(dose.site.code)
    return _(known) if known else dose.site.words


def route_of(dose: Immunization) -> str:
    """Say how it was given."""
    known = ROUTES.get(dose.route.code)
    return _(known) if known else dose.route.words


def told_by(entry: Entry, dose: Immunization) -> str:
    """Say who tells a dose: the person, a professional, or the service it is of."""
    if served(entry):
        return _("Reçu de {name}").format(name=entry.meta.get("author", ""))
    if not dose.first_hand:
        return _("Déclaré par vous") if own(entry) else _("Lu dans un document")
    read = entry.meta.get("source") == IMPORTED
    words = (
        _("Confirmé par {name}, dans un document") if read else _("Confirmé par {name}")
    )
    return words.format(name=dose.given_by or _("un professionnel"))


def told_to_others(entry: Entry, dose: Immunization) -> str:
    """Say who tells a dose, for others to read: « la personne » declared hers."""
    hers = own(entry) and not dose.first_hand
    return _("Déclaré par la personne") if hers else told_by(entry, dose)


def product_name(vaccine: str) -> str:
    """Name a vaccine as on its box: its form says nothing to people."""
    name = vaccine.split(",", maxsplit=1)[0].strip()
    return name[:1].upper() + name[1:]


def advised(count: int) -> str:
    """Say how many vaccines wait to be planned; *count* is put in its place later."""
    return ngettext(
        "{count} vaccin est conseillé.",
        "{count} vaccins sont conseillés.",
        count,
    )


def unsure(count: int) -> str:
    """Say how many only a professional can settle, as `advised` does."""
    return ngettext(
        "{count} vaccin est à vérifier avec un professionnel.",
        "{count} vaccins sont à vérifier avec un professionnel.",
        count,
    )
