"""« Ajouter un appareil » : the code it shows is typed, the signs compared, then in."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.errors import Refused
from app.domain.words import N_
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.pictured import Picture, Pictured
from views.parts.sentence import sentence
from views.parts.signs import signs
from views.parts.state import use_flag, use_form, use_held
from views.parts.watching import here, porch
from views.text import _
from views.visiting import Visitor


@dataclass(frozen=True, slots=True)
class Code:
    """The code being typed, and what was wrong with the last one."""

    text: str = ""
    error: str = ""


_NOBODY: Visitor | None = None


@drawn
def AddDevice() -> ft.Control:
    """Ask for the code, then whether the signs are the same; never answer alone."""
    visitor, meet = use_held(_NOBODY)
    ended, end = use_held("")
    if not here().space.server:
        return sheet(_without_server())
    if ended:
        return sheet(_done(ended, partial(_again, meet, end)))
    asked: ft.Control = Comparing(visitor, end) if visitor else Asking(meet)
    return asked


@drawn
def Asking(meet: Callable[[Visitor | None], None]) -> ft.Control:
    """Ask for the code that the new device shows."""
    around = porch()
    form, change, now = use_form(Code)
    busy, start, stop = use_flag()

    async def look() -> None:
        start()
        try:
            meet(await asyncio.to_thread(around.door.visitor, now().text))
            around.say(_("Comparez ces signes avec l'autre appareil."))
        except Refused as error:
            gone = "enrol.unknown" if error.code == "not_found" else error.code
            change(error=sentence_for(gone, error.details))
        finally:
            stop()

    go_on = action(_("Continuer"), look, name="visitor-look", enabled=not busy)
    search = [busy_line(_("Nous cherchons cet appareil…"))] if busy else []
    line = _pictured(_line(form, change, look), change)
    return sheet([*_first_steps(), line, *search, side_by_side([go_on])])


def _first_steps() -> list[ft.Control]:
    return [
        sentence(_("Sur le nouvel appareil, ouvrez Alvéole.")),
        sentence(_("Choisissez « J'ai déjà un espace », avec cette adresse :")),
        card([sentence(here().space.server, strong=True)]),
    ]


def _line(form: Code, change: Callable[..., None], look: Act) -> ft.Control:
    return field(
        _("Code affiché par l'autre appareil"),
        form.text,
        lambda text: change(text=text, error=""),
        name="visitor-code",
        hint=Hint(helper=_("Six groupes de quatre signes."), error=form.error),
        submit=look,
    )


def _pictured(line: ft.Control, change: Callable[..., None]) -> ft.Control:
    """Return the field of the code, which a picture of the other screen fills."""
    codes, around = here().shown_codes, porch()

    def seen(code: str) -> None:
        change(text=code, error="")
        around.tell(_("Code lu sur la photo. Appuyez sur « Continuer »."))

    label = _("Lire le carré sur une photo")
    picture = Picture(label, "visitor-picture", codes.read, seen)
    shown: ft.Control = Pictured(line, picture)
    return shown


@drawn
def Comparing(visitor: Visitor, end: Callable[[str], None]) -> ft.Control:
    """Let in only who shows the same signs."""
    busy, start, stop = use_flag()

    async def same() -> None:
        start()
        try:
            await asyncio.to_thread(visitor.let_in)
            end("in")
        finally:
            stop()

    async def different() -> None:
        end("out")

    label = _("Ce ne sont pas les mêmes")
    yes = quiet_action(_("Ce sont les mêmes"), same, name="visitor-same")
    no = quiet_action(label, different, name="visitor-different")
    return sheet(
        [
            heading(2, _("Voyez-vous ces signes sur l'autre appareil ?")),
            card([signs(visitor.check, name="visitor-check")]),
            sentence(_("Comparez-les un par un. Tous doivent être les mêmes.")),
            sentence(_("Cet appareil pourra tout lire et tout écrire.")),
            busy_line(_("Nous lui ouvrons…")) if busy else side_by_side([yes, no]),
        ]
    )


def _again(meet: Callable[[Visitor | None], None], end: Callable[[str], None]) -> None:
    meet(None)
    end("")


def _done(ended: str, retry: Callable[[], None]) -> list[ft.Control]:
    again = quiet_action(_("Recommencer"), doing(retry), name="visitor-again")
    see = action(
        _("Voir mes appareils"), going("/mes-appareils"), name="visitor-devices"
    )
    if ended == "in":
        told = _("C'est fait. Votre espace arrive sur l'autre appareil.")
        long = _("Un grand espace met quelques minutes à arriver.")
        return [banner(told, tone="calm"), sentence(long), side_by_side([see])]
    told = _("Ce n'est pas la bonne personne. Rien n'a été ouvert.")
    return [banner(told, tone="alert"), side_by_side([again, see])]


def _without_server() -> list[ft.Control]:
    there = going("/reglages/serveur/choisir")
    choose = action(_("Choisir un serveur"), there, name="visitor-settings")
    return [
        sentence(_("Deux appareils se parlent par un serveur.")),
        sentence(_("Il ne garde que des copies fermées.")),
        side_by_side([choose]),
    ]


SCREEN = Screen(
    "/mes-appareils/ajouter", N_("Ajouter un appareil"), AddDevice, place="more"
)
