"""« Adresse du serveur » : the same server, found elsewhere."""

import asyncio
from dataclasses import dataclass

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.leaving import use_lock
from views.parts.reopening import reopening
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import here, porch
from views.text import _

_CHANGED = N_("C'est fait. L'adresse est changée.")


@dataclass(frozen=True, slots=True)
class Typed:
    """The address being typed, and whether it is kept."""

    address: str
    done: bool = False


@drawn
def MoveServer() -> ft.Control:
    """Ask for the new address; keep it only once the server answers there."""
    house, around, lock = here(), porch(), use_lock()
    typed, change, now = use_form(lambda: Typed(house.space.server))

    async def move() -> None:
        address = now().address.strip()
        await asyncio.to_thread(around.door.reach, address)
        await asyncio.to_thread(house.server_address.move, address)
        change(done=True)
        around.say(_(_CHANGED))

    if typed.done:
        return sheet(reopening(_(_CHANGED), lock))
    if not house.space.server:
        return sheet(_alone())
    line = field(
        _("Adresse du serveur"),
        typed.address,
        lambda text: change(address=text),
        name="server-field",
        hint=Hint(helper=_("Par exemple https://sante.exemple.fr")),
        submit=move,
    )
    return sheet(_around(line, move))


def _alone() -> list[ft.Control]:
    choose = going("/reglages/serveur/choisir")
    return [
        sentence(_("Aucun serveur choisi : tout reste sur cet appareil.")),
        side_by_side([action(_("Choisir un serveur"), choose, name="server-choose")]),
    ]


def _around(line: ft.Control, move: Act) -> list[ft.Control]:
    return [
        sentence(_("Votre serveur a changé d'adresse ? Écrivez la nouvelle ici.")),
        line,
        side_by_side([action(_("Vérifier et garder"), move, name="server-move")]),
        sentence(_("Alvéole vérifie d'abord que le serveur répond."), quiet=True),
        sentence(_("Un autre serveur, vide, serait refusé par prudence."), quiet=True),
    ]


SCREEN = Screen("/reglages/serveur", N_("Adresse du serveur"), MoveServer, place="more")
