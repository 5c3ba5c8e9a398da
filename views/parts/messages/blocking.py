"""« Bloquer » a professional: what it does is said first, and it may be undone."""

import asyncio
from functools import partial

import flet as ft

from app.domain.message import Thread
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.parts.stopping import Stop
from views.parts.watching import here, porch
from views.text import _


def blocking(one: Thread) -> Stop:
    """Return what blocks whom a conversation is with, once it is agreed."""
    name = one.correspondent
    told = _("Vous avez bloqué {name}. Vos conversations ensemble prennent fin.")
    return Stop(
        "thread-block",
        _("Bloquer {name}").format(name=name),
        _("Bloquer {name} ?").format(name=name),
        (
            _("Ce professionnel ne pourra plus vous écrire, ni lire vos messages."),
            _("Toutes vos conversations avec lui prennent fin."),
            _("Ce qui a déjà été lu a pu être copié."),
            _("Il peut encore déposer des documents, si vous en recevez de lui."),
            _("Vous pourrez le débloquer. Les conversations finies le restent."),
        ),
        _("Bloquer"),
        told.format(name=name),
        partial(here().messages.block, one.id),
    )


@ft.component
def Blocked(one: Thread) -> ft.Control:
    """Say that somebody is blocked, and offer to unblock them."""
    flow, around = here().messages, porch()

    async def unblock() -> None:
        await asyncio.to_thread(flow.unblock, one.id)
        words = _("Vous avez débloqué {name}. Vous pouvez lui écrire à nouveau.")
        around.tell(words.format(name=one.correspondent))

    words = _("Vous avez bloqué {name}. Tout reste lisible ici.")
    label = _("Débloquer {name}").format(name=one.correspondent)
    way = quiet_action(label, unblock, name="thread-unblock")
    said = words.format(name=one.correspondent)
    return banner(said, below=[side_by_side([way])])
