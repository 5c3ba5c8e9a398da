"""« Version » : what was wanted one day, kept as it was; it may be said again."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.wishes import Form
from app.domain.words import N_
from app.flows.wishes.statements import Version, form_of
from app.kinds import kind as kind_of
from views.house import House, Screen
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.profile.linked import Linked
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.parts.wishes.said import printing, said_card
from views.prints.wishes import wishes as paper
from views.text import _

Seen = tuple[Version, Version | None]
"""A version, and what holds today."""


@drawn
def WishVersion() -> ft.Control:
    """Show one version whole."""
    params = ft.use_route_params()
    form, entry = form_of(params["form"]), EntryId(parse_id(params["id"]))
    asked = use_record(partial(_seen, here(), form, entry), form.kind, key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    version, first = asked.value
    ways: list[ft.Control] = []
    if not version.wish.withdrawn:
        ways.append(printing(form, version, paper))
    if not (version.in_force or version.wish.withdrawn):
        again, icon = _saying(form, version, first), ft.Icons.RESTORE
        label = _("Reprendre cette version")
        ways.append(quiet_action(label, again, name="wish-restate", icon=icon))
    tied = Linked(version.entry)
    shown = [side_by_side(ways)] if ways else []
    return sheet([said_card(form, version), *shown, tied])


def _seen(house: House, form: Form, entry: EntryId) -> Seen:
    return house.wishes.version(form, entry), house.wishes.in_force(form)


def _saying(form: Form, version: Version, first: Version | None) -> Act:
    wishes, around = here().wishes, porch()

    async def again() -> None:
        words = _("Cette version est de nouveau en vigueur, datée d'aujourd'hui.")
        back = partial(wishes.say_again, form, first)
        work = partial(wishes.say_again, form, version)
        await done(words, work, back, leaving=True)
        around.go(f"/{kind_of(form.kind).shelf}")

    return again


def _named(params: Mapping[str, str]) -> str:
    return _(form_of(params["form"]).label)


SCREEN = Screen(
    "/sante/volontes/:form/:id", N_("Ma santé"), WishVersion, "health", named=_named
)
