"""« Vaccination » : one dose whole, who tells it, what it was, the documents tied."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.vaccines.booklet import Booklet, own
from app.flows.vaccines.sameness import Line, holding
from app.flows.vaccines.standing import WITHDRAWN, served
from views.house import Screen
from views.parts.acting import going
from views.parts.action import grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.linked import Linked
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import done
from views.parts.vaccines.facts import dose_facts
from views.parts.vaccines.hiding import WhoSeesDose
from views.parts.vaccines.past import Past
from views.parts.vaccines.rows import PLACE, line_row
from views.parts.vaccines.served import served_gone, served_ways
from views.parts.vaccines.words import product_name
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """A dose as it is shown, and the other lines that tell the same injection."""

    line: Line
    others: tuple[Line, ...] = ()


@drawn
def Vaccine() -> ft.Control:
    """Show a dose whole, then what can be done with it."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    booklet = here().vaccines.booklet
    asked = use_record(partial(_seen, booklet, entry), "immunization", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    line, gone = seen.line, seen.line.entry.meta.get("status") == WITHDRAWN
    title = heading(2, product_name(line.dose.vaccine) or _("Vaccin"))
    facts = card(dose_facts(line))
    if gone:
        return sheet([title, Withdrawn(line.entry), facts])
    below = [Ways(line.entry), *_others(seen), Linked(line.entry), Past(line.entry)]
    return sheet([title, facts, *below])


def _seen(booklet: Booklet, entry: EntryId) -> Seen:
    found = booklet.entry(entry)
    return Seen(*holding(found, booklet.every()))


def _others(seen: Seen) -> list[ft.Control]:
    if not seen.others:
        return []
    words = _("La même injection est notée ailleurs. Elle compte une seule fois.")
    rows = [line_row(one) for one in seen.others]
    return [heading(2, _("Aussi noté")), sentence(words), *rows]


@ft.component
def Ways(entry: Entry) -> ft.Control:
    """Offer to change what the person told, and to withdraw any dose."""
    booklet, around = here().vaccines.booklet, porch()

    async def withdraw() -> None:
        back = partial(booklet.put_back, entry.id)
        words = _("Ce vaccin est retiré du carnet. Il reste dans l'historique.")
        work = partial(booklet.withdraw, entry.id)
        await done(words, work, back, leaving=True)
        around.go(f"{PLACE}/carnet")

    edit, icon = going(f"{PLACE}/{entry.id.hex()}/modifier"), ft.Icons.EDIT_OUTLINED
    change = quiet_action(_("Modifier"), edit, name="vaccine-change", icon=icon)
    away = grave_action(_("Retirer du carnet"), withdraw, name="vaccine-withdraw")
    if own(entry):
        return side_by_side([change, away])
    if served(entry):
        return stack([*served_ways(entry), WhoSeesDose(entry)])
    told = _("Un professionnel ou un document l'a noté. Il ne se modifie pas.")
    return stack([sentence(told, quiet=True), side_by_side([away])])


@ft.component
def Withdrawn(entry: Entry) -> ft.Control:
    """Say that the dose no longer counts, and how to bring it back."""
    if served(entry):
        return served_gone(entry)
    booklet = here().vaccines.booklet

    async def back() -> None:
        words = _("Ce vaccin est de retour dans le carnet.")
        again = partial(booklet.withdraw, entry.id)
        await done(words, partial(booklet.put_back, entry.id), again)

    told = banner(_("Ce vaccin est retiré. Il ne compte plus."))
    label, icon = _("Remettre dans le carnet"), ft.Icons.UNDO
    put = quiet_action(label, back, name="vaccine-back", icon=icon)
    return stack([told, side_by_side([put])])


def _named(_params: Mapping[str, str]) -> str:
    return _("Un vaccin")


SCREEN = Screen(
    "/sante/vaccins/:id", N_("Ma santé"), Vaccine, place="health", named=_named
)
