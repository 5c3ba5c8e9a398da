"""« Conversation » : everything written with one professional."""

from functools import partial
from typing import Any

import flet as ft

from app.domain.ids import parse_id
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.messages.conversation import Conversation
from views.parts.messages.seen import seen_in
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record


@drawn
def OneThread() -> ft.Control:
    """Show it; what is being written comes back."""
    own = parse_id(ft.use_route_params()["thread"])
    asked = use_record(partial(seen_in, here(), own), *TOLD_BY, key=own)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    component: Any = Conversation
    page: ft.Control = component(asked.value, key=own.hex())
    return page


SCREEN = Screen("/messages/:thread", N_("Conversation"), OneThread, place="messages")
"""The address says the id of the conversation, and nothing of it."""
