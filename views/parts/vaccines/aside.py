"""« Laissées de côté » : why each dose is not in the booklet, and how to note it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.feed import Aside
from app.domain.when import When
from app.domain.words import N_
from app.flows.vaccines.aside import LeftDose, begun
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.vaccines.form import DoseFields, DoseForm
from views.parts.watching import here, porch, use_record
from views.text import _, date_long

_REASONS: Final[Mapping[str, str]] = {
    "name": N_("Le service n'a pas écrit le nom du vaccin."),
    "vaccine.unnamed": N_("Le service n'a pas écrit le nom du vaccin."),
    "owner": N_("Le service n'a pas écrit pour qui elle est."),
    "size": N_("Cette fiche est trop longue pour être lue."),
    "vaccine.future": N_("Sa date n'est pas encore passée."),
    "date.malformed": N_("Sa date ne se lit pas."),
    "vaccine.rank": N_("Son numéro de dose ne se lit pas."),
}
_OTHER: Final = N_("Cette fiche ne se lit pas en entier.")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was being typed in its form."""

    draft: Mapping[str, str] = field(repr=False)


def left_card(one: LeftDose, rank: int, take: Callable[[], None]) -> ft.Control:
    """Say what is known of a dose, why it is not noted; let the person note it."""
    label, name = _("Reprendre cette dose"), f"aside-{rank}"
    way = quiet_action(label, doing(take), name=name, icon=ft.Icons.EDIT_OUTLINED)
    told = sentence(reason_of(one.aside))
    end = banner(_("Vous avez noté cette dose."), tone="calm")
    shown = [heading(3, title_of(one.aside)), sentence(known_of(one.aside)), told]
    return card([*shown, end if one.taken else side_by_side([way])])


@ft.component
def TakeUp(aside: Aside, leave: Callable[[], None]) -> ft.Control:
    """Ask for the dose, filled in with what the service said of it."""
    house, draft = here(), f"vaccine-left/{aside.mark}"
    asked = use_record(lambda: _Typed(house.drafts.get(draft)), key=draft)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    around, asides = porch(), house.vaccines.asides

    def done(entry: Entry) -> None:
        back = partial(asides.give_back, aside, entry.id)
        words = _("Le vaccin est noté dans le carnet.")
        around.tell(words, undo=undoing(back))
        leave()

    start = begun(aside, house.vaccines.calendar.today())
    whose = _("Ce vaccin concerne bien {name} ? Vérifiez-le.")
    form = DoseForm(
        start, draft, asked.value.draft, partial(asides.take, aside), done, leave
    )
    top = [
        heading(2, title_of(aside)),
        sentence(known_of(aside)),
        banner(whose.format(name=house.space.name)),
    ]
    return ft.Column([sheet(top), DoseFields(form)], spacing=0)


def title_of(aside: Aside) -> str:
    """Name a dose, even one without a name."""
    return aside.label or _("Vaccin sans nom")


def known_of(aside: Aside) -> str:
    """Say what the service wrote of it."""
    lot = _("Lot : {lot}").format(lot=aside.lot) if aside.lot else ""
    return "\n".join(filter(None, (_day(aside), lot)))


def reason_of(aside: Aside) -> str:
    """Say why it is not in the booklet."""
    return _(_REASONS.get(aside.reason, _OTHER))


def _day(aside: Aside) -> str:
    try:
        when = When.parse(aside.when[:10])
    except Refused:
        return _("Date inconnue")
    return date_long(when, weekday=False) if when.text else _("Date inconnue")
