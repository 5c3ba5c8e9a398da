"""« Repères et notes » : their topics in words, their cards, the lines of the form."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.when import When
from app.flows.childhood.noting import Noted
from views.parts.acting import going
from views.parts.action import grave_action, quiet_action
from views.parts.answering import answered
from views.parts.box import card, side_by_side
from views.parts.childhood.form import Line
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here
from views.text import _, date_long

NOTES = "/sante/enfant/notes"


def topics() -> Mapping[str, str]:
    """Return the words of each topic, in the order of the page."""
    return {
        "milestone": _("Repère : ce que l'enfant sait faire"),
        "school": _("Note pour l'école"),
        "other": _("Autre note"),
    }


def note_card(one: Noted) -> ft.Control:
    """Return a note whole, with what changes it or takes it away."""
    note, own = one.note, one.entry.id
    day = [_("Date : {day}").format(day=date_long(When.parse(note.day)))]
    edit = going(f"{NOTES}/{own.hex()}/modifier")
    words = _("La note est retirée.")
    away = partial(answered, words, partial(here().childhood.remove_note, own))
    icon = ft.Icons.EDIT_OUTLINED
    ways = [
        quiet_action(_("Modifier"), edit, name=f"note-edit-{own.hex()}", icon=icon),
        grave_action(_("Retirer"), away, name=f"note-away-{own.hex()}"),
    ]
    return card(
        [
            *([heading(3, note.title)] if note.title else []),
            *([sentence(note.text)] if note.text else []),
            *[sentence(line, quiet=True) for line in day if note.day],
            side_by_side(ways),
        ]
    )


def note_lines() -> list[Line]:
    """Return the lines to fill in; a few words are enough."""
    return [
        Line("topic", _("Genre de note"), options=topics()),
        Line("title", _("Titre"), _("Par exemple : premiers pas")),
        Line("day", _("Date"), _("Par exemple 12/03/2026, 03/2026 ou 1998"), "date"),
        Line("text", _("Votre note"), shape="text"),
    ]
