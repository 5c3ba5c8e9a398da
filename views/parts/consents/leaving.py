"""« Ce qui partirait » : the synthesis a service would read, word for word."""

import flet as ft

from app.domain.entry import Entry
from app.fhir.ips import Section
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.consents.course import Leaving
from views.parts.documents import weight_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.whose import said_of
from views.text import _, date_long


def leaving(what: Leaving) -> ft.Control:
    """Return what would leave: the document, its date, its weight, each line of it."""
    title, told = heading(3, _("Ce qui partirait")), map(_section, what.sections)
    which = stack(document_lines(what.entry), spacing=2)
    way = side_by_side([opening(what.entry, name="authorise-open")])
    return card([title, which, *told, way])


def document_lines(entry: Entry) -> list[ft.Control]:
    """Say which document it is, of which day, and how heavy."""
    day = date_long(entry.when, weekday=False).replace(" ", "\u00a0")
    dated = _("{title}, du {day}").format(title=entry.title, day=day)
    return [sentence(dated, strong=True), sentence(weight_words(entry), quiet=True)]


def opening(entry: Entry, *, name: str) -> ft.Control:
    """Return the way to the document itself."""
    go, icon = going(f"/documents/{entry.id.hex()}"), ft.Icons.SUMMARIZE_OUTLINED
    return quiet_action(_("Ouvrir la synthèse"), go, name=name, icon=icon)


def nothing_made() -> ft.Control:
    """Say that a synthesis comes first, and where it is made."""
    label, go = _("Créer la synthèse"), going("/sante/synthese")
    way = action(label, go, name="authorise-synthesis")
    words = said_of(
        _("Votre synthèse n'est pas encore faite, ou elle est cachée."),
        _("La synthèse de {name} n'est pas encore faite, ou elle est cachée."),
    )
    return banner(words, below=[side_by_side([way])])


def _section(one: Section) -> ft.Control:
    title, lines = sentence(one.title, quiet=True), map(sentence, one.lines)
    return stack([title, *lines], spacing=2)
