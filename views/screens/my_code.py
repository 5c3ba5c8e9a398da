"""« Mon code » : what a relative types to entrust something to the owner."""

from dataclasses import dataclass

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.clipboard import use_secret_copy
from views.parts.drawn import drawn
from views.parts.entrusting.serverless import serverless
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.signs import signs, square
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """The code, and the server both must share; "" where none is chosen."""

    code: str
    server: str


@drawn
def MyCode() -> ft.Control:
    """Show the code in large groups, as a square, and to be copied."""
    house = here()
    asked = use_record(lambda: _seen(house), name="my-code")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    why = _(
        "Donnez ce code à un proche qui veut vous confier une partie de son espace."
    )
    shown: ft.Control = Code(seen) if seen.server else serverless()
    return sheet([sentence(why), shown])


def _seen(house: House) -> Seen:
    return Seen(house.mandates.my_code(), house.dependents.own.server)


@ft.component
def Code(seen: Seen) -> ft.Control:
    """Show the code of the owner of this device."""
    copy = use_secret_copy(seen.code)
    label, icon = _("Copier le code"), ft.Icons.COPY_OUTLINED
    take = quiet_action(label, copy, name="my-code-copy", icon=icon)
    return card(
        [
            heading(2, _("Votre code")),
            signs(seen.code, name="my-code"),
            square(seen.code),
            side_by_side([take]),
            sentence(_("Votre serveur : {address}").format(address=seen.server)),
            sentence(_("Votre proche doit utiliser le même serveur.")),
            sentence(_("Ce code n'ouvre rien : il dit qui vous êtes.")),
        ]
    )


SCREEN = Screen("/proches/code", N_("Mon code"), MyCode, place="more")
