"""« Bulle » : one message, whose it is, when, and how far it has come."""

from typing import Any, Final

import flet as ft

from app.domain.message import Ask, Delivery, Message
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side
from views.parts.documents import new_mark
from views.parts.heading import heading
from views.parts.messages.files import MessageFile
from views.parts.messages.receipt import Receipt
from views.parts.messages.replying import Replying
from views.parts.messages.unsent import Taking
from views.parts.messages.words import delivery_words, hour_words, live, sealed
from views.parts.sentence import sentence
from views.parts.typeset import typeset
from views.parts.watching import porch
from views.text import _
from views.theme import RADIUS, look, size

_INSET: Final = 56
"""Room left beside a message, on the side of the other person."""
_ROOMY: Final = 360
"""Width of page, at 100 %, from which that room is left."""
_ICONS: Final = {
    Delivery.WAITING: ft.Icons.SCHEDULE,
    Delivery.SENT: ft.Icons.CHECK,
    Delivery.READ: ft.Icons.DONE_ALL,
    Delivery.UNSENT: ft.Icons.ERROR_OUTLINE,
}


@ft.component
def Bubble(one: Message, *, fresh: bool, reply: Replying) -> ft.Control:
    """One message; *fresh* is new at this visit, *reply* answers one."""
    author = _("Vous") if one.mine else one.author
    said = _("{author}, {hour}").format(author=author, hour=hour_words(one.at))
    told = _closed if sealed(one) else _opened
    held = [
        heading(4, said),
        *([new_mark()] if fresh else []),
        *reply.quoted(one),
        *told(one, open_=live(reply.thread)),
        *_standing(one),
        *reply.way(one),
    ]
    column = ft.Column(
        held, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    drawn = _sided(column, mine=one.mine)
    key: Any = ft.ScrollKey  # Flet's decorator hides what it takes
    drawn.key = key(one.id.hex())
    return drawn


def bubble(one: Message, *, fresh: bool, reply: Replying) -> ft.Control:
    """Return the bubble of a message."""
    component: Any = Bubble
    drawn: ft.Control = component(one, fresh=fresh, reply=reply, key=one.id.hex())
    return drawn


def _closed(one: Message, *, open_: bool) -> list[ft.Control]:
    return [Receipt(one, open_=open_)]


def _opened(one: Message, *, open_: bool) -> list[ft.Control]:
    text = ft.Text(typeset(one.text), theme_style=ft.TextThemeStyle.BODY_MEDIUM)
    files = [MessageFile(one, file) for file in one.files]
    said = [*([text] if one.text else []), *files, *_signing(one, open_=open_)]
    return [*said, *_no_reply(one)]


def _no_reply(one: Message) -> list[ft.Control]:
    words = _("Ce message n'attend pas de réponse.")
    return [sentence(words, quiet=True)] if one.asks is Ask.NO_REPLY else []


def _signing(one: Message, *, open_: bool) -> list[ft.Control]:
    """Lead to signing what they ask to have signed, or to the proof that it was."""
    if one.asks is not Ask.SIGNATURE or one.mine or not (one.signed or open_):
        return []
    go = going(f"/messages/signer/{one.id.hex()}")
    name, icon = f"sign-{one.id.hex()}", ft.Icons.DRAW_OUTLINED
    if one.signed:
        said = sentence(_("Vous avez signé ce document."), strong=True)
        way = quiet_action(_("Voir la preuve"), go, name=name, icon=icon)
        return [said, side_by_side([way])]
    asks = _("{name} vous demande de signer ce document.").format(name=one.author)
    way = action(_("Lire et signer"), go, name=name, icon=icon)
    return [sentence(asks, strong=True), side_by_side([way])]


def _standing(one: Message) -> list[ft.Control]:
    words = delivery_words(one)
    if not words:
        return []
    icon = ft.Icon(_ICONS[one.delivery], color=look().palette.secondary, size=size(18))
    late = one.delivery is Delivery.UNSENT
    told = ft.Container(sentence(words, quiet=not late, strong=late), expand=True)
    way = [Taking(one)] if late and one.text else []
    return [ft.Row([icon, told], spacing=6), *way]


def _sided(content: ft.Control, *, mine: bool) -> ft.Control:
    """Return *content* in its colour, on the side of its author where there is room."""
    palette = look().palette
    inset = size(_INSET) if porch().width >= size(_ROOMY) else 0
    card = ft.Container(
        content,
        bgcolor=palette.tint_primary if mine else palette.card,
        border=ft.Border.all(1, palette.border),
        border_radius=RADIUS,
        padding=12,
    )
    return ft.Container(
        card,
        padding=ft.Padding.only(left=inset if mine else 0, right=0 if mine else inset),
    )
