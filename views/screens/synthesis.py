"""« Ma synthèse » : the lines others will read, chosen, then made one document."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.domain.printed import Profile
from app.domain.words import N_
from app.flows.documents import Added, Status
from views.house import Screen
from views.parts.acting import doing
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.consents.lending import Lending
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.synthesis.offering import (
    FOLLOWED,
    Group,
    Offered,
    chosen,
    lines_of,
    offered,
    parts_of,
)
from views.parts.tile import tile
from views.parts.watching import here, local_now, porch, use_record
from views.parts.whose import said_of
from views.prints.profile import profile
from views.text import _, ngettext

Away = frozenset[bytes]
Turn = Callable[..., None]
"""Puts lines *aside*, or back."""


@drawn
def Synthesis() -> ft.Control:
    """Show each line ticked; a press puts it aside, or back."""
    house, (away, put) = here(), use_held(frozenset[bytes]())
    asked = use_record(partial(offered, house), *FOLLOWED, "stay", name="synthesis")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    groups = asked.value
    if not any(one.lines for one in groups):
        return sheet([sentence(_("Notez d'abord quelque chose dans « Ma santé »."))])

    def turn(*lines: Offered, aside: bool) -> None:
        own = {one.entry.id for one in lines}
        put(away | own if aside else away - own)

    every = [line for one in groups for line in one.lines]
    shown = [control for one in groups for control in _group(one, away, turn)]
    return sheet([*_head(groups, away), _all(every, away, turn), *shown])


def _head(groups: tuple[Group, ...], away: Away) -> list[ft.Control]:
    told = sentence(_("Un document pour un médecin : il dit ce que vous choisissez."))
    stays = sentence(_("Il reste dans cet espace. Vous décidez d'en donner copie."))
    count = len(chosen(groups, away))
    words = ngettext("{count} ligne choisie", "{count} lignes choisies", count)
    making: ft.Control = Making(groups, away)
    many = sentence(words.format(count=count), strong=True)
    return [told, stays, many, making, Lending()]


@ft.component
def Making(groups: tuple[Group, ...], away: Away) -> ft.Control:
    """Make the document, then open it."""
    house, around, day = here(), porch(), local_now().date()
    busy, start, stop = use_flag()

    def made() -> Added:
        title, told = _("Ma synthèse"), lines_of(chosen(groups, away))
        parts = parts_of(groups, away)
        pages = profile(Profile(house.space.name, title, parts, day))
        return house.synthesis.make(pages, told, title=title)

    async def make() -> None:
        start()
        try:
            added = await asyncio.to_thread(made)
        finally:
            stop()
        if added.entry is not None:
            around.tell(_told(added), leaving=True)
            around.go(f"/documents/{added.entry.id.hex()}")

    if busy:
        return busy_line(_("Préparation de la synthèse…"))
    some, icon = bool(chosen(groups, away)), ft.Icons.SUMMARIZE_OUTLINED
    label = _("Créer la synthèse")
    button = action(label, make, name="synthesis-make", icon=icon, enabled=some)
    return side_by_side([button])


def _told(added: Added) -> str:
    if added.status is Status.DUPLICATE:
        return _("Rien n'a changé : voici la synthèse.")
    return _("La synthèse est dans les documents.")


def _all(every: list[Offered], away: Away, turn: Turn) -> ft.Control:
    if away:
        act = doing(partial(turn, *every, aside=False))
        back = quiet_action(_("Tout choisir"), act, name="synthesis-all")
    else:
        act = doing(partial(turn, *every, aside=True))
        back = quiet_action(_("Ne rien choisir"), act, name="synthesis-none")
    return side_by_side([back])


def _group(group: Group, away: Away, turn: Turn) -> list[ft.Control]:
    said = [sentence(group.said)] if group.said else []
    rows = [_row(line, away, turn) for line in group.lines]
    return [heading(2, group.title), *said, *rows]


def _row(line: Offered, away: Away, turn: Turn) -> ft.Control:
    aside, own = line.entry.id in away, line.entry.id.hex()
    icon = ft.Icons.CHECK_BOX_OUTLINE_BLANK if aside else ft.Icons.CHECK_BOX
    state = _("Laissé de côté") if aside else _("Choisi")
    said = [sentence(line.detail, quiet=True)] if line.detail else []
    said.append(sentence(state, strong=not aside, quiet=aside))
    act = doing(partial(turn, line, aside=not aside))
    return tile(line.title, said, act, name=f"line-{own}", icon=icon)


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Ma synthèse"), _("Synthèse"))


SCREEN = Screen("/sante/synthese", N_("Ma santé"), Synthesis, "health", named=_named)
"""Lines chosen here are those of this visit: nothing of the choice is kept."""
