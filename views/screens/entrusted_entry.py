"""« Lire » : one thing of a space one is entrusted with; nothing of it is changed."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.ids import EntryId, SpaceId, parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.entrusting.paper import Lent, Paper
from views.parts.entrusting.reading import lane_at, reading_of
from views.parts.entrusting.said import Thing, said, thing_of
from views.parts.entrusting.seen import TOLD_BY
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown, and the house it is in."""

    theirs: House
    thing: Thing


@drawn
def EntrustedEntry() -> ft.Control:
    """Show it whole, as its own kind is shown."""
    params = ft.use_route_params()
    lane, entry = lane_at(params), EntryId(parse_id(params["entry"]))
    asks = partial(_seen, here(), lane, entry)
    asked = use_record(asks, *TOLD_BY, key=(lane, entry))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    theirs, thing = asked.value.theirs, asked.value.thing
    shown = said(thing)
    if thing.entry.kind == "document":
        paper: Any = Paper
        page = f"/confies/{lane.hex()}/{entry.hex()}"
        shown = [paper(Lent(theirs, entry, page), key=entry.hex())]
    quiet = _("Vous lisez seulement. Rien ne peut être changé d'ici.")
    return sheet([*shown, sentence(quiet, quiet=True)])


def _seen(house: House, lane: SpaceId, entry: EntryId) -> Seen:
    reading_of(house, lane)
    theirs, found = house.entrusted.house(lane), house.entrusted.entry(lane, entry)
    return Seen(theirs, thing_of(house, theirs, found))


SCREEN = Screen(
    "/confies/:lane/:entry", N_("Espace confié"), EntrustedEntry, place="more"
)
