"""« Relier cet appareil » : shown a code, compared, then let in by another device."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.syncing import Coming
from app.domain.words import N_
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.coming import arriving, coming_told
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.new_secret import NewSecret, use_new_secret
from views.parts.remaining import remaining
from views.parts.rendezvous import Rendezvous
from views.parts.sentence import sentence
from views.parts.signs import signs, square
from views.parts.state import use_form
from views.parts.summary import Fault, summary
from views.parts.this_device import (
    device_field,
    full_address,
    server_field,
    usual_name,
)
from views.parts.watching import porch
from views.text import _


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed, then what the wait has come to: *step* is "" while typing."""

    server: str = ""
    device: str = ""
    faults: tuple[Fault, ...] = ()
    step: str = ""
    code: str = ""
    check: str = ""
    left: int = 0
    coming: Coming | None = None
    error: str = ""


Change = Callable[..., None]


class Visit:
    """One page at the door of a server: asks to come in, tells the screen."""

    def __init__(
        self, change: Change, now: Callable[[], Form], secret: NewSecret
    ) -> None:
        self._page = ft.context.page
        self._around = porch()
        self._change = change
        self._now = now
        self._secret = secret
        self.meeting = Rendezvous(self._page, self.hear)

    async def begin(self) -> None:
        """Ask to come in, once everything is filled in and the server answers."""
        faults = (*_faults(self._now()), *self._secret.faults())
        self._change(faults=faults, error="")
        if not faults:
            address = full_address(self._now().server)
            await asyncio.to_thread(self._around.door.reach, address)
            self._change(step="call")
            self._page.run_task(self.wait)

    async def hear(self, step: str, words: str) -> None:
        """Show a step; say those that ask something of the person."""
        self._change(**_heard(step, words))
        if step in _SAID:
            self._around.say(_(_SAID[step]))

    async def wait(self) -> None:
        """Wait to be let in; then the space is here, or why it is not."""
        try:
            self._around.enter(await asyncio.to_thread(self._join))
        except AlveoleError as error:
            told = sentence_for(_code(error), error.details)
            self._around.say(told)
            self._change(step="", code="", check="", coming=None, error=told)
        finally:
            self.meeting = Rendezvous(self._page, self.hear)

    def leave(self) -> None:
        """Stop waiting."""
        self.meeting.leave()

    def _join(self) -> House:
        form = self._now()
        return self._around.door.join_waiting(
            full_address(form.server),
            self.meeting.tell,
            ways=self._secret.ways(),
            device=form.device.strip(),
        )


@drawn
def Join() -> ft.Control:
    """Ask for the server and a code, then wait to be let in."""
    form, change, now = use_form(lambda: Form(device=usual_name()))
    secret = use_new_secret("join")
    visit = ft.use_memo(lambda: Visit(change, now, secret), [])
    ft.use_effect(lambda: None, [], visit.leave)
    if not form.step:
        return stack(_asking(form, change, secret, visit.begin))
    return stack(_waiting(form, change, visit))


_SAID = {
    "code": N_("Tapez ce code sur votre autre appareil."),
    "check": N_("Comparez ces signes avec votre autre appareil."),
    "in": N_("Cet appareil est accepté."),
}


def _heard(step: str, words: str) -> dict[str, object]:
    if step == "left":
        return {"left": int(words)}
    if coming := coming_told(step, words):
        return {"coming": coming}
    return {"step": step, step: words} if words else {"step": step}


def _code(error: AlveoleError) -> str:
    """Other signs, or another identity than the one compared: nobody came in."""
    strange = {"key.changed", "grant.forged", "wrap.invalid", "account.rollback"}
    return "enrol.stranger" if error.code in strange else error.code


def _asking(
    form: Form, change: Change, secret: NewSecret, begin: Act
) -> list[ft.Control]:
    helper = _("Votre autre appareil l'affiche dans « Ajouter un appareil ».")
    wrong = [banner(form.error, tone="alert")] if form.error else []
    go_on = action(_("Demander à entrer"), begin, name="join-begin")
    back = quiet_action(_("Retour"), going("/ouverture"), name="join-back")
    return [
        *wrong,
        summary(form.faults),
        sentence(_("Gardez votre autre appareil ouvert, près de vous.")),
        server_field(
            form.server, lambda text: change(server=text), form.faults, helper=helper
        ),
        device_field(form.device, lambda text: change(device=text)),
        heading(2, _("Pour ouvrir sur cet appareil")),
        *secret.rows(form.faults),
        summary(form.faults, name="fault-again"),
        side_by_side([go_on, back]),
    ]


def _waiting(form: Form, change: Change, visit: Visit) -> list[ft.Control]:
    async def cancel() -> None:
        visit.leave()
        change(step="", code="", check="")

    if form.step == "in":
        return arriving(form.coming, doing(visit.leave))
    stop = side_by_side([quiet_action(_("Annuler"), cancel, name="join-cancel")])
    if form.step == "call":
        return [busy_line(_("Nous appelons le serveur…")), stop]
    if form.step == "enter":
        told = _("Confirmez aussi sur l'autre appareil. Votre espace arrive ensuite.")
        return [sentence(told), busy_line(_("Nous attendons l'autre appareil…")), stop]
    if form.step == "check":
        return _comparing(form, change, visit)
    return [
        sentence(_("Sur votre autre appareil : « Plus », puis « Mes appareils ».")),
        sentence(_("Choisissez « Ajouter un appareil », et tapez ce code.")),
        card([signs(form.code, name="join-code"), square(form.code)]),
        sentence(remaining(form.left)),
        stop,
    ]


def _comparing(form: Form, change: Change, visit: Visit) -> list[ft.Control]:
    async def same() -> None:
        change(step="enter")
        visit.meeting.answer(same=True)

    async def different() -> None:
        visit.meeting.answer(same=False)

    return [
        heading(2, _("Voyez-vous ces signes sur l'autre appareil ?")),
        card([signs(form.check, name="join-check")]),
        sentence(_("Comparez-les un par un. Tous doivent être les mêmes.")),
        side_by_side(
            [
                quiet_action(_("Ce sont les mêmes"), same, name="join-same"),
                quiet_action(
                    _("Ce ne sont pas les mêmes"), different, name="join-different"
                ),
            ]
        ),
    ]


def _faults(form: Form) -> tuple[Fault, ...]:
    if form.server.strip():
        return ()
    return (Fault("server", _("Écrivez l'adresse du serveur.")),)


SCREEN = Screen("/rejoindre", N_("Relier cet appareil"), Join, place="door")
