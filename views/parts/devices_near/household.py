"""« Qui d'autre l'utilise ? » : first names and last weights, on this machine only."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import flet as ft

from app.devices import driver_named
from app.domain.errors import Refused
from app.domain.household import Member
from app.flows.devices.appliance import Appliance
from app.flows.devices.likeness import WEIGHT
from views.errors import sentence_for
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.devices_near.whose import called
from views.parts.devices_near.words import kilos
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Typed:
    """Who is being noted, and what is wrong with it."""

    name: str = ""
    weight: str = ""
    error: str = ""


def shares(one: Appliance) -> bool:
    """Say whether several people may be told apart by what a device measures."""
    driver = driver_named(one.driver)
    return not one.alone and driver is not None and WEIGHT in driver.kinds


@ft.component
def Household(one: Appliance) -> ft.Control:
    """List who else steps on a scale; note somebody, or take them out."""
    noting, note, stop = use_flag()
    known = use_record(here().devices.household.people, WEIGHT)
    people, asking = known.value or [], cast(Any, Noting)
    label = _("Ajouter une personne")
    add = quiet_action(
        label, doing(note), name="home-add", icon=ft.Icons.PERSON_ADD_ALT
    )
    stay = _("Ces prénoms restent sur cet appareil. Ils ne partent jamais.")
    apart = _("Les prénoms sans espace restent sur cet appareil.")
    return card(
        [
            heading(2, _("Qui d'autre monte sur cette balance ?")),
            *[_person(each, people) for each in people],
            *[_row(one, each) for each in _alone(one, people)],
            asking(one, stop) if noting else side_by_side([add]),
            sentence(apart if people else stay, quiet=True),
        ]
    )


@ft.component
def Noting(one: Appliance, done: Callable[[], None]) -> ft.Control:
    """Ask for a first name, and a last weight where it is known."""
    household, around = here().devices.household, porch()
    form, change, now = use_form(Typed)

    async def save() -> None:
        said = now()
        try:
            await asyncio.to_thread(household.add, one.key, said.name, said.weight)
        except Refused as error:
            change(error=error.code)
            around.say(sentence_for(error.code))
            return
        done()
        words = _("{name} est dans la liste.").format(name=said.name.strip())
        around.tell(words, undo=undoing(partial(household.put, one.key, one.members)))

    ways = [
        action(_("Enregistrer"), save, name="home-save"),
        quiet_action(_("Annuler"), doing(done), name="home-cancel"),
    ]
    return stack([*_lines(form, change, save), side_by_side(ways)])


def _lines(form: Typed, change: Callable[..., None], save: Act) -> list[ft.Control]:
    """Return the lines of a first name and of a weight, each with its error."""
    wrong = sentence_for(form.error) if form.error else ""
    weighed = form.error == "household.weight"
    names = Hint(helper=_("Par exemple : Paul."), error="" if weighed else wrong)
    weights = Hint(
        helper=_("Facultatif. Il aide à reconnaître cette personne."),
        error=wrong if weighed else "",
        suffix="kg",
    )
    named, weighing = partial(_told, change, "name"), partial(_told, change, "weight")
    label, own = _("Dernier poids"), "home-weight"
    return [
        field(_("Prénom"), form.name, named, name="home-name", hint=names),
        field(label, form.weight, weighing, name=own, hint=weights, submit=save),
    ]


def _told(change: Callable[..., None], name: str, text: str) -> None:
    change(**{name: text}, error="")


def _alone(one: Appliance, people: Sequence[Member]) -> list[Member]:
    """Return the names noted of those who have no space here."""
    named = {each.name.casefold() for each in people}
    return [each for each in one.members if each.name.casefold() not in named]


def _person(who: Member, people: Sequence[Member]) -> ft.Control:
    """Tell somebody whose space is here: their weights are read and put there."""
    line = sentence(f"{called(who, people)} : {_last(who)}", strong=True)
    return stack([line, sentence(_("Ses poids vont dans son espace."), quiet=True)])


def _last(member: Member) -> str:
    return _("Poids inconnu") if member.weight is None else kilos(member.weight)


def _row(one: Appliance, member: Member) -> ft.Control:
    own = member.name.encode().hex()
    label = _("Retirer {name}").format(name=member.name)
    button = quiet_action(label, _removing(one, member), name=f"home-remove-{own}")
    line = sentence(f"{member.name} : {_last(member)}", strong=True)
    lost = sentence(_("Sans espace ici : ses poids ne sont pas gardés."), quiet=True)
    return stack([line, lost, side_by_side([button])])


def _removing(one: Appliance, member: Member) -> Act:
    household, around = here().devices.household, porch()

    async def act() -> None:
        before = await asyncio.to_thread(household.remove, one.key, member.name)
        undo = undoing(partial(household.put, one.key, before))
        words = _("{name} n'est plus dans la liste.")
        around.tell(words.format(name=member.name), undo=undo)

    return act
