"""« Copier plusieurs documents » : tick them, then save one file with all of them."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.words import N_
from app.flows.backpack.packing import Packed, Progress
from app.flows.leaving.copies import Copies
from views.house import House, Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.browser import Browser, Pick
from views.parts.browsing import Browsing, Place
from views.parts.confirm import confirm
from views.parts.copied import copied
from views.parts.drawn import drawn
from views.parts.kept import use_kept
from views.parts.narrowing import today
from views.parts.outside.picking import Picked, Ticking, picked_words, weight_of
from views.parts.saving import Saved, followed, too_big, use_saving
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.watching import here, porch
from views.text import _
from views.theme import COLUMN, look

_PLACE: Final = Place("copying", empty="", counted=True)
_LARGE: Final = 1.3
"""Scale of the letters over which what is ticked scrolls away with the list."""


@drawn
def CopyDocuments() -> ft.Control:
    """Tick documents, then save them as they were received."""
    house, none = here(), Picked()
    saving, work = use_saving()
    picked, pick = use_kept("copying", none)
    saved, show = use_held(_NOTHING)
    asking, ask, leave = use_flag()

    async def copy() -> None:
        write = partial(_write, house.copies, tuple(picked))
        weight = sum(picked.values())
        made = await saving.make(_name(), write, None, weight=weight)
        if made:
            pick(none)
            show(made)

    ft.use_dialog(_question(copy, leave) if asking else None)
    if work.busy:
        return sheet([card([followed(work, saving.stop)])])
    if saved:
        return sheet(copied(saved, going("/documents"), name="copy-back"))
    return Choosing(picked, pick, doing(ask))


_NOTHING: Saved | None = None


@ft.component
def Choosing(picked: Picked, pick: Callable[[Picked], None], ask: Act) -> ft.Control:
    """Show what is ticked above the list, in sight as long as there is room."""
    house = here()
    browsing, _move = use_kept(f"browsing:{_PLACE.name}", Browsing())
    latest: ft.MutableRef[Picked] = ft.use_ref()
    latest.current = picked

    def toggle(entry: Entry) -> None:
        now = dict(latest.current or {})
        if now.pop(entry.id, None) is None:
            now[entry.id] = weight_of(entry)
        pick(now)

    async def every() -> None:
        pick(await asyncio.to_thread(_all, house, browsing))

    bar, large = _bar(picked, ask), look().scale > _LARGE

    def head(_counts: Mapping[str, int], _pick: Pick) -> list[ft.Control]:
        ways = _ways(every, doing(lambda: pick({})), some=bool(picked))
        return [bar, ways] if large else [ways]

    listing: ft.Control = Browser(_PLACE, head, row=Ticking(frozenset(picked), toggle))
    return listing if large else _under(bar, listing)


def _bar(picked: Picked, ask: Act) -> ft.Control:
    """Return what is ticked, and what to do with it."""
    label, icon = _("Enregistrer une copie"), ft.Icons.SAVE_ALT
    ready = bool(picked) and not too_big(sum(picked.values()))
    save = action(label, ask, name="copy-save", icon=icon, enabled=ready)
    heavy = too_big(sum(picked.values()))
    words = _("C'est trop gros pour ce téléphone : choisissez-en moins.")
    warned = [banner(words)] if heavy else []
    told = sentence(picked_words(picked), strong=True)
    return stack([told, *warned, side_by_side([save])])


def _ways(every: Act, none: Act, *, some: bool) -> ft.Control:
    ways = [quiet_action(_("Tout choisir"), every, name="copy-all")]
    if some:
        ways.append(quiet_action(_("Ne rien choisir"), none, name="copy-none"))
    words = _("Touchez chaque document à copier.")
    return stack([sentence(words), side_by_side(ways)])


def _under(bar: ft.Control, listing: ft.Control) -> ft.Control:
    top = ft.Container(bar, width=COLUMN + 32, padding=16)
    return ft.Column(
        [top, ft.Container(listing, expand=True)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=0,
        expand=True,
    )


def _all(house: House, browsing: Browsing) -> Picked:
    """Tick every document that the filters let through."""
    filters = browsing.narrowed.within(_PLACE.filters, today(), house.news.unopened)
    return {one.id: weight_of(one) for one in house.documents.every(filters)}


def _question(copy: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Enregistrer une copie ?"),
        _("Hors d'Alvéole, cette copie n'est plus protégée."),
        label=_("Enregistrer la copie"),
        act=copy,
        leave=leave,
    )


def _write(
    copies: Copies, wanted: tuple[EntryId, ...], sink: BinaryIO, tell: Progress
) -> Packed:
    return copies.write(wanted, sink, tell)


def _name() -> str:
    return f"documents-{porch().now().date().isoformat()}.zip"


SCREEN = Screen(
    "/documents/copier",
    N_("Copier plusieurs documents"),
    CopyDocuments,
    place="documents",
)
