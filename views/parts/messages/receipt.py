"""« Accusé de lecture » : said before a message is opened, two answers of one size.

Once the conversation is over nobody is told, and one is not asked for it.
"""

import asyncio

import flet as ft

from app.domain.message import Message
from views.parts.abreast import abreast
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import stack
from views.parts.sentence import sentence
from views.parts.watching import here
from views.text import _


@ft.component
def Receipt(one: Message, *, open_: bool) -> ft.Control:
    """Ask whether its author is told; whatever is answered, the message opens.

    It is not *open_* where nobody can be told any more.
    """
    flow = here().messages

    def opening(*, receipt: bool) -> Act:
        async def open_() -> None:
            work = flow.opened
            await asyncio.to_thread(work, one.thread, [one.id], receipt=receipt)

        return open_

    asks = _("{name} demande à savoir quand vous lisez ce message.")
    told = _("Son contenu s'ouvre dans les deux cas.")
    yes, no = _("Lire et prévenir"), _("Lire sans prévenir")
    name = one.id.hex()
    if not open_:
        return _untold(one, opening(receipt=False))
    both = (
        action(yes, opening(receipt=True), name=f"receipt-yes-{name}"),
        action(no, opening(receipt=False), name=f"receipt-no-{name}"),
    )
    words = [sentence(asks.format(name=one.author)), sentence(told, quiet=True)]
    return stack([*words, abreast(*both)], spacing=8)


def _untold(one: Message, open_: Act) -> ft.Control:
    """Offer to read what somebody wrote who is told of nothing any more."""
    words = _("{name} ne saura pas quand vous lisez ce message.")
    way = action(_("Lire le message"), open_, name=f"receipt-no-{one.id.hex()}")
    return stack([sentence(words.format(name=one.author)), way], spacing=8)
