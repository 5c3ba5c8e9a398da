"""« À venir » on Accueil: the next things of the agenda, and the way to all of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import flet as ft

from app.domain.agenda import Occurrence
from app.flows.agenda.agenda import Agenda
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.agenda.lines import PLACE, Line, line_of, line_tile
from views.parts.agenda.words import day_words, hours_words
from views.parts.box import side_by_side, stack
from views.parts.heading import heading
from views.text import _

_MOST: Final = 2
"""Things shown on Accueil; the agenda shows them all."""


def near_lines(agenda: Agenda, now: datetime) -> tuple[Line, ...]:
    """Put the next things of the agenda in words, each with its day."""
    return tuple(_dated(one, now) for one in agenda.next(_MOST))


def near(lines: Sequence[Line]) -> list[ft.Control]:
    """Return the section of Accueil; nothing when nothing is to come."""
    if not lines:
        return []
    icon, go = ft.Icons.EVENT_OUTLINED, going(PLACE)
    every = quiet_action(_("Voir l'agenda"), go, name="home-agenda", icon=icon)
    tiles = [line_tile(line) for line in lines]
    rows = [heading(2, _("À venir")), *tiles, side_by_side([every])]
    return [stack(rows, spacing=10)]


def _dated(one: Occurrence, now: datetime) -> Line:
    """Put one time in words: its day and hours first, then where."""
    line, event = line_of(one, now), one.event
    when = ", ".join(
        filter(None, (day_words(one.day, now.date()), hours_words(one, now)))
    )
    where = " · ".join(filter(None, (event.who, event.place)))
    return replace(line, words=tuple(filter(None, (when, where))))
