"""« Personne » : a card that says who it is, and leads into the space."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Dependent
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.person import MARKS, Mark, badge
from views.parts.relatives.away import bring_back, put_away
from views.parts.relatives.family import mark_of
from views.parts.relatives.words import person_words
from views.parts.sentence import sentence
from views.parts.watching import here, local_now
from views.text import _


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody in the list: at which *rank*, and how one goes *to* a space."""

    one: Dependent
    rank: int
    to: Callable[[SpaceId], Act]


def absent_card() -> ft.Control:
    """Say that one's own space is not on this device, and how it is found again."""
    words = [
        _("L'espace de {name} est seul ici.").format(name=here().space.name),
        _("Le vôtre peut revenir sur un autre appareil."),
        _("Avec un serveur, votre feuille de secours le ramène."),
        _("Sinon, votre sac à dos le ramène."),
    ]
    title = heading(3, _("Votre espace n'est pas sur cet appareil"))
    return _card([title, *map(sentence, words)], [])


def own_card(to: Callable[[SpaceId], Act]) -> ft.Control:
    """Return one's own card, the first one."""
    own = here().dependents.own
    label = _("Revenir à mon espace")
    ways = [] if here().own else [action(label, to(own.id), name="enter-own")]
    words = _("C'est votre espace. Vous y êtes.") if here().own else _("Votre espace.")
    return _card(_who(own.name, words, MARKS[0]), ways)


def person_card(placed: Placed) -> ft.Control:
    """Return the card of somebody whose space one keeps."""
    one, name = placed.one, placed.one.space.name
    if not name:
        return _coming(placed.rank)
    words = person_words(one, local_now().date())
    who = _who(name, words, mark_of(placed.rank))
    if here().space.id == one.space.id:
        return _card([*who, sentence(_("Vous êtes dans cet espace."))], [])
    first = name.split(maxsplit=1)[0]
    label = _("Entrer dans l'espace de {name}").format(name=first)
    enter = action(label, placed.to(one.space.id), name=f"enter-{placed.rank}")
    label, act = _("Retirer de la liste"), partial(put_away, one)
    return _card(who, [enter, quiet_action(label, act, name=f"away-{placed.rank}")])


def away_card(placed: Placed) -> ft.Control:
    """Return the card of somebody taken out of the list."""
    one = placed.one
    name = one.space.name or _("Cette personne")
    label = _("Remettre dans la liste")
    back = partial(bring_back, one, name)
    way = quiet_action(label, back, name=f"back-{placed.rank}", icon=ft.Icons.UNDO)
    words = person_words(one, local_now().date())
    return _card(_who(name, words, mark_of(placed.rank)), [way])


def _coming(rank: int) -> ft.Control:
    """Say that what is in a space has not come here yet; no server would bring it."""
    title = _("Son espace arrive…")
    words = _("Il vient d'un autre de vos appareils. Gardez Alvéole ouvert.")
    if not here().dependents.own.server:
        title = _("Son espace n'est pas sur cet appareil")
        words = _("Il est sur un autre appareil, ou dans un autre sac à dos.")
    return _card(_who("", words, mark_of(rank), title=title), [])


def _who(name: str, words: str, mark: Mark, *, title: str = "") -> list[ft.Control]:
    said = ft.Column(
        [heading(3, title or name), sentence(words, quiet=True)],
        spacing=2,
        expand=True,
    )
    return [ft.Row([badge(name, mark), said], spacing=12)]


def _card(lines: Sequence[ft.Control], ways: Sequence[ft.Control]) -> ft.Control:
    return card([*lines, *([side_by_side(ways)] if ways else [])])
