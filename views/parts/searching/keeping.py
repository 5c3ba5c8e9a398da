"""« Garder cette recherche » : under a name, found again; renamed, removed."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.errors import Refused
from app.flows.filing import CATEGORIES
from app.flows.kept_searches import KeptSearch
from views.errors import sentence_for
from views.parts.acting import doing
from views.parts.action import action, grave_action, quiet_action
from views.parts.blame import use_blame
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.hits import SORTS, Wanted
from views.parts.narrowing import said
from views.parts.searching.asks import asks_of, wanted_of
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.tile import tile
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.text import _

_KIND: Final = "kept-search"
Take = Callable[[Wanted], None]


@ft.component
def KeptOnes(take: Take) -> ft.Control:
    """List the searches kept; nothing while there is none."""
    asked = use_record(here().kept_searches.list, _KIND, name=_KIND)
    if not asked.value:
        return ft.Container(visible=False)
    rows = [_row(one, take) for one in asked.value]
    return stack([heading(2, _("Vos recherches gardées")), *rows])


def _row(one: KeptSearch, take: Take) -> ft.Control:
    wanted = wanted_of(one.asks)
    return tile(
        one.name,
        [sentence(words_of(wanted), quiet=True)],
        doing(lambda: take(wanted)),
        name=f"kept-{one.entry.id.hex()}",
        icon=ft.Icons.SAVED_SEARCH,
    )


def words_of(wanted: Wanted) -> str:
    """Say what a search asks: its words, then its filters."""
    categories = {one.code: _(one.label) for one in CATEGORIES}
    sort = _(SORTS[wanted.sort]) if wanted.sort else ""
    filters = said(wanted.narrowed, categories)
    words = _("« {text} »").format(text=wanted.text)
    return " · ".join(filter(None, (words, sort, filters)))


@ft.component
def Keeping(wanted: Wanted) -> ft.Control:
    """Offer to keep the search shown; once kept, to rename it or to remove it."""
    asked = use_record(here().kept_searches.list, _KIND, name=_KIND)
    naming, name_it, close = use_flag()
    kept = next(
        (one for one in asked.value or [] if wanted_of(one.asks) == wanted), None
    )
    form: Any = Naming
    if naming:
        asking: ft.Control = form(wanted, kept, close, key=str(wanted))
        return asking
    if kept is None:
        label, icon = _("Garder cette recherche"), ft.Icons.BOOKMARK_ADD_OUTLINED
        keep = quiet_action(label, doing(name_it), name="search-keep", icon=icon)
        return side_by_side([keep])
    words = _("Recherche gardée : {name}").format(name=kept.name)
    rename = quiet_action(_("Renommer"), doing(name_it), name="search-rename")
    return stack([sentence(words), side_by_side([rename, _removing(kept)])])


def _removing(kept: KeptSearch) -> ft.Control:
    searches = here().kept_searches

    async def remove() -> None:
        words = _("La recherche « {name} » n'est plus gardée.").format(name=kept.name)
        work = partial(searches.remove, kept.entry.id)
        await done(words, work, partial(searches.restore, kept.entry))

    return grave_action(_("Ne plus garder"), remove, name="search-remove")


@ft.component
def Naming(
    wanted: Wanted, kept: KeptSearch | None, close: Callable[[], None]
) -> ft.Control:
    """Ask for the name of a search."""
    searches, around = here().kept_searches, porch()
    name, put = use_held(kept.name if kept else wanted.text)
    fault, blame = use_blame()
    keep = partial(searches.keep, asks=asks_of(wanted))
    write = partial(searches.rename, kept.entry.id) if kept else keep

    async def save() -> None:
        try:
            entry = await asyncio.to_thread(write, name)
        except Refused as error:
            blame(sentence_for(error.code, error.details))
        else:
            words = _("La recherche « {name} » est gardée.")
            around.tell(words.format(name=entry.title))
            close()

    label, hint = _("Nom de cette recherche"), Hint(error=fault)
    line = field(label, name, put, name="search-name", hint=hint, submit=save)
    ways = [
        action(_("Enregistrer"), save, name="search-save"),
        quiet_action(_("Annuler"), doing(close), name="search-leave"),
    ]
    return stack([line, side_by_side(ways)])
