"""« Bloquer » a professional: what it does is said first, and it may be undone."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final

import flet as ft

from app.domain.message import Thread
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.coming import NothingYet
from views.parts.heading import heading
from views.parts.led import use_lead
from views.parts.messages.words import who_words
from views.parts.sentence import sentence
from views.parts.stopping import Stop
from views.parts.unread import PLACE
from views.parts.watching import here, porch
from views.text import _

_BACK: Final = "blocked-back"


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
    words = _("Vous avez bloqué {name}. Tout reste lisible ici.")
    label = _("Débloquer {name}").format(name=one.correspondent)
    way = quiet_action(label, _unblocking(one), name="thread-unblock")
    said = words.format(name=one.correspondent)
    return banner(said, below=[side_by_side([way])])


@ft.component
def KeptOut(ones: Sequence[Thread]) -> ft.Control:
    """List who is blocked, each with the way to hear from them again."""
    led = use_lead([one.id for one in ones])
    back = quiet_action(_("Revenir aux messages"), going(PLACE), name=_BACK)
    told = sentence(_("Ces professionnels ne peuvent plus vous écrire ici."))
    none = NothingYet(_("Aucun professionnel n'est bloqué."))
    rows = [_kept_out(one, led(_unblocking(one), _BACK)) for one in ones]
    return sheet([told if rows else none, side_by_side([back]), *rows])


def _kept_out(one: Thread, unblock: Act) -> ft.Control:
    label = _("Débloquer {name}").format(name=one.correspondent)
    way = quiet_action(label, unblock, name=f"unblock-{one.id.hex()}")
    who = [heading(2, one.correspondent), sentence(who_words(one), quiet=True)]
    return card([stack(who, spacing=2), side_by_side([way])])


def _unblocking(one: Thread) -> Act:
    """Return what hears from somebody again."""
    flow, around = here().messages, porch()

    async def unblock() -> None:
        await asyncio.to_thread(flow.unblock, one.id)
        words = _("Vous avez débloqué {name}. Vous pouvez lui écrire à nouveau.")
        around.tell(words.format(name=one.correspondent))

    return unblock
