"""« Recevoir mes vaccins d'un service » : linked by a code, then asked each day."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.feed import Pairing
from app.domain.words import N_
from app.flows.vaccines.receiving import Receiving
from app.flows.vaccines.sender import Linked
from app.ports.courier import Progress
from views.house import Screen
from views.parts.acting import Act, doing, noted
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.states import states
from views.parts.vaccines.linked import (
    LinkedService,
    Whose,
    again_action,
    now_action,
)
from views.parts.vaccines.receiving import Code, received_words, why
from views.parts.vaccines.rows import PLACE
from views.parts.vaccines.served import Brought
from views.parts.watching import Undo, here, porch, stir, use_record
from views.text import _

_STOPPED: Final = "cancelled"
_WAITS: Final = ("call", "wait")
_AWAKE: Final = 300
"""Seconds a wait keeps the space open: somebody may be at the page of the service."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed and what goes on: `call`, `wait` or `read`, "" for nothing.

    What waits for a *turn* gone by ends; *code* is why the last one failed.
    """

    address: str = ""
    step: str = ""
    turn: int = 0
    left: int = 0
    pairing: Pairing | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The service linked, if there is one."""

    linked: Linked | None


class Talk:
    """What the person and a service say to each other, on one screen."""

    def __init__(self, change: Callable[..., None], now: Callable[[], Form]) -> None:
        self.change = change
        self.now = now
        self._around = porch()
        self._receiving: Receiving = here().vaccines.receiving

    async def link(self) -> None:
        """Ask for a code, wait for the yes, then bring the doses."""
        await self._try(partial(self._linking, self.now().address))

    async def again(self) -> None:
        """Ask the service linked for another code."""
        linked = await asyncio.to_thread(self._receiving.linked)
        await self._try(partial(self._linking, linked.address if linked else ""))

    async def receive(self) -> None:
        """Bring what is new."""
        await self._try(self._reading)

    async def mine(self) -> None:
        """Say that the file is the person's, then bring it."""
        await asyncio.to_thread(self._receiving.vouch)
        await self._try(partial(self._reading, undo=self._not_mine))

    def stop(self) -> None:
        """Wait no more."""
        self.change(turn=self.now().turn + 1, step="", pairing=None)

    def gone(self) -> None:
        """Wait no more once the screen is left, and say so."""
        waiting = self.now().step in _WAITS
        self.stop()
        if waiting:
            words = _("Vous avez quitté l'écran : la demande est annulée.")
            self._around.tell(words, leaving=True)

    async def _try(self, work: Act) -> None:
        self.change(turn=self.now().turn + 1, code="")
        self._around.tell("")
        turn = self.now().turn
        try:
            await work()
        except AlveoleError as error:
            if error.code != _STOPPED:
                noted(error.code)
                self.change(code=error.code)
        finally:
            if self.now().turn == turn:
                self.change(step="", pairing=None)

    async def _linking(self, address: str) -> None:
        self.change(step="call")
        tell = self._teller(self.now().turn)
        pairing = await self._receiving.begin(address)
        tell(pairing.seconds, pairing.seconds)
        self.change(step="wait", pairing=pairing)
        self._around.say(_("Dites oui sur la page du service"))
        await self._receiving.join(pairing, tell)
        tell(0, pairing.seconds)
        await self._reading()

    async def _reading(self, undo: Undo | None = None) -> None:
        self.change(step="read", pairing=None)
        received = await self._receiving.receive()
        self._around.tell(received_words(received), undo=undo)

    async def _not_mine(self) -> None:
        """Take back a yes said in haste, and all that came of it."""
        linked = await asyncio.to_thread(self._receiving.linked)
        if linked:
            await self._receiving.not_mine(linked.address)
        self._around.tell(_("C'est annulé."))

    def _teller(self, turn: int) -> Progress:
        """Return what shows the time left, and ends a wait that was left."""

        def tell(left: int, total: int) -> None:
            if self.now().turn != turn:
                raise Refused(_STOPPED)
            if total - left < _AWAKE:
                stir()
            self.change(left=left)

        return tell


@drawn
def VaccinesService() -> ft.Control:
    """Link a service, or show the one linked and what came of it."""
    form, change, now = use_form(Form)
    receiving = here().vaccines.receiving
    asked = use_record(lambda: Shown(receiving.linked()), "setting")
    talk = ft.use_memo(lambda: Talk(change, now), [])
    ft.on_unmounted(talk.gone)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if form.step == "wait" and form.pairing:
        return sheet([Code(form.pairing, form.left, doing(talk.stop))])
    if form.step:
        return sheet(_busy(form, talk))
    linked = asked.value.linked
    if linked is None:
        return sheet(_asking(form, talk))
    if linked.fault == "feed.whose":
        return sheet([Whose(linked, talk.mine)])
    code = form.code or linked.fault
    main = (
        again_action(talk.again) if code == "feed.token" else now_action(talk.receive)
    )
    return sheet([LinkedService(linked, code, main)])


def _busy(form: Form, talk: Talk) -> list[ft.Control]:
    """Say that the service is spoken to; what was only asked may be given up."""
    stop = quiet_action(_("Annuler"), doing(talk.stop), name="feed-cancel")
    ways = [side_by_side([stop])] if form.step == "call" else []
    return [busy_line(_("Nous parlons avec le service…")), *ways]


def _asking(form: Form, talk: Talk) -> list[ft.Control]:
    typed = "feed.address"
    wrong = why(form.code) if form.code else ""
    example = _("Par exemple https://vaccins.exemple.fr")
    hint = Hint(example, wrong if form.code == typed else "")
    return [
        *([banner(wrong, tone="alert")] if wrong and form.code != typed else []),
        sentence(_("Un service de vaccination peut envoyer les vaccins ici.")),
        banner(_("Aujourd'hui, le service national ne le permet pas encore.")),
        sentence(_("Un service vous a donné une adresse ? Écrivez-la ici.")),
        line(
            _("Adresse du service"),
            form.address,
            lambda text: talk.change(address=text, code=""),
            name="feed-address",
            hint=hint,
            submit=talk.link,
        ),
        side_by_side([action(_("Demander un code"), talk.link, name="feed-link")]),
        sentence(
            _("Le service apprend que vous demandez ces vaccins, rien d'autre."),
            quiet=True,
        ),
        Brought(),
    ]


def _named(_params: Mapping[str, str]) -> str:
    return _("Recevoir les vaccins")


SCREEN = Screen(
    f"{PLACE}/service", N_("Ma santé"), VaccinesService, place="health", named=_named
)
