"""« Fichier joint » : one file of a message, looked at and filed."""

from functools import partial

import flet as ft

from app.domain.ids import parse_id
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.messages.files import Filing
from views.parts.messages.looking import looked_in, shown
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def MessageFile() -> ft.Control:
    """Show one page at a time, who sent it, and the way to file it."""
    params, house, (rank, turn) = ft.use_route_params(), here(), use_held(0)
    thread, file = parse_id(params["thread"]), parse_id(params["file"])
    asks = partial(looked_in, house, thread, file, rank)
    asked = use_record(asks, "message", key=(thread, file, rank))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    author = _("Vous") if seen.message.mine else seen.message.author
    said = sentence(_("Joint par {name}").format(name=author), quiet=True)
    ways = [] if seen.message.mine else [Filing(seen.message, seen.file)]
    head = [heading(2, seen.file.name), said, side_by_side(ways)]
    return sheet([*head, shown(house, seen, turn, rank)])


SCREEN = Screen(
    "/messages/:thread/:file", N_("Fichier joint"), MessageFile, place="messages"
)
