"""« Lire un site Nightscout » : its entries, seen here before any of them counts."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.words import N_
from app.flows.importing.nightscout import NAME
from app.ports.courier import Progress
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import Act, doing, going, noted
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.field import Hint, secret_field
from views.parts.field import field as line
from views.parts.importing.handed import ROUTE, hand
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import here, stir
from views.text import _

_STOPPED: Final = "cancelled"
_ADDRESS, _TOKEN = "nightscout.address", "nightscout.token"
_SINCE: Final = {"90": N_("3 mois"), "366": N_("1 an"), "1830": N_("5 ans")}
"""Days to read, and how people say them."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is typed, what was refused of it, and how far the reading is."""

    address: str = ""
    token: str = field(default="", repr=False)
    days: str = "90"
    code: str = ""
    refused: str = ""
    busy: bool = False
    stopped: bool = False
    percent: int = 0


@drawn
def ImportSite() -> ft.Control:
    """Ask for a site and its code, read it, then show what it holds."""
    house, show = here(), going(ROUTE)
    form, change, now = use_form(Site)
    stop = partial(change, stopped=True)

    async def read() -> None:
        change(busy=True, stopped=False, percent=0, code="", refused="")
        try:
            content = await _brought(house, now, change)
        except AlveoleError as error:
            _say(error, change)
            return
        finally:
            change(busy=False, token="")  # nosec: forgotten as soon as it served
        hand(NAME, content)
        await show()

    async def recall() -> None:
        known = await asyncio.to_thread(house.nightscout.address)
        if known and not now().address:
            change(address=known)

    ft.on_mounted(recall)
    ft.on_unmounted(stop)
    return sheet(_reading(form, stop) if form.busy else _asking(form, change, read))


async def _brought(
    house: House, now: Callable[[], Site], change: Callable[..., None]
) -> bytes:
    said = now()
    return await house.nightscout.bring(
        said.address, said.token, days=int(said.days), tell=_follower(change, now)
    )


def _say(error: AlveoleError, change: Callable[..., None]) -> None:
    """Say what was refused where it was typed; a reading stopped needs no word."""
    if error.code != _STOPPED:
        noted(error.code)
        change(code=error.code, refused=sentence_for(error.code, error.details))


def _follower(change: Callable[..., None], now: Callable[[], Site]) -> Progress:
    """Return what shows how far the reading is, and ends it once stopped."""

    def tell(done: int, total: int) -> None:
        if now().stopped:
            raise Refused(_STOPPED)
        stir()
        change(percent=done * 100 // total)

    return tell


def _asking(form: Site, change: Callable[..., None], read: Act) -> list[ft.Control]:
    elsewhere = form.refused and form.code not in (_ADDRESS, _TOKEN)
    return [
        *([banner(form.refused, tone="alert")] if elsewhere else []),
        sentence(_("Certaines familles suivent un capteur sur leur propre site.")),
        sentence(_("Nous y lisons les glycémies. Rien n'y est changé.")),
        *_typed(form, change, read),
        choice(
            _("Depuis quand ?"),
            {days: _(words) for days, words in _SINCE.items()},
            form.days,
            lambda days: change(days=days),
            name="site-days",
        ),
        side_by_side([action(_("Lire ce site"), read, name="site-read")]),
        sentence(_("Vous verrez tout avant de décider."), quiet=True),
        sentence(_("Le code n'est gardé nulle part."), quiet=True),
    ]


def _typed(form: Site, change: Callable[..., None], read: Act) -> list[ft.Control]:
    example = _("Par exemple https://glycemie.exemple.fr")
    return [
        line(
            _("Adresse du site"),
            form.address,
            lambda text: change(address=text, code=""),
            name="site-address",
            hint=Hint(example, _of(form, _ADDRESS)),
            submit=read,
        ),
        secret_field(
            _("Code d'accès"),
            form.token,
            lambda text: change(token=text, code=""),
            name="site-token",
            hint=Hint(_("Laissez vide si le site est ouvert."), _of(form, _TOKEN)),
            submit=read,
        ),
    ]


def _of(form: Site, code: str) -> str:
    """Return what was refused of one field."""
    return form.refused if form.code == code else ""


def _reading(form: Site, stop: Callable[[], None]) -> list[ft.Control]:
    if form.stopped:
        return [busy_line(_("Nous nous arrêtons."))]
    words = _("Lecture du site… {percent} %").format(percent=form.percent)
    button = quiet_action(_("Arrêter la lecture"), doing(stop), name="site-stop")
    return [
        busy_line(words, form.percent / 100),
        sentence(_("Rien n'est encore gardé ici."), quiet=True),
        side_by_side([button]),
    ]


SCREEN = Screen(
    f"{ROUTE}/site", N_("Lire un site Nightscout"), ImportSite, place="health"
)
