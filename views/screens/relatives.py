"""« Mes proches » : those whose space one keeps, and how to enter it."""

from collections.abc import Sequence

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.entrusting.given import Given
from views.parts.entrusting.proposed import Waiting
from views.parts.entrusting.received import Received
from views.parts.heading import heading
from views.parts.relatives.cards import (
    Placed,
    absent_card,
    away_card,
    own_card,
    person_card,
)
from views.parts.relatives.family import FAMILY
from views.parts.relatives.turning import use_turn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def Relatives() -> ft.Control:
    """List the people one represents; a press enters the space of one of them."""
    to, every = use_turn(), here().dependents.every
    asked = use_record(every, "preference", "patient", name=FAMILY)
    if asked.value is None:
        return sheet([states(asked, empty=""), *_limits()])
    people = [Placed(one, rank, to) for rank, one in enumerate(asked.value)]
    kept = [person_card(one) for one in people if not one.one.away]
    away = [away_card(one) for one in people if one.one.away]
    mine = [own_card(to)] if people else []
    if here().represented:
        return sheet([absent_card(), *_limits()])
    own = here().own
    waiting, lent = ([Waiting()], [Given(), Received()]) if own else ([], [])
    first = stack([*waiting, stack([*mine, _kept(kept)])], spacing=0)
    return sheet([first, _add(), *_limits(), *lent, *_away(away)])


def _kept(cards: Sequence[ft.Control]) -> ft.Control:
    nobody = sentence(_("Vous ne vous occupez de personne pour l'instant."))
    title = heading(2, _("Les personnes dont je m'occupe"))
    return stack([title, *(cards or [nobody])], spacing=12)


def _add() -> ft.Control:
    if here().example:
        return sentence(_("Dans l'exemple, on ne peut ajouter personne."), quiet=True)
    label = _("Ajouter un enfant ou un adulte que je représente")
    icon = ft.Icons.PERSON_ADD_ALT
    add = action(label, going("/proches/ajouter"), name="relative-add", icon=icon)
    return side_by_side([add])


def _limits() -> list[ft.Control]:
    """Say who may be there, and what is done for the others."""
    words = [_("Seulement une personne que vous représentez selon la loi.")]
    if here().own:
        words.append(
            _("Un proche a son propre espace ? Confiez-lui une partie du vôtre.")
        )
    return [stack([sentence(one, quiet=True) for one in words], spacing=4)]


def _away(cards: Sequence[ft.Control]) -> list[ft.Control]:
    title = heading(2, _("Retirées de la liste"))
    said = sentence(_("Leur espace est gardé. Rien n'est effacé."), quiet=True)
    return [stack([title, said, *cards], spacing=12)] if cards else []


SCREEN = Screen("/proches", N_("Mes proches"), Relatives, place="more")
