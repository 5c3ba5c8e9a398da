"""« Hospitalisation » : when, where, why, and the documents that go with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.state import State
from app.domain.stay import Stay as Said
from app.domain.words import N_
from app.flows.profile.stays import Stays, stay_of
from views.house import Screen
from views.parts.acting import going
from views.parts.action import grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.linked import Linked
from views.parts.profile.stay_facts import stay_facts
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.text import _

_LIST = "/sante/hospitalisations"


@dataclass(frozen=True, slots=True)
class Seen:
    """A stay as it is shown."""

    entry: Entry
    stay: Said


@drawn
def Stay() -> ft.Control:
    """Show a stay whole, then what is tied to it."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asked = use_record(partial(_seen, here().stays, entry), "stay", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    title = heading(2, seen.entry.title or _("Séjour à l'hôpital"))
    if seen.entry.meta.get("status") == State.TRASHED:
        return sheet([title, Thrown(seen.entry), _facts(seen.stay)])
    return sheet([title, _facts(seen.stay), Ways(seen.entry), Linked(seen.entry)])


def _seen(stays: Stays, entry: EntryId) -> Seen:
    found = stays.entry(entry)
    return Seen(found, stay_of(found))


def _facts(stay: Said) -> ft.Control:
    return card([_fact(what, said) for what, said in stay_facts(stay)])


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


@ft.component
def Ways(entry: Entry) -> ft.Control:
    """Offer to change the stay, or to throw it away."""
    trash, around = here().trash, porch()

    async def throw() -> None:
        words = _("L'hospitalisation est dans la corbeille, pour 30 jours.")
        back = partial(trash.put_back, entry.id)
        await done(words, partial(trash.throw, entry.id), back, leaving=True)
        around.go(_LIST)

    edit = going(f"{_LIST}/{entry.id.hex()}/modifier")
    icon = ft.Icons.EDIT_OUTLINED
    return side_by_side(
        [
            quiet_action(_("Modifier"), edit, name="stay-change", icon=icon),
            grave_action(_("Mettre à la corbeille"), throw, name="stay-throw"),
        ]
    )


@ft.component
def Thrown(entry: Entry) -> ft.Control:
    """Say that the stay is in the trash, and how to bring it back."""
    trash = here().trash

    async def back() -> None:
        words = _("L'hospitalisation est de retour.")
        again = partial(trash.throw, entry.id)
        await done(words, partial(trash.put_back, entry.id), again)

    told = banner(_("Cette hospitalisation est dans la corbeille."))
    icon = ft.Icons.UNDO
    put = quiet_action(_("Remettre"), back, name="stay-back", icon=icon)
    return stack([told, side_by_side([put])])


def _named(_params: Mapping[str, str]) -> str:
    return _("Hospitalisation")


SCREEN = Screen(
    "/sante/hospitalisations/:id", N_("Ma santé"), Stay, place="health", named=_named
)
