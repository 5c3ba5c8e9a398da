"""« J'ai une feuille de secours » : nine groups open one's space on a new device."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import flet as ft

from app.domain.syncing import Coming
from app.domain.words import N_
from views.house import House, Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.coming import arriving, coming_told
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.new_secret import NewSecret, use_new_secret
from views.parts.recovery_key import GROUPS, group_fields, short_groups
from views.parts.rendezvous import Rendezvous
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.summary import Fault, summary
from views.parts.this_device import (
    device_field,
    full_address,
    server_field,
    usual_name,
)
from views.parts.watching import porch
from views.text import _
from views.visiting import Tell
from views.way_in import Door

_RANKS = range(1, GROUPS + 1)


@dataclass(frozen=True, slots=True)
class Form:
    """What is being typed; *groups* are those of the sheet, by rank."""

    server: str = ""
    device: str = ""
    groups: Mapping[int, str] = field(default_factory=dict, repr=False)
    faults: tuple[Fault, ...] = ()
    inside: bool = False
    coming: Coming | None = None


Change = Callable[..., None]


@drawn
def JoinWithKit() -> ft.Control:
    """Ask for the server, the sheet and a new code, then bring the space here."""
    around = porch()
    form, change, now = use_form(lambda: Form(device=usual_name()))
    secret = use_new_secret("kit")
    busy, start, stop = use_flag()

    meeting = use_meeting(change)

    async def join() -> None:
        faults = (*_faults(now()), *secret.faults())
        change(faults=faults)
        if faults or busy:
            return
        start()
        try:
            house = await asyncio.to_thread(
                _joined, around.door, now(), secret, meeting.tell
            )
        finally:
            stop()
            change(inside=False, coming=None)
        around.enter(house)

    if form.inside:
        return stack(arriving(form.coming, doing(meeting.leave)))
    return stack([*_rows(form, change, secret), *_end(join, busy=busy)])


def use_meeting(change: Change) -> Rendezvous:
    """Return what tells the screen how much of the space is here."""
    page = ft.context.page

    async def hear(step: str, words: str) -> None:
        change(inside=True, coming=coming_told(step, words))

    return ft.use_memo(lambda: Rendezvous(page, hear), [])


def _joined(door: Door, form: Form, secret: NewSecret, tell: Tell) -> House:
    return door.join_with_kit(
        full_address(form.server),
        "".join(form.groups.get(rank, "") for rank in _RANKS),
        tell,
        ways=secret.ways(),
        device=form.device.strip(),
    )


def _rows(form: Form, change: Change, secret: NewSecret) -> list[ft.Control]:
    helper = _("Elle est écrite sur la feuille, sous la clé.")

    def typed(groups: Mapping[int, str]) -> None:
        change(groups=groups)

    return [
        summary(form.faults),
        server_field(
            form.server, lambda text: change(server=text), form.faults, helper=helper
        ),
        heading(2, _("Les neuf groupes de votre feuille")),
        sentence(
            _("Vous pouvez aussi coller toute la clé dans le premier."), quiet=True
        ),
        group_fields(_RANKS, form.groups, typed, form.faults),
        heading(2, _("Pour ouvrir sur cet appareil")),
        *secret.rows(form.faults),
        device_field(form.device, lambda text: change(device=text)),
        summary(form.faults, name="fault-again"),
    ]


def _end(join: Act, *, busy: bool) -> list[ft.Control]:
    if busy:
        return [busy_line(_("Nous appelons le serveur…"))]
    button = action(_("Retrouver mon espace"), join, name="kit-join")
    back = quiet_action(_("Retour"), going("/ouverture"), name="kit-back")
    alone = _("Sans serveur, retrouvez plutôt votre sac à dos.")
    return [side_by_side([button, back]), sentence(alone, quiet=True)]


def _faults(form: Form) -> tuple[Fault, ...]:
    missing = Fault("server", _("Écrivez l'adresse du serveur."))
    server = () if form.server.strip() else (missing,)
    return (*server, *short_groups(_RANKS, form.groups))


SCREEN = Screen(
    "/rejoindre/feuille", N_("J'ai une feuille de secours"), JoinWithKit, place="door"
)
