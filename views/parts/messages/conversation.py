"""« Conversation » : who it is with, its messages by day, and what is written next."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any, Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.ids import EntryId
from app.domain.mandate import MandateState
from app.domain.message import Message, Thread
from app.domain.words import N_
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import scrolling, side_by_side, stack
from views.parts.heading import heading
from views.parts.messages.arriving import use_end
from views.parts.messages.blocking import Blocked
from views.parts.messages.bubble import bubble
from views.parts.messages.composing import Composing
from views.parts.messages.head import Head
from views.parts.messages.replying import Replying, use_replying
from views.parts.messages.seen import Seen, Stretch
from views.parts.messages.words import day_of, day_words, live, sealed, writable
from views.parts.sentence import sentence
from views.parts.state import use_held, use_made
from views.parts.watching import here
from views.text import _
from views.theme import COLUMN

_OVER: Final = {
    MandateState.ENDING: N_("La fin de la conversation partira au prochain échange."),
    MandateState.ENDED: N_("Cette conversation est terminée. Tout reste lisible ici."),
}


@ft.component
def Conversation(seen: Seen) -> ft.Control:
    """Show its last messages and what is being written; begin at what is new."""
    stretch, move = use_held(Stretch())
    fresh: set[EntryId] = use_made(set[EntryId])[0]
    fresh |= {one.id for one in seen.messages if one.unread}
    use_opened(seen)
    paper: ft.Ref[Any] = ft.use_memo(ft.Ref, [])
    typed: ft.MutableRef[str] = ft.use_ref(str)
    use_end(paper, seen, typed)
    reply = use_replying(seen, paper)
    shown, further = stretch.of(seen.messages), stretch.older(seen.messages)
    older = [_way(_("Voir les messages d'avant"), stretch.further(), move)]
    latest = [_way(_("Revenir aux derniers messages"), Stretch(), move)]
    rows = [
        Head(seen.thread),
        *(older if further else []),
        *_days(shown, fresh, reply),
        *(latest if stretch.skip else []),
        *_below(seen, reply, typed),
    ]
    return _page(rows, paper)


def use_opened(seen: Seen) -> None:
    """Note that what is shown was read; what asks something first is not yet."""
    flow = here().messages
    read = [one.id for one in seen.messages if one.unread and not sealed(one)]

    async def note() -> None:
        if read:
            with suppress(AlveoleError):  # a full disk costs only a word too many
                await asyncio.to_thread(
                    flow.opened, seen.thread.id, read, receipt=False
                )

    ft.use_effect(note, [tuple(read)])


def _days(
    shown: Sequence[Message], fresh: Collection[EntryId], reply: Replying
) -> list[ft.Control]:
    """Return the messages under their days, oldest first."""
    if not shown:
        return [sentence(_("Aucun message pour l'instant."), quiet=True)]
    return [
        stack(
            [
                heading(3, day_words(day)),
                *(bubble(one, fresh=one.id in fresh, reply=reply) for one in group),
            ],
            spacing=10,
        )
        for day, group in groupby(shown, lambda one: day_of(one.at))
    ]


def _way(label: str, to: Stretch, move: Callable[[Stretch], None]) -> ft.Control:
    name = "messages-older" if to != Stretch() else "messages-latest"
    return side_by_side([quiet_action(label, doing(lambda: move(to)), name=name)])


def _below(
    seen: Seen, reply: Replying, typed: "ft.MutableRef[str]"
) -> list[ft.Control]:
    """Return what is being written, or why nothing more is."""
    if not writable(seen.thread):
        return _over(seen.thread)
    return [Composing(seen, reply, typed)]


def _over(thread: Thread) -> list[ft.Control]:
    """Say why nothing more is written there, and where one may write anew."""
    if thread.blocked:
        return [Blocked(thread)]
    go, label = going("/messages/ecrire"), _("Écrire à un professionnel")
    way = quiet_action(label, go, name="messages-write", icon=ft.Icons.EDIT_OUTLINED)
    words = _silent(thread) if live(thread) else _(_OVER[thread.state])
    return [banner(words, below=[side_by_side([way])])]


def _silent(thread: Thread) -> str:
    words = _("{name} n'attend pas de réponse à son dernier message.")
    return words.format(name=thread.correspondent)


def _page(rows: list[ft.Control], paper: ft.Ref[Any]) -> ft.Control:
    column = ft.Column(
        rows,
        spacing=16,
        width=COLUMN,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    inside = ft.Container(column, padding=16, alignment=ft.Alignment.TOP_CENTER)
    return scrolling(inside, paper)
