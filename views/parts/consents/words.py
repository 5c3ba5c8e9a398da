"""What a service may read, in words: for what, until when, how far it has come."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.domain.consent import LABELS, Consent, ConsentState, Finality
from app.domain.words import N_
from views.parts.entrusting.words import until_words
from views.parts.watching import here
from views.parts.whose import said_of
from views.text import _, date_long

TOLD_BY: Final = ("consent", "document", "cursor", "journal", "preference", "setting")
"""What changes when a consent does, or what it lets read."""

STATES: Final = {
    ConsentState.WAITING: N_("Pas encore envoyé"),
    ConsentState.ACTIVE: N_("En cours"),
    ConsentState.ENDING: N_("Retrait en attente d'envoi"),
    ConsentState.ENDED: N_("Terminé"),
}
MEANS: Final = {
    ConsentState.WAITING: N_("Cela partira au prochain échange avec votre serveur."),
    ConsentState.ACTIVE: N_("Ce service peut lire, et ne peut rien changer."),
    ConsentState.ENDING: N_("Ce sera effectif au prochain échange avec votre serveur."),
    ConsentState.ENDED: N_("Ce service ne reçoit plus rien."),
}
_PLAIN: Final[Mapping[Finality, str]] = {
    Finality.PREVENTION: N_("éviter une maladie"),
    Finality.DIAGNOSIS: N_("chercher une maladie"),
    Finality.CARE: N_("soigner une maladie"),
    Finality.SOCIAL: N_("aider au quotidien"),
}


def purpose_words(one: Finality) -> str:
    """Say a purpose, and what it means: « Prévention : éviter une maladie »."""
    words = _("{what} : {value}")
    return words.format(what=_(LABELS[one]), value=_(_PLAIN[one]))


def numbered(number: str) -> str:
    """Say the number of a service in the directory of the server."""
    return _("Numéro {number}").format(number=number)


def sent_words(one: Consent) -> str:
    """Say when what the service reads was last made ready for it."""
    if not one.sent:
        return _("Rien n'est encore parti.")
    day = datetime.fromtimestamp(one.sent / 1000, here().zone).date()
    said = date_long(day, weekday=False).replace(" ", "\u00a0")
    return _("Dernière version : {day}").format(day=said)


def consent_words(one: Consent) -> list[str]:
    """Say what a consent is for, until when, what left last, how far it has come."""
    waits = one.state is ConsentState.WAITING  # its state says that nothing left
    last = [] if waits else [sent_words(one)]
    agreed = [purpose_words(one.finality), until_words(one.until)]
    stands = left_words(one) if one.left else _(STATES[one.state])
    return [*agreed, *last, stands]


def left_words(one: Consent) -> str:
    """Say that the service itself ended what it was allowed, and when."""
    day = datetime.fromtimestamp(one.left / 1000, here().zone).date()
    words = _("Ce service a mis fin à l'accord, le {day}.")
    return words.format(day=date_long(day, weekday=False).replace(" ", "\u00a0"))


def rules() -> tuple[str, ...]:
    """Say what it means to let a service read, before it is done."""
    hers = _("Il lira aussi les prochaines synthèses de {name}, jusqu'au dernier jour.")
    return (
        _("Il pourra en garder une copie."),
        said_of(
            _("Il lira aussi vos prochaines synthèses, jusqu'au dernier jour."), hers
        ),
        said_of(
            _("Il ne verra rien d'autre de votre espace."),
            _("Il ne verra rien d'autre de l'espace de {name}."),
        ),
        _("Il ne pourra rien changer."),
        _("Vous pourrez retirer l'accord quand vous voulez, même sans réseau."),
    )
