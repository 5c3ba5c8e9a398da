"""« Choisir un serveur » : the whole space is copied there, checked, then used."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.ids import SpaceId
from app.domain.words import N_
from app.ports.courier import Courier
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import Act, doing, going, noted
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.leaving import use_lock
from views.parts.offline.percent import STOPPED, percent_to
from views.parts.reopening import reopening
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import Porch, here, porch
from views.text import _


@dataclass(frozen=True, slots=True)
class Choice:
    """The address typed, what was wrong with it, and how far the copy is."""

    address: str = ""
    error: str = ""
    busy: bool = False
    stopped: bool = False
    percent: int = 0
    done: bool = False


@drawn
def ChooseServer() -> ft.Control:
    """Ask for an address, copy everything there, then open with that server."""
    house, around, lock = here(), porch(), use_lock()
    form, change, now = use_form(Choice)
    stop, courier = partial(change, stopped=True), partial(_courier, around)

    async def choose() -> None:
        address = now().address.strip()
        change(busy=True, stopped=False, percent=0, error="")
        try:
            await asyncio.to_thread(around.door.reach, address)
            await house.server_address.carry(address, courier, percent_to(change, now))
        except AlveoleError as error:
            _say(error, around, change)
            return
        finally:
            change(busy=False)
        change(done=True)
        around.say(_("C'est fait. Tout est sur votre serveur."))

    ft.on_unmounted(stop)
    if house.space.server:
        return sheet(_chosen(house.space.server))
    if form.done:
        return sheet(reopening(_("C'est fait. Tout est sur votre serveur."), lock))
    return sheet(_copying(form, stop) if form.busy else _asking(form, change, choose))


def _courier(around: Porch, space: SpaceId) -> Courier:
    return around.door.beside(space).courier


def _say(error: AlveoleError, around: Porch, change: Callable[..., None]) -> None:
    noted(error.code)
    told = sentence_for(error.code, error.details)
    if error.code == STOPPED:
        around.tell(told)
    else:
        change(error=told)


def _asking(form: Choice, change: Callable[..., None], choose: Act) -> list[ft.Control]:
    line = field(
        _("Adresse du serveur"),
        form.address,
        lambda text: change(address=text, error=""),
        name="server-field",
        hint=Hint(
            helper=_("Par exemple https://sante.exemple.fr"),
            error=form.error,
        ),
        submit=choose,
    )
    button = action(_("Copier vers ce serveur"), choose, name="server-copy")
    return [
        sentence(_("Un serveur relie vos appareils entre eux.")),
        sentence(_("Il ne garde que des copies fermées.")),
        sentence(_("Demandez l'adresse à la personne qui s'en occupe.")),
        line,
        side_by_side([button]),
        sentence(_("Nous y copions tout, puis nous vérifions."), quiet=True),
        sentence(_("Rien ne change ici avant la fin."), quiet=True),
    ]


def _copying(form: Choice, stop: Callable[[], None]) -> list[ft.Control]:
    words = _("Copie vers le serveur… {percent} %").format(percent=form.percent)
    button = quiet_action(_("Arrêter la copie"), doing(stop), name="server-stop")
    return [
        busy_line(words, form.percent / 100),
        sentence(_("Gardez cette page ouverte.")),
        sentence(_("Vous pouvez arrêter : rien n'est perdu."), quiet=True),
        side_by_side([button]),
    ]


def _chosen(address: str) -> list[ft.Control]:
    move = going("/reglages/serveur")
    return [
        sentence(_("Votre espace a déjà un serveur :")),
        card([sentence(address, strong=True)]),
        side_by_side(
            [quiet_action(_("Changer l'adresse"), move, name="server-address")]
        ),
    ]


SCREEN = Screen(
    "/reglages/serveur/choisir", N_("Choisir un serveur"), ChooseServer, place="more"
)
