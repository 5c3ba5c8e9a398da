"""How a document looks in a list: its spine, its category, its date."""

import flet as ft

from app.domain.entry import Entry
from app.flows.filing import CATEGORIES
from views.parts.acting import going
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.text import _, date_long
from views.theme import SPINES, Spine

_OTHER = "AUTR_DOC"


def label_of(code: str) -> str:
    """Return the words of a category; an unknown one is « Autres »."""
    labels = {one.code: one.label for one in CATEGORIES}
    return _(labels.get(code, labels[_OTHER]))


def spine_of(code: str) -> Spine:
    """Return the spine of a category; an unknown one is « Autres »."""
    return SPINES.get(code, SPINES[_OTHER])


def filed_words(entry: Entry) -> str:
    """Say where a document is filed and its date, or the day it came without one."""
    day = date_long(entry.when)
    if entry.meta.get("dated") == "added":
        day = _("ajouté le {day}").format(day=day)
    return f"{label_of(entry.meta.get('category', ''))} · {day}"


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def DocumentRow(entry: Entry) -> ft.Control:
    """One document of a list; pressing it opens the document."""
    name = entry.id.hex()
    code = entry.meta.get("category", _OTHER)
    spine = spine_of(code)

    return tile(
        entry.title,
        [sentence(filed_words(entry), quiet=True)],
        going(f"/documents/{name}"),
        name=f"document-{name}",
        icon=spine.icon,
        spine=spine,
    )
