"""How a document looks in a list: its spine, its category, its date."""

from typing import Final

import flet as ft

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.filing import CATEGORIES
from app.flows.intake import pages_of
from app.flows.latest_synthesis import MADE, SUMMARY
from views.parts.acting import going
from views.parts.sentence import sentence
from views.parts.thumb import Thumb
from views.parts.tile import Sign, tile
from views.text import _, date_long, ngettext, size
from views.theme import RADIUS, SPINES, Spine, look

_OTHER = "AUTR_DOC"
_HIDDEN: Final = {
    Confidentiality.MASQUE_PS: N_("Caché aux soignants"),
    Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX: N_("Caché à vos parents"),
    Confidentiality.PRIVE: N_("Gardé pour vous seul"),
}


def label_of(code: str) -> str:
    """Return the words of a category; an unknown one is « Autres »."""
    labels = {one.code: one.label for one in CATEGORIES}
    return _(labels.get(code, labels[_OTHER]))


def spine_of(code: str) -> Spine:
    """Return the spine of a category; an unknown one is « Autres »."""
    return SPINES.get(code, SPINES[_OTHER])


def filed_words(entry: Entry) -> str:
    """Say where a document is filed and its date, or the day it came without one.

    A date is not cut between two lines.
    """
    day = date_long(entry.when, weekday=False).replace(" ", "\u00a0")
    if entry.meta.get("dated") == "added":
        day = _("ajouté le {day}").format(day=day)
    return f"{label_of(entry.meta.get('category', ''))} · {day}"


def signed_words(entry: Entry) -> str:
    """Say who wrote a document and where, as far as it is known."""
    known = (entry.meta.get("author", ""), entry.meta.get("facility", ""))
    return " · ".join(filter(None, dict.fromkeys(known)))


def author_words(entry: Entry, *, theirs: bool = False) -> str:
    """Say who wrote a document, "" when nobody knows; *theirs*: another's space.

    What was made here names nobody: it is its person's own.
    """
    if words := signed_words(entry):
        return words
    if entry.meta.get(MADE) != SUMMARY:
        return ""
    return _("cette personne, avec Alvéole") if theirs else _("vous, avec Alvéole")


def weight_words(entry: Entry) -> str:
    """Say how heavy the files of a document are, and how many pages they have."""
    files = [one for one in entry.attachments if one.role == "original"]
    weight = size(sum(one.plain_size for one in files))
    pages = pages_of(entry)
    if not pages:
        return weight
    count = ngettext("{count} page", "{count} pages", pages).format(count=pages)
    return f"{weight} · {count}"


def standing_words(entry: Entry) -> str:
    """Say what sets a document apart from the others; "" for most of them."""
    pinned = _("Épinglé") if entry.meta.get("pinned") else ""
    loose = _("Provisoire") if provisional(entry) else ""
    return " · ".join(filter(None, (loose, pinned, hidden_words(entry))))


def provisional(entry: Entry) -> bool:
    """Say whether the author of a document may still change it."""
    return bool(entry.meta.get("provisional"))


def hidden_words(entry: Entry) -> str:
    """Say from whom a document is hidden, "" for most of them."""
    return _(_HIDDEN[entry.confidentiality]) if entry.confidentiality else ""


def new_mark() -> ft.Control:
    """Return the word that says a document came from another device, unopened."""
    palette = look().palette
    word = ft.Text(
        _("Nouveau"),
        theme_style=ft.TextThemeStyle.LABEL_LARGE,
        color=palette.on_primary,
    )
    inside = ft.Padding.symmetric(horizontal=10, vertical=2)
    mark = ft.Container(
        word, bgcolor=palette.primary, border_radius=RADIUS, padding=inside
    )
    return ft.Row([mark])


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def DocumentRow(
    entry: Entry, *, chosen: bool = False, new: bool = False, away: bool = False
) -> ft.Control:
    """One document of a list; pressing it opens it. *chosen* is the one open beside.

    *new* is one that came from another device, never opened here; the files of one
    that is *away* are at the server.
    """
    name = entry.id.hex()
    spine = spine_of(entry.meta.get("category", _OTHER))
    where = _("Sur le serveur") if away else ""
    said = (filed_words(entry), signed_words(entry), standing_words(entry), where)
    row = tile(
        entry.title,
        [
            *([new_mark()] if new else []),
            sentence("\n".join(filter(None, said)), quiet=True),
        ],
        going(f"/documents/{name}"),
        name=f"document-{name}",
        icon=Sign(spine.icon, Thumb(entry)) if pages_of(entry) else spine.icon,
        spine=spine,
    )
    return _ringed(row) if chosen else row


def _ringed(row: ft.Control) -> ft.Control:
    """Return the row of the document that is open, in a frame that says so."""
    open_ = sentence(_("Ouvert à côté"), quiet=True)
    colour = look().palette.primary
    return ft.Container(
        ft.Column([row, open_], spacing=4),
        border=ft.Border.all(2, colour),
        border_radius=RADIUS + 6,
        padding=6,
    )
