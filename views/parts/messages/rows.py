"""How one conversation looks in a list."""

from dataclasses import dataclass
from typing import Any

import flet as ft

from app.domain.mandate import MandateState
from app.domain.message import Thread
from views.house import House
from views.parts.acting import going
from views.parts.messages.words import (
    last_words,
    moment_words,
    page_of,
    standing_words,
    unsent_words,
    waiting_words,
)
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.unread import unread_words
from views.text import _


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation of the list; *draft*: something is typed in it and not sent."""

    thread: Thread
    draft: bool = False


def listed(house: House) -> list[Listed]:
    """Return every conversation of a house, the one with the newest word first."""
    flow = house.messages
    return [Listed(one, bool(flow.draft(one.id))) for one in flow.threads()]


@ft.component
def ThreadRow(one: Listed) -> ft.Control:
    """One conversation; pressing it opens it."""
    thread, name = one.thread, one.thread.id.hex()
    icon = ft.Icons.MARK_EMAIL_UNREAD if thread.unread else ft.Icons.MAIL_OUTLINE
    go, lines = going(page_of(thread.id)), [*_new(thread), *_said(one)]
    return tile(thread.correspondent, lines, go, name=f"thread-{name}", icon=icon)


def thread_row(one: Listed) -> ft.Control:
    """Return the row of a conversation."""
    component: Any = ThreadRow
    row: ft.Control = component(one, key=one.thread.id.hex())
    return row


def _new(thread: Thread) -> list[ft.Control]:
    """Say first what asks to be looked at: what came, and what did not leave."""
    words = [unread_words(thread.unread) if thread.unread else ""]
    words += [unsent_words(thread.unsent) if thread.unsent else ""]
    return [sentence(one, strong=True) for one in words if one]


def _said(one: Listed) -> list[ft.Control]:
    thread, last = one.thread, one.thread.last
    about = _("Objet : {subject}").format(subject=thread.subject)
    words = [about if thread.subject else ""]
    words += [last_words(last), moment_words(last.at)] if last else []
    words += [waiting_words(thread.waiting) if thread.waiting else ""]
    words += [_("Brouillon gardé") if one.draft else "", _state(thread)]
    return [sentence("\n".join(filter(None, words)), quiet=True)]


def _state(thread: Thread) -> str:
    """Say how far it has come, unless it is as most of them are."""
    plain = thread.state is MandateState.ACTIVE and not thread.blocked
    return "" if plain else standing_words(thread)
