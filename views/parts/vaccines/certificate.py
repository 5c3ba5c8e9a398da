"""« Certificat Covid » on a document: what it says, what it is worth, its dose."""

import asyncio
from functools import partial
from typing import Final

import flet as ft

from app.domain.certificate import Certificate, Proves
from app.domain.entry import Entry
from app.domain.prescribed import Code, Verdict
from app.domain.when import When
from app.domain.words import N_
from app.flows.vaccines.certificates import Attested
from app.rules.identity import Whose
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.banner import Tone, banner
from views.parts.box import card, side_by_side
from views.parts.confirm import confirm
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.parts.whole_code import Notice, showable, use_code
from views.parts.whose import said_of
from views.text import _, date_long

PROVEN: Final = {
    Proves.VACCINE: N_("Vaccin du {day}."),
    Proves.TEST: N_("Test du {day}."),
    Proves.RECOVERY: N_("Guérison : test du {day}."),
}
SEALED: Final[dict[Verdict, tuple[Tone, str]]] = {
    Verdict.AUTHENTIC: ("calm", N_("Signature vérifiée avec la liste du {day}.")),
    Verdict.ALTERED: ("alert", N_("Ce certificat a été changé : ne vous y fiez pas.")),
    Verdict.UNKNOWN: ("notice", N_("Signature non vérifiable hors liste.")),
}
EXPIRED: Final = N_("La signature est hors de ses dates : ne vous y fiez pas.")
MISUSED: Final = N_("Cette clé ne signe pas ce certificat : ne vous y fiez pas.")


@ft.component
def CertificateReceived(
    entry: Entry, code: Code, rank: int, certificate: Certificate
) -> ft.Control:
    """Tell a certificate; offer its dose, and the code to show it."""
    judge = partial(here().vaccines.certificates.judge, certificate)
    attested = use_record(judge, "immunization", "patient", key=code.text).value
    show = use_code(code, Notice(_("Certificat Covid")))
    label, icon = _("Montrer ce code"), ft.Icons.QR_CODE
    shown = quiet_action(label, show, name=f"certificate-show-{rank}", icon=icon)
    ways = [shown] if showable(code) else []
    if attested is None:
        return card([*_told(certificate), *([side_by_side(ways)] if ways else [])])
    if attested.takeable:
        take = _taking(entry, certificate)
        label, icon = _("Ajouter au carnet"), ft.Icons.ADD
        ways = [action(label, take, name=f"certificate-{rank}", icon=icon), *ways]
    if attested.claimable:
        ways = [Claiming(entry, certificate, rank), *ways]
    noted = [sentence(_("Déjà dans le carnet."), strong=True)]
    return card(
        [
            *_told(certificate),
            worth(attested),
            *_unknown(attested),
            *_somebody_else(attested),
            *(noted if attested.noted else []),
            *([side_by_side(ways)] if ways else []),
        ]
    )


@ft.component
def Claiming(entry: Entry, certificate: Certificate, rank: int) -> ft.Control:
    """Let a person say that another name is theirs: a nickname, a birth name."""
    asking, ask, leave = use_flag()
    title, words = _claim(certificate)
    label = said_of(_("C'est moi : l'ajouter"), _("C'est {name} : l'ajouter"))
    act = _taking(entry, certificate)
    question = confirm(title, words, label=label, act=act, leave=leave)
    ft.use_dialog(question if asking else None)
    label = said_of(_("C'est bien le mien"), _("C'est bien celui de {name}"))
    return quiet_action(label, doing(ask), name=f"certificate-mine-{rank}")


def _claim(certificate: Certificate) -> tuple[str, str]:
    """Ask whether a certificate under another name is of whose space it is."""
    return said_of(
        _("Ce certificat est-il le vôtre ?"),
        _("Ce certificat est-il celui de {name} ?"),
    ), said_of(
        _("Il est au nom de {holder}. Ajoutez-le seulement si c'est vous."),
        _("Il est au nom de {holder}. Ajoutez-le seulement si c'est {name}."),
        holder=certificate.name,
    )


def worth(attested: Attested) -> ft.Control:
    """Say what a seal is worth, in one sentence: never that it is « valide »."""
    if attested.expired or attested.misused:
        return banner(_(EXPIRED if attested.expired else MISUSED), tone="alert")
    tone, words = SEALED[attested.verdict]
    day = _day(attested.listed) if attested.listed else ""
    return banner(_(words).format(day=day), tone=tone)


def _unknown(attested: Attested) -> list[ft.Control]:
    """Say that a seal nobody can check is not a false one."""
    words = _("Il peut être bon : nous ne pouvons pas le savoir ici.")
    unknown = attested.verdict is Verdict.UNKNOWN
    return [sentence(words, quiet=True)] if unknown else []


def _somebody_else(attested: Attested) -> list[ft.Control]:
    words = _("Ce certificat semble être celui d'une autre personne.")
    other = attested.whose is Whose.OTHER
    return [banner(words, tone="alert")] if other else []


def _told(certificate: Certificate) -> list[ft.Control]:
    day = _day(certificate.day) if certificate.day else _("date inconnue")
    dose = _("Dose {rank} sur {count}.").format(
        rank=certificate.rank, count=certificate.count
    )
    born = _day(certificate.born) if certificate.born else _("date inconnue")
    lines = [
        _("Au nom de {name}.").format(name=certificate.name),
        _("Date de naissance : {day}").format(day=born),
        _(PROVEN[certificate.proves]).format(day=day),
        dose if certificate.rank and certificate.count else "",
        *_issuer(certificate),
    ]
    said = [sentence(words) for words in lines if words]
    return [heading(3, _("Certificat Covid européen")), *said]


def _issuer(certificate: Certificate) -> list[str]:
    words = _("Délivré par {name}.").format(name=certificate.issuer)
    return [words] if certificate.issuer else []


def _taking(entry: Entry, certificate: Certificate) -> Act:
    certificates, around = here().vaccines.certificates, porch()
    told = [_("Certificat Covid européen"), *_issuer(certificate)]
    comment = " · ".join(told)

    async def take() -> None:
        take = partial(certificates.take, entry.id, certificate, comment)
        back = await asyncio.to_thread(take)
        words = _("Ce vaccin est ajouté au carnet.")
        around.tell(words, undo=undoing(back))

    return take


def _day(text: str) -> str:
    return date_long(When.parse(text), weekday=False)
