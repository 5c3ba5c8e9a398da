"""« Par maladie » : what each disease was protected from, dose after dose."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import lines
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.rows import PLACE
from views.parts.vaccines.shelves import Shelf, by_disease
from views.parts.watching import here, use_record
from views.text import _, capital, ngettext, number


@drawn
def VaccinesByDisease() -> ft.Control:
    """Tell for each disease how many doses were noted, and when."""
    asked = use_record(partial(_shelves, here().vaccines.booklet), "immunization")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not asked.value:
        add = going(f"{PLACE}/ajouter")
        label, icon = _("Noter un vaccin"), ft.Icons.ADD
        button = quiet_action(label, add, name="disease-add", icon=icon)
        words = sentence(_("Aucun vaccin noté pour le moment."))
        return sheet([words, side_by_side([button])])
    return sheet([card([_shelf(one)]) for one in asked.value])


def _shelves(booklet: Booklet) -> tuple[Shelf, ...]:
    return by_disease(lines(booklet.every()))


def _shelf(one: Shelf) -> ft.Control:
    count = ngettext("{count} dose", "{count} doses", len(one.doses))
    told = [f"{capital(day)} : {vaccine}" for day, vaccine in one.doses]
    return ft.Column(
        [
            heading(2, one.name),
            sentence(count.format(count=number(len(one.doses), 0)), strong=True),
            *(sentence(words) for words in told),
        ],
        spacing=4,
    )


def _named(_params: Mapping[str, str]) -> str:
    return _("Par maladie")


SCREEN = Screen(
    f"{PLACE}/maladies", N_("Ma santé"), VaccinesByDisease, place="health", named=_named
)
