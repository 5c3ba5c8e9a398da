"""« Choisir un modèle » : words ready to be sent, given here or kept by the person."""

from functools import partial

import flet as ft

from app.domain.ids import parse_id
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.messages.templates import Choosing, models_in
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record


@drawn
def MessageTemplates() -> ft.Control:
    """List the models; one is chosen for the message being written."""
    own = parse_id(ft.use_route_params()["thread"])
    asked = use_record(partial(models_in, here(), own), *TOLD_BY, key=own)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    [models] = asked.value
    control: ft.Control = Choosing(own, models)
    return control


SCREEN = Screen(
    "/messages/:thread/modeles",
    N_("Choisir un modèle"),
    MessageTemplates,
    place="messages",
)
