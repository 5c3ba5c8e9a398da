"""« Codes » of a document: what they say, and what their signatures are worth."""

from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.prescribed import LISTED, Code, Stamp, Verdict
from app.domain.when import When
from app.domain.words import N_
from app.flows.emergency.sheet import is_card
from app.flows.prescription import Shown, Told, Trust
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import Tone, banner
from views.parts.box import card, side_by_side, stack
from views.parts.emergency.received import CardReceived
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.vaccines.certificate import CertificateReceived
from views.parts.watching import here, use_record
from views.parts.whole_code import Notice, showable, use_code
from views.text import _, date_long

SAID: Final[dict[Trust, tuple[Tone, str]]] = {
    Trust.AUTHENTIC: ("calm", N_("Signature vérifiée.")),
    Trust.ALTERED: (
        "alert",
        N_("Ce document a été changé : ne vous y fiez pas."),
    ),
    Trust.UNKNOWN: (
        "notice",
        N_("Signataire inconnu : nous ne pouvons pas vérifier."),
    ),
    Trust.EXPIRED: (
        "alert",
        N_("La signature est hors de ses dates : ne vous y fiez pas."),
    ),
    Trust.UNSIGNED: ("notice", N_("Rien n'est signé ici. Montrez le document.")),
}
STAMPED: Final[dict[Verdict, tuple[Tone, str]]] = {
    Verdict.AUTHENTIC: ("calm", N_("Cachet 2D-Doc : signature vérifiée.")),
    Verdict.ALTERED: (
        "alert",
        N_("Cachet 2D-Doc changé : ne vous y fiez pas."),
    ),
    Verdict.UNKNOWN: ("notice", N_("Cachet 2D-Doc : signature non vérifiée.")),
}
_NOTHING: Final = Told()


def trust_line(shown: Shown) -> ft.Control:
    """Say what a prescription is worth, in one sentence."""
    tone, words = SAID[shown.trust]
    return banner(_(words), tone=tone)


def demonstration_line(shown: Shown) -> list[ft.Control]:
    """Say that a prescription proves nothing, when it is one of our own."""
    words = _("Ordonnance d'exemple : elle ne vaut rien en pharmacie.")
    return [banner(words)] if shown.demonstration else []


@ft.component
def Codes(entry: Entry) -> ft.Control:
    """Tell what the codes of a document say; nothing while they are looked for."""
    look = partial(here().prescriptions.look, entry.id)
    told = use_record(look, "document", key=entry.id).value or _NOTHING
    ordered = _prescription(told.shown, entry) if told.shown else []
    others = [_received(one, rank, entry) for rank, one in enumerate(told.others)]
    rest = [*map(_stamp, told.stamps), *others]
    title = [heading(2, _("Codes de ce document"))] if rest else []
    return stack([*ordered, *title, *rest])


def _prescription(shown: Shown, entry: Entry) -> list[ft.Control]:
    there = going(f"/documents/{entry.id.hex()}/lignes")
    icon = ft.Icons.MEDICATION_OUTLINED
    read = action(_("Lire l'ordonnance"), there, name="prescription-read", icon=icon)
    unsigned = shown.trust is Trust.UNSIGNED
    title = _("Ordonnance") if unsigned else _("Ordonnance lue dans le code")
    told = [*demonstration_line(shown), trust_line(shown)]
    return [heading(2, title), *told, side_by_side([read])]


def _stamp(stamp: Stamp) -> ft.Control:
    tone, words = STAMPED[stamp.verdict]
    late = _("Ce cachet est hors de ses dates : ne vous y fiez pas.")
    told = banner(late, tone="alert") if stamp.expired else banner(_(words), tone=tone)
    return card([told, *map(sentence, _stamp_words(stamp))])


def _stamp_words(stamp: Stamp) -> list[str]:
    """Say who is said to have stamped, when, and with what it was compared."""
    signed = _("Il dit avoir été signé le {day}.")
    absent = _("La clé du signataire n'est pas sur cet appareil.")
    listed = _("Autorité {name}, sur la liste de confiance du {day}.")
    unlisted = _("Autorité {name}, absente de la liste de confiance du {day}.")
    day = date_long(When.parse(LISTED), weekday=False)
    authority = (listed if stamp.known else unlisted).format(
        name=stamp.authority, day=day
    )
    said = [absent] if stamp.verdict is Verdict.UNKNOWN else []
    if stamp.signed:
        said.append(signed.format(day=_day(stamp.signed)))
    return [*said, authority]


def _received(code: Code, rank: int, entry: Entry) -> ft.Control:
    received: Any = CardReceived if is_card(code.text) else CodeReceived
    if code.certificate:
        received = partial(CertificateReceived, entry, certificate=code.certificate)
    control: ft.Control = received(code, rank, key=code.text)
    return control


@ft.component
def CodeReceived(code: Code, rank: int) -> ft.Control:
    """A code that signs nothing we know: shown as it was received, if asked."""
    show = use_code(code, Notice(_("Code de ce document")))
    words = _("Un code est sur ce document.")
    shown = _("Nous le montrons comme il est, sans pouvoir le vérifier.")
    there = _("Il se lit sur la page. Nous ne pouvons pas le vérifier.")
    label = _("Montrer ce code")
    ways = [quiet_action(label, show, name=f"code-show-{rank}", icon=ft.Icons.QR_CODE)]
    if not showable(code):
        return card([sentence(words, strong=True), sentence(there)])
    return card([sentence(words, strong=True), sentence(shown), side_by_side(ways)])


def _day(text: str) -> str:
    return date_long(When.parse(text), weekday=False)
