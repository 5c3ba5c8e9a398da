"""« Ajouter une personne » : one whom the law entrusts to the owner of this device."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.space import Space
from app.domain.words import N_
from app.flows.dependents.dependents import Dependents, Tie
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.relatives.turning import use_turn
from views.parts.relatives.words import TIES
from views.parts.sentence import sentence
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_date
from views.parts.watching import here, local_now, porch
from views.text import _

_NAME: Final = "relative-name"
_BORN: Final = "relative-born"
_PLACES: Final = {"date.malformed": _BORN, "person.born": _BORN}
"""The field that mends a refusal; the name mends the others."""
Put = Callable[[str], None]
Faults = tuple[Fault, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """What is in the form."""

    name: str = ""
    born: str = ""
    tie: str = Tie.CHILD


@drawn
def AddRelative() -> ft.Control:
    """Ask who it is, make the space, then enter it."""
    if here().example:
        return sheet([sentence(_("Dans l'exemple, on ne peut ajouter personne."))])
    typed, change, now = use_form(Typed)
    faults, blame = use_held(Faults())
    dependents, around, to = here().dependents, porch(), use_turn()

    async def add() -> None:
        today = local_now().date()
        try:
            space = await asyncio.to_thread(_added, dependents, now(), today)
        except Refused as error:
            told = sentence_for(error.code, error.details)
            blame((Fault(_PLACES.get(error.code, _NAME), told),))
            around.say(told)
            return
        await to(space.id)()

    name = _name(typed.name, lambda text: change(name=text), faults, add)
    born = _birth(typed.born, lambda text: change(born=text), faults, add)
    tie = _tie(typed.tie, lambda tie: change(tie=tie))
    return sheet([summary(faults), name, born, tie, _meaning(), _ways(add)])


def _added(dependents: Dependents, said: Typed, today: date) -> Space:
    born = iso_date(said.born, today)
    return dependents.add(said.name, birth_date=born, tie=Tie(said.tie))


def _name(value: str, put: Put, faults: Faults, add: Act) -> ft.Control:
    hint = Hint(_("Prénom et nom"), fault_of(faults, _NAME))
    label = _("Nom de la personne")
    return field(label, value, put, name=_NAME, hint=hint, submit=add)


def _birth(value: str, put: Put, faults: Faults, add: Act) -> ft.Control:
    hint = Hint(_("Par exemple 12/03/2018"), fault_of(faults, _BORN))
    label = _("Date de naissance")
    return field(label, value, put, name=_BORN, hint=hint, submit=add)


def _tie(value: str, put: Put) -> ft.Control:
    ties = {str(tie): _(words) for tie, words in TIES.items()}
    return choice(_("Qui est-ce ?"), ties, value, put, name="relative-tie")


def _meaning() -> ft.Control:
    """Say what it changes, in three sentences."""
    return card(
        [
            sentence(_("Votre feuille de secours ouvre aussi cet espace.")),
            sentence(_("Chacun de vos appareils le recevra.")),
            sentence(_("Rien de cet espace ne se mélange avec le vôtre.")),
        ]
    )


def _ways(add: Act) -> ft.Control:
    label, icon = _("Créer son espace"), ft.Icons.CHECK
    make = action(label, add, name="relative-save", icon=icon)
    leave = quiet_action(_("Annuler"), going("/proches"), name="relative-leave")
    return side_by_side([make, leave])


SCREEN = Screen(
    "/proches/ajouter", N_("Ajouter une personne"), AddRelative, place="more"
)
