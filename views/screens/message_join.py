"""« Joindre des documents » : tick those that go with the message being written."""

from functools import partial

import flet as ft

from app.domain.ids import parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.messages.joining import Joining
from views.parts.messages.seen import attached
from views.parts.outside.picking import Picked, weight_of
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record
from views.prints.profile import profile


@drawn
def MessageJoin() -> ft.Control:
    """List the documents of the record, those chosen already ticked."""
    own = parse_id(ft.use_route_params()["thread"])
    asked = use_record(partial(_chosen, here(), own), *TOLD_BY, key=own)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    [picked] = asked.value
    control: ft.Control = Joining(own, picked, profile)
    return control


def _chosen(house: House, thread: bytes) -> tuple[Picked]:
    """Return what is chosen so far. Raises what `Messages.thread` does."""
    house.messages.thread(thread)
    return ({one.id: weight_of(one) for one in attached(house, thread)},)


SCREEN = Screen(
    "/messages/:thread/joindre",
    N_("Joindre des documents"),
    MessageJoin,
    place="messages",
)
