"""« Recevoir de vos soignants » : opened by the person, closed again at will."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.deposits.deposits import Shown
from app.flows.deposits.reception import State
from views.house import Screen
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.deposits.given import Given
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _


@drawn
def ReceiveDeposits() -> ft.Control:
    """Say whether professionals may write here, and what to give one of them."""
    asked = use_record(here().deposits.shown, "cursor", "preference", "journal")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    return sheet([*_WAYS[shown.state](shown), *_honest()])


def _closed(_shown: Shown) -> list[ft.Control]:
    name = here().space.name
    return [
        sentence(_("Vos soignants pourront déposer ici des documents de :")),
        sentence(name, strong=True),
        sentence(_("Même si vos appareils sont éteints.")),
        sentence(_("Laboratoire, hôpital, médecin, pharmacien, maison de retraite.")),
        sentence(_("Ils écrivent dans cet espace. Ils n'y lisent rien.")),
        sentence(
            _("Après un premier dépôt, cet espace reste sur ce serveur pour l'instant.")
        ),
        side_by_side([action(_("Ouvrir la réception"), _opens, name="reception-open")]),
    ]


def _opening(_shown: Shown) -> list[ft.Control]:
    words = _("C'est noté. La réception s'ouvrira dès que votre serveur le saura.")
    return [banner(words), side_by_side([_close()])]


def _closing(_shown: Shown) -> list[ft.Control]:
    words = _("C'est noté. La réception se fermera dès que votre serveur le saura.")
    return [
        banner(words),
        sentence(_("D'ici là, un soignant peut encore écrire.")),
        side_by_side([_reopen()]),
    ]


def _elsewhere(shown: Shown) -> list[ft.Control]:
    return [
        banner(_("La réception est ouverte pour une autre adresse."), tone="alert"),
        sentence(shown.text, strong=True),
        sentence(_("Ouvrez-la de nouveau pour votre serveur d'aujourd'hui.")),
        side_by_side([_reopen(), _close()]),
    ]


def _open(shown: Shown) -> list[ft.Control]:
    words = _("La réception est ouverte pour {name}.")
    return [
        banner(words.format(name=here().space.name)),
        *(_laboratories() if shown.partly else ()),
        Given(shown.text),
        side_by_side([_close()]),
    ]


def _laboratories() -> list[ft.Control]:
    """Say that it was opened before the others could deposit, and let them in."""
    words = _("Ouvrir à tous vos soignants")
    return [
        sentence(_("Seuls les laboratoires peuvent y déposer.")),
        side_by_side([quiet_action(words, _widens, name="reception-open")]),
    ]


def _reopen() -> ft.Control:
    return quiet_action(_("Ouvrir la réception"), _opens, name="reception-open")


def _close() -> ft.Control:
    return quiet_action(_("Fermer la réception"), _closes, name="reception-close")


_WAYS: Final[Mapping[State, Callable[[Shown], list[ft.Control]]]] = {
    State.CLOSED: _closed,
    State.OPENING: _opening,
    State.CLOSING: _closing,
    State.OPEN: _open,
    State.ELSEWHERE: _elsewhere,
}


def _honest() -> list[ft.Control]:
    """Say what is not there yet, and who may write."""
    return [
        sentence(_("Seuls les soignants connus de votre serveur peuvent écrire.")),
        sentence(
            _("Aujourd'hui, aucun vrai soignant n'utilise encore Alvéole."),
            quiet=True,
        ),
    ]


async def _opens() -> None:
    await here().deposits.open()
    porch().tell(_("La réception s'ouvre."), undo=_closes)


async def _widens() -> None:
    before = await here().deposits.widen()
    words = _("La réception s'ouvre à tous vos soignants.")
    porch().tell(words, undo=partial(_narrows, before))


async def _narrows(before: Sequence[str]) -> None:
    await here().deposits.open(before)
    words = _("La réception s'ouvre aux laboratoires seulement.")
    porch().tell(words, undo=_widens)


async def _closes() -> None:
    await here().deposits.close()
    porch().tell(_("La réception se ferme. Ce qui est reçu reste."), undo=_opens)


SCREEN = Screen(
    "/documents/laboratoire",
    N_("Recevoir de vos soignants"),
    ReceiveDeposits,
    place="documents",
)
