"""« Éléments liés » : what goes with an element, seen from both; tie more, untie."""

import asyncio
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.kinds import kind as kind_of
from app.kinds import linked_kinds
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.heading import heading
from views.parts.profile.choosing import Choosing
from views.parts.profile.rows import Told, row, told
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number

_STEP: Final = 20
"""Elements shown at once; the rest is one press away."""


@ft.component
def Linked(entry: Entry) -> ft.Control:
    """List what is tied to *entry*; offer to tie something else, or to untie."""
    house, (most, show) = here(), use_held(_STEP)
    choosing, choose, close = use_flag()
    untying, untie, keep = use_flag()
    codes = (*linked_kinds(), "preference")
    asked = use_record(partial(_seen, house, entry.id), *codes, key=entry.id)
    title = heading(2, _("Éléments liés"))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    found = asked.value
    more = doing(lambda: show(most + _STEP))
    rows = [_row(one, entry, untying=untying) for one in found[:most]]
    rest = [_more(more)] if len(found) > most else []
    ways = [_tying(entry, doing(close if choosing else choose), on=choosing)]
    if found:
        ways += [_untying(doing(keep), on=True) if untying else _untying(doing(untie))]
    chooser = [Choosing(entry, close)] if choosing else []
    top = [title, _count(entry, len(found)), side_by_side(ways), *chooser]
    return stack([*top, *rows, *rest])


def _seen(house: House, entry: EntryId) -> tuple[Told, ...]:
    return told(house, house.links.of(entry))


def _count(entry: Entry, count: int) -> ft.Control:
    if not count and entry.kind == "document":
        words = _("Ce document n'est lié à rien pour le moment.")
    elif not count:
        words = _("Aucun document lié pour le moment.")
    else:
        words = ngettext("{count} élément", "{count} éléments", count)
    return sentence(words.format(count=number(count, 0)), quiet=True)


def _row(one: Told, entry: Entry, *, untying: bool) -> ft.Control:
    if not untying:
        return row(one)
    name = f"untie-{one.entry.id.hex()}"
    away = quiet_action(
        _("Retirer ce lien"), _away(one, entry), name=name, icon=ft.Icons.LINK_OFF
    )
    return stack([row(one), side_by_side([away])], spacing=4)


def _away(one: Told, entry: Entry) -> Act:
    links, around = here().links, porch()

    async def away() -> None:
        back = await asyncio.to_thread(links.remove, entry.id, one.entry.id)
        around.tell(_("Le lien est retiré."), undo=undoing(back))

    return away


def _tying(entry: Entry, act: Act, *, on: bool) -> ft.Control:
    label, icon = (_("Terminer"), None) if on else (_label(entry), ft.Icons.ADD_LINK)
    return quiet_action(label, act, name="link-add", icon=icon)


def _label(entry: Entry) -> str:
    if entry.kind == "document":
        return _("Lier ce document")
    topic = kind_of(entry.kind).topic
    beside = topic and topic.beside
    return _("Lier un élément") if beside else _("Lier un document")


def _untying(act: Act, *, on: bool = False) -> ft.Control:
    label = _("Garder ces liens") if on else _("Retirer un lien")
    return quiet_action(label, act, name="link-remove", icon=ft.Icons.LINK_OFF)


def _more(act: Act) -> ft.Control:
    return side_by_side([quiet_action(_("Afficher la suite"), act, name="links-more")])
