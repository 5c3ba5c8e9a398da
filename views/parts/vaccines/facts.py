"""All that is known of one dose, each thing under its name."""

from collections.abc import Callable
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.immunization import Immunization
from app.domain.words import N_
from app.flows.vaccines.sameness import Line
from views.parts.sentence import sentence
from views.parts.vaccines.rows import also
from views.parts.vaccines.words import (
    ACTS,
    day_of,
    disease_name,
    product_name,
    route_of,
    site_of,
    told_by,
)
from views.text import _

NAME: Final = N_("Vaccin")
"""What the title of the page says already."""
Teller = Callable[[Entry, Immunization], str]
"""Says who tells a dose."""


def dose_facts(line: Line, teller: Teller = told_by) -> list[ft.Control]:
    """Return what a dose says, one thing under the other."""
    said = said_of(line, teller)
    facts = [_fact(what, said[what]) for what in said if what != _(NAME)]
    return [*facts, *([sentence(also(line), quiet=True)] if line.others else [])]


def said_of(line: Line, teller: Teller = told_by) -> dict[str, str]:
    """Return what a dose says by its name, nothing for what it does not."""
    dose = line.dose
    whole = dose.vaccine if dose.vaccine != product_name(dose.vaccine) else ""
    known = {
        _(NAME): product_name(dose.vaccine),
        _("Date"): day_of(dose),
        _("Protège de"): ", ".join(disease_name(one) for one in dose.diseases),
        _("Qui le dit"): teller(line.entry, dose),
        _("Dose"): _("Dose n° {rank}").format(rank=dose.rank) if dose.rank else "",
        _("Série"): _(ACTS[dose.act]) if dose.act in ACTS else "",
        _("Numéro de lot"): dose.lot,
        _("Endroit du corps"): site_of(dose),
        _("Comment"): route_of(dose),
        _("Fait par"): dose.given_by,
        _("Fabricant"): dose.maker,
        _("Nom complet"): whole,
        _("Commentaire"): dose.comment,
    }
    return {what: said for what, said in known.items() if said}


def dose_words(line: Line) -> str:
    """Tell all that a dose says, one thing under the other, to compare it."""
    words = _("{what} : {value}")
    said = said_of(line).items()
    return "\n".join(words.format(what=what, value=value) for what, value in said)


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)
