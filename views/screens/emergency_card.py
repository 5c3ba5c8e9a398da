"""« Carte d'urgence » : all of it seen before it is printed, and what has no room."""

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.emergency import Level, Told
from app.domain.words import N_
from app.flows.emergency.sheet import FOLLOWED, Emergency, Fitted
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.emergency.lines import lines_card
from views.parts.emergency.locked import sheet_of
from views.parts.heading import heading
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.prints.emergency_card import emergency_card
from views.text import _


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """The card as it would be printed; None when no line is chosen."""

    fitted: Fitted | None
    pdf: bytes = b""
    squeezed: tuple[Told, ...] = ()


@drawn
def EmergencyCard() -> ft.Control:
    """Show the card, say what it lacks, print it."""
    flow = here().emergency
    asked = use_record(partial(_preview, flow), *FOLLOWED)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    preview = asked.value
    fitted = preview.fitted
    if fitted is None:
        return sheet(_nothing())
    paper = Paper(
        lambda: preview.pdf,
        _("carte-urgence.pdf"),
        _("Imprimer la carte"),
        "card-print",
        main=True,
        kept=partial(flow.note_print, fitted),
    )
    return sheet(
        [
            banner(_("Tout le monde peut lire cette carte, sans code.")),
            *sheet_of(fitted.card),
            *_lacking(fitted, preview.squeezed),
            side_by_side([PaperPrinting(paper)]),
        ]
    )


def _preview(flow: Emergency) -> Preview:
    if not flow.lines(Level.OPEN):
        return Preview(None)
    fitted = flow.card()
    made = emergency_card(fitted.card, fitted.text, fitted.left)
    return Preview(fitted, made.pdf, made.squeezed)


def _lacking(fitted: Fitted, squeezed: tuple[Told, ...]) -> list[ft.Control]:
    told = {
        _("Dans le carré, mais pas en toutes lettres :"): squeezed,
        _("Ni sur la carte ni dans le carré, faute de place :"): fitted.left,
    }
    return [
        stack([heading(2, words), lines_card(lines)], spacing=10)
        for words, lines in told.items()
        if lines
    ]


def _nothing() -> list[ft.Control]:
    none = _("Vous n'avez choisi aucune ligne à montrer sans code.")
    label, go = _("Choisir les lignes"), going("/urgence/lignes")
    choose = quiet_action(label, go, name="card-choose", icon=ft.Icons.CHECKLIST)
    return [sentence(none), side_by_side([choose])]


SCREEN = Screen("/urgence/carte", N_("Carte d'urgence"), EmergencyCard, "health")
