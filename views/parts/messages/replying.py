"""« Répondre » : which message the one being written answers, said on both sides."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.ids import EntryId
from app.domain.message import Ask, Message, Thread
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.messages.seen import Seen, answering
from views.parts.messages.words import last_words, sealed, writable
from views.parts.road import SIGHT
from views.parts.sentence import sentence
from views.parts.state import use_made
from views.parts.watching import here, porch
from views.text import _

PLACE: Final = "writing"
"""Where the page goes once somebody chose what to answer."""


@dataclass(frozen=True, slots=True, repr=False)
class Replying:
    """What is answered in a *thread*: *about* is its id, b"" for nothing.

    *known* are the messages by their id; *put* chooses another one.
    """

    thread: Thread
    known: Mapping[EntryId, Message]
    about: bytes
    put: Callable[[bytes], Awaitable[None]]

    def quoted(self, one: Message) -> list[ft.Control]:
        """Say what a message answers, where that is here."""
        asked = self.known.get(EntryId(one.about))
        return [sentence(_quote(asked), quiet=True)] if asked else []

    def way(self, one: Message) -> list[ft.Control]:
        """Offer to answer a message of theirs, where one may write."""
        silent = one.mine or one.asks is Ask.NO_REPLY
        if silent or sealed(one) or not writable(self.thread):
            return []
        label, name = _("Répondre à ce message"), f"reply-{one.id.hex()}"
        act, icon = partial(self.put, one.id), ft.Icons.REPLY
        about = last_words(one)
        way = quiet_action(label, act, name=name, icon=icon, about=about)
        return [side_by_side([way])]

    def chosen(self) -> list[ft.Control]:
        """Say what the message being written answers, and offer to answer nothing."""
        asked = self.known.get(EntryId(self.about))
        if asked is None:
            return []
        act, label = partial(self.put, b""), _("Ne plus répondre à ce message")
        way = quiet_action(label, act, name="reply-none")
        return [stack([sentence(_quote(asked)), side_by_side([way])], spacing=8)]


def use_replying(seen: Seen, paper: ft.Ref[Any]) -> Replying:
    """Remember what is answered; once chosen, go where it is written."""
    known = {one.id: one for one in seen.messages}
    about, hold = use_made(lambda: seen.about)
    house, own, sleep = here(), seen.thread.id, porch().sleep

    async def put(message: bytes) -> None:
        await asyncio.to_thread(answering, house, own, message)
        hold(message)
        drawn: Any = paper.current
        if message:
            await sleep(SIGHT)  # it is drawn first
            with suppress(RuntimeError, TimeoutError):  # the page was left meanwhile
                await drawn.scroll_to(scroll_key=PLACE)

    return Replying(seen.thread, known, about if about in known else b"", put)


def _quote(asked: Message) -> str:
    return _("En réponse à : « {text} »").format(text=last_words(asked))
