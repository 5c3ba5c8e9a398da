"""« Modifier une ligne » of the profile: the form of its rubric, filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.topic import Line
from app.domain.words import N_
from app.flows.drafts import of_document
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.profile.form import Fields, Form
from views.parts.profile.rubric import place_of, topic_at
from views.parts.state import use_made
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _

_READ = "read"
"""Where a draft keeps the body of the line its typing began from, in hex."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A line to change, and what was being typed when the form was left."""

    line: Line
    draft: Mapping[str, str]


@drawn
def EditLine() -> ft.Control:
    """Find the line, then let it be told otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asked = use_record(partial(_opened, here(), entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return Changing(asked.value)


@ft.component
def Changing(opened: Opened) -> ft.Control:
    """Let a line be told otherwise, as long as it is the one that was read."""
    house, around = here(), porch()
    read = use_made(lambda: opened)[0]
    line, kept, entry = read.line, read.draft, read.line.entry.id
    beside = {_READ: kept.get(_READ, line.entry.body.hex())}

    def leave() -> None:
        around.go(f"{place_of(line.topic)}/{entry.hex()}")

    def done(_entry: Entry) -> None:
        undo = undoing(partial(house.profile.restore, line.entry))
        told = _("Vos changements sont enregistrés.")
        around.tell(told, undo=undo, leaving=True)
        leave()

    change = partial(house.profile.change, entry, before=bytes.fromhex(beside[_READ]))
    asks, draft = line.topic.asks, of_document(entry)
    begun = (line.said, draft, kept)
    return Fields(Form("line", asks, *begun, change, done, leave, beside=beside))


def _opened(house: House, entry: EntryId) -> Opened:
    return Opened(house.profile.line(entry), house.drafts.get(of_document(entry)))


def _named(params: Mapping[str, str]) -> str:
    words = _("Modifier : {what}")
    return words.format(what=_(topic_at(params["rubrique"]).one))


SCREEN = Screen(
    "/sante/profil/:rubrique/:id/modifier",
    N_("Ma santé"),
    EditLine,
    place="health",
    named=_named,
)
