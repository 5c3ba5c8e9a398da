"""« Rechercher » : as one types, in this space only, without any network."""

from concurrent.futures import Future
from typing import Final

import flet as ft

from app.domain.query import Hit
from app.domain.words import N_
from app.flows.search import Search as Flow
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.documents import filed_words, spine_of
from views.parts.drawn import drawn
from views.parts.field import field
from views.parts.kinds import icon_of
from views.parts.sentence import marked, sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, date_long, ngettext

_PAUSE: Final = 0.25
"""Seconds without a key before looking."""


@drawn
def Search() -> ft.Control:
    """One field; the results follow."""
    search = here().search
    typed, type_ = use_held("")
    wanted, want = use_held("")
    pending: ft.MutableRef[Future[None] | None] = ft.use_ref()
    around, page = porch(), ft.context.page
    asked = use_record(lambda: _found(search, wanted), "document", key=wanted)

    async def later(text: str) -> None:
        await around.sleep(_PAUSE)
        want(text.strip())

    def change(text: str) -> None:
        type_(text)
        if pending.current:
            pending.current.cancel()
        pending.current = page.run_task(later, text)

    line = field(_("Un mot, un nom, un médicament"), typed, change, name="search-field")
    if not wanted:
        hint = _("Alvéole cherche dans les titres et le texte des documents.")
        return sheet([line, sentence(hint, quiet=True)])
    if asked.value is None:
        return sheet([line, states(asked, empty="")])
    return sheet([line, *_results(asked.value, wanted)])


def _found(search: Flow, text: str) -> list[Hit]:
    return search.find(text) if text else []


def _results(hits: list[Hit], wanted: str) -> list[ft.Control]:
    if not hits:
        words = _("Rien trouvé pour « {text} » dans cet espace.")
        return [sentence(words.format(text=wanted))]
    count = ngettext("{count} résultat", "{count} résultats", len(hits))
    return [sentence(count.format(count=len(hits)), quiet=True), *map(_row, hits)]


def _row(hit: Hit) -> ft.Control:
    entry = hit.entry
    name = entry.id.hex()
    is_document = entry.kind == "document"
    kind = kind_of(entry.kind)
    spine = spine_of(entry.meta.get("category", "")) if is_document else None
    route = f"/documents/{name}" if is_document else f"/sante/mesures/{kind.code}"

    measured = f"{_(kind.label)} · {date_long(entry.when)}"
    words = filed_words(entry) if is_document else measured
    new = " ".join(hit.snippet.split()) not in entry.title
    extract = [marked(hit.snippet, hit.marks)] if new else []
    return tile(
        entry.title or _(kind.label),
        [sentence(words, quiet=True), *extract],
        going(route),
        name=f"hit-{name}",
        icon=spine.icon if spine else icon_of(kind),
        spine=spine,
    )


SCREEN = Screen("/recherche", N_("Rechercher"), Search, place="home")
