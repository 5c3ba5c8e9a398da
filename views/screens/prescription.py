"""« Ordonnance » : its medicines in words, and its code to show at the pharmacy."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.prescribed import Medicine, Prescription
from app.domain.when import When
from app.domain.words import N_
from app.flows.prescription import Shown, Told, Trust
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.codes import demonstration_line, trust_line
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, local_now, use_record
from views.parts.whole_code import Notice, showable, use_code
from views.text import _, date_long, ngettext

_NOTHING: Final = Told()


@drawn
def PrescriptionPage() -> ft.Control:
    """Show what the document prescribes, and what its signature is worth."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    look = partial(here().prescriptions.look, entry)
    asked = use_record(look, "document", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    see = going(f"/documents/{entry.hex()}")
    paper = quiet_action(_("Voir le document"), see, name="prescription-paper")
    shown = asked.value.shown
    if shown is None:
        none = sentence(_("Nous n'avons pas lu d'ordonnance sur ce document."))
        return sheet([none, side_by_side([paper])])
    page: ft.Control = Page(shown, paper)
    return page


@ft.component
def Page(shown: Shown, paper: ft.Control) -> ft.Control:
    """One prescription: what it is worth, its code, its medicines, who wrote it."""
    worthless = _("Code d'exemple : il ne vaut rien en pharmacie.")
    words = worthless if shown.demonstration else ""
    show = use_code(shown.code, Notice(_("Code pour la pharmacie"), words))
    label, icon = _("Montrer à la pharmacie"), ft.Icons.QR_CODE
    button = action(label, show, name="prescription-show", icon=icon)
    ways = [button] if shown.code and showable(shown.code) else []
    listed = _listed(shown.prescription) if shown.prescription else []
    return sheet(
        [
            *demonstration_line(shown),
            trust_line(shown),
            side_by_side([*ways, paper]),
            *listed,
            *_signature(shown),
        ]
    )


def _signature(shown: Shown) -> list[ft.Control]:
    """Say who signed and what that covers, or what to do."""
    if shown.trust is Trust.ALTERED:
        return [sentence(_("Ses lignes sont cachées. Demandez une autre ordonnance."))]
    if shown.trust is Trust.UNSIGNED:
        return []
    covers = _("La signature couvre ces lignes, pas le papier.")
    lines = [sentence(_signer(shown)), sentence(covers)]
    return [heading(2, _("Signature")), card(lines)]


def _signer(shown: Shown) -> str:
    if shown.signer:
        by = _("Signée par {name}, connu de la liste du {day}.")
        return by.format(name=shown.signer, day=_day(shown.listed))
    if not shown.listed:
        return _("Cet appareil n'a pas de liste de signataires.")
    absent = _("Son signataire n'est pas sur la liste du {day}.")
    return absent.format(day=_day(shown.listed))


def _listed(given: Prescription) -> list[ft.Control]:
    """Return who, when, and each medicine in the words of the prescription."""
    count = len(given.medicines)
    title = ngettext("{count} médicament", "{count} médicaments", count)
    return [
        heading(2, title.format(count=count)),
        *(_medicine(one) for one in given.medicines),
        sentence(_("Ces mots sont recopiés. Rien n'est calculé."), quiet=True),
        *_facts(given),
    ]


def _facts(given: Prescription) -> list[ft.Control]:
    known = {
        _("Pour"): given.patient,
        _("Prescrite par"): given.prescriber,
        _("Écrite le"): _day(given.written),
        _("Numéro"): given.number,
    }
    lines = [_fact(what, said) for what, said in known.items() if said]
    return [heading(2, _("Qui et quand")), card(lines)] if lines else []


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


def _medicine(line: Medicine) -> ft.Control:
    dosage = line.dosage or _("Comment le prendre : lisez le document.")
    amounts = "\n".join(_amounts(line))
    quiet = [sentence(amounts, quiet=True)] if amounts else []
    return card([heading(3, line.name), sentence(dosage), *quiet])


def _amounts(line: Medicine) -> Iterator[str]:
    """Say for how long, how much and until when, as far as it is written."""
    if line.duration:
        yield _("Pendant {time}").format(time=line.duration)
    if line.quantity:
        yield _("Quantité : {amount}").format(amount=line.quantity)
    if line.renewals > 0:
        yield _("Renouvelable : {count} fois").format(count=line.renewals)
    if line.until:
        late = When.parse(line.until).end < local_now().timestamp() * 1000
        over = _("À retirer jusqu'au {day} : c'est passé")
        said = over if late else _("À retirer jusqu'au {day}")
        yield said.format(day=_day(line.until))


def _day(text: str) -> str:
    return date_long(When.parse(text), weekday=False) if text else ""


def _named(_params: Mapping[str, str]) -> str:
    return _("Ordonnance")


SCREEN = Screen(
    "/documents/:id/lignes",
    N_("Document"),
    PrescriptionPage,
    place="documents",
    named=_named,
)
