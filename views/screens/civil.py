"""« Date de naissance » : what dates vaccines, examinations and advice; optional."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import flet as ft

from app.domain.errors import Refused
from app.domain.when import When
from app.domain.words import N_
from app.flows.civil import Told
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.sentence import sentence
from views.parts.state import use_form, use_held
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_date, typed_day
from views.parts.watching import here, local_now, porch, use_record
from views.text import _

_ABOVE = "/sante"


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """What is in the form."""

    born: str = ""
    sex: str = ""


@drawn
def CivilScreen() -> ft.Control:
    """Ask for the birth date, and the sex if one wishes."""
    asked = use_record(here().civil.told, "patient")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    form: ft.Control = CivilForm(asked.value)
    return form


@ft.component
def CivilForm(told: Told) -> ft.Control:
    """Keep what is typed; what is wrong is said at its field."""
    typed, change, now = use_form(lambda: _typed(told))
    fault, blame = use_held("")
    civil, around = here().civil, porch()

    async def save() -> None:
        try:
            back = await asyncio.to_thread(civil.tell, _read(now()))
        except Refused as error:
            said = sentence_for(error.code, error.details)
            blame(said)
            around.say(said)
            return
        words = _("C'est noté.")
        around.tell(words, undo=undoing(back), leaving=True)
        around.go(_ABOVE)

    asked = _born(typed.born, lambda text: change(born=text), fault, save)
    sex = _sex(typed.sex, lambda text: change(sex=text))
    why = sentence(_("Elle sert aux vaccins et aux conseils selon l'âge."))
    kept = sentence(_("Rien ne quitte votre espace."), quiet=True)
    return sheet([why, asked, sex, kept, _buttons(save)])


def _born(
    value: str, change: Callable[[str], None], fault: str, save: Act
) -> ft.Control:
    hint = Hint(_("Par exemple 12/03/1958, ou 1958"), fault)
    label = _("Naissance")
    return field(label, value, change, name="civil-born", hint=hint, submit=save)


def _buttons(save: Act) -> ft.Control:
    icon = ft.Icons.CHECK
    keep = action(_("Enregistrer"), save, name="civil-save", icon=icon)
    leave = quiet_action(_("Annuler"), going(_ABOVE), name="civil-leave")
    return side_by_side([keep, leave])


def _sex(value: str, choose: Callable[[str], None]) -> ft.Control:
    options = {"F": _("Femme"), "M": _("Homme"), "": _("Je ne le dis pas")}
    label = _("Sexe, pour certains conseils")
    return choice(label, options, value, choose, name="civil-sex")


def _typed(told: Told) -> Typed:
    shown = typed_day(When.parse(told.born)) if told.born else ""
    return Typed(shown, told.sex)


def _read(typed: Typed) -> Told:
    today = local_now().date()
    return Told(iso_date(typed.born, today), typed.sex)


def _named(_params: Mapping[str, str]) -> str:
    return _("Date de naissance")


SCREEN = Screen(
    "/sante/identite", N_("Ma santé"), CivilScreen, place="health", named=_named
)
