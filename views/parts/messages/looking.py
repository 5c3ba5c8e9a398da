"""« Voir le fichier » : its pages, or its words, drawn here without being filed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Attachment
from app.domain.errors import Refused
from app.domain.foreign import Laid, Picture
from app.domain.lent import Content
from app.domain.message import Message
from app.flows.sealed.files import SMALL_MAX
from views.house import House
from views.parts.box import card, stack
from views.parts.laid import LaidPage
from views.parts.pages import PageView, Paper, Turn
from views.parts.pair import opened_room
from views.parts.sentence import sentence
from views.text import _

_WIDTH: Final = 1600
"""Pixels a page is drawn at: sharp on a phone and on a wide window."""


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """What is shown of a file: a page of it, the page its words make, or its words."""

    message: Message
    file: Attachment
    pages: int = 0
    picture: Picture | None = None
    text: str = ""
    laid: Laid = field(default_factory=Laid)


def looked_in(house: House, thread: bytes, file: bytes, rank: int) -> Looked:
    """Return one page of a file of a conversation.

    Raises Refused("blob.absent") for a file that is not there, and what the airlock
    does: a file received is opened nowhere else.
    """
    message, kept = _file(house, thread, file)
    airlock = house.documents.airlock
    held = _held(house, message, kept)
    told = airlock.read(held, name=kept.name)
    if told.pages:
        drawn = airlock.draw(held, page=rank, width=_WIDTH)
        return Looked(message, kept, told.pages, drawn)
    laid = airlock.lay(held) if kept.media_type == "text/xml" else Laid()
    return Looked(message, kept, text=told.text, laid=laid)


def shown(
    house: House, seen: Looked, turn: Callable[[int], None], rank: int
) -> ft.Control:
    """Return the file as it is looked at; *turn* shows another page."""
    if seen.picture:
        draw = partial(_wider, house, seen, rank)
        paper = Paper(seen.picture, seen.file.name, opened_room(), draw)
        return PageView(paper, Turn(rank, seen.pages, turn))
    if seen.laid.blocks:
        return stack([LaidPage(seen.laid.blocks, opened_room())])
    return card([sentence(seen.text or _("Ce fichier ne contient aucun mot."))])


def _wider(house: House, seen: Looked, rank: int, width: int) -> Picture:
    held = _held(house, seen.message, seen.file)
    return house.documents.airlock.draw(held, page=rank, width=width)


def _held(house: House, message: Message, file: Attachment) -> Content:
    """Return a file to be opened: in memory, unless it is too large for it."""
    lent = house.messages.content(message.id, file.id)
    return lent if lent.size > SMALL_MAX else lent.read(0, lent.size)


def _file(house: House, thread: bytes, file: bytes) -> tuple[Message, Attachment]:
    for message in house.messages.read(thread):
        for one in message.files:
            if one.id == file:
                return message, one
    raise Refused("blob.absent")
