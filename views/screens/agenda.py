"""« Agenda » : what is to come, as a list, on a month, or on one day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import flet as ft

from app.domain.when import When
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.agenda.lines import PLACE, TOLD_BY, count_words, day_tile, line_tile
from views.parts.agenda.month import month_grid
from views.parts.agenda.views import DAY, LIST, MONTH, VIEWS, Seen, View, seen
from views.parts.agenda.words import day_words
from views.parts.agenda_files.ways import file_ways
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.nav import beside_rail
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, local_now, porch, use_record
from views.parts.window import Listing, Rows, Window
from views.text import _, capital, date_long

Move = Callable[[View], None]


@drawn
def AgendaScreen() -> ft.Control:
    """Show the agenda as it was last looked at."""
    agenda, now = here().agenda, local_now()
    view, move = use_kept("agenda", View())
    asks = partial(seen, agenda, view, now)
    asked = use_record(asks, *TOLD_BY, key=(view, now.date()))
    top = [_add(), _views(view, move)]
    if asked.value is None:
        return sheet([*top, states(asked, empty="")])
    if view.sort == LIST:
        return _listing(top, view, move, asked.value)
    return sheet([*top, *_dated(view, move, asked.value, now.date())])


def _add() -> ft.Control:
    add, icon = going(f"{PLACE}/ajouter"), ft.Icons.ADD
    label = _("Ajouter un rendez-vous")
    return side_by_side([action(label, add, name="agenda-add", icon=icon)])


def _views(view: View, move: Move) -> ft.Control:
    """Offer the three views; the one shown is lit."""
    words = {key: _(said) for key, said in VIEWS.items()}

    def choose(sort: str) -> None:
        move(View(sort, view.day if sort != LIST else None))

    return pills(words, view.sort, choose, name="agenda-view")


def _listing(top: list[ft.Control], view: View, move: Move, shown: Seen) -> ft.Control:
    """List the days, the first ones at once, the others as one goes on."""
    window = view.window

    def turn(other: Window) -> None:
        move(replace(view, window=other))

    def near_end() -> None:
        if window.full(len(shown.days)):
            turn(window.grown())

    rest = window.offset + len(shown.days) < shown.total
    further = doing(lambda: turn(window.further()))
    label = _("Afficher la suite")
    more = [side_by_side([quiet_action(label, further, name="agenda-more")])]
    head = [*top, heading(2, _("Passé") if view.past else _("À venir"))]
    if not shown.total:
        head.append(_nothing(view))
    bottom = [*(more if rest else []), _other_time(view, move), file_ways()]
    start = (view.past, window.offset)
    rows: Any = Rows(head, shown.days, day_tile, bottom, start, "agenda")
    listing: ft.Control = Listing(rows, near_end)
    return listing


def _nothing(view: View) -> ft.Control:
    if view.past:
        return sentence(_("Rien n'est noté avant aujourd'hui."))
    return sentence(_("Rien de prévu. Notez votre prochain rendez-vous."))


def _other_time(view: View, move: Move) -> ft.Control:
    """Lead to what is over, or back to what is to come."""
    label = _("Voir ce qui est à venir") if view.past else _("Voir ce qui est passé")
    turn = doing(lambda: move(View(past=not view.past)))
    icon = ft.Icons.UPDATE if view.past else ft.Icons.HISTORY
    return side_by_side([quiet_action(label, turn, name="agenda-past", icon=icon)])


def _dated(view: View, move: Move, shown: Seen, today: date) -> list[ft.Control]:
    """Show a month or a day: its name, the ways to others, then what is on it."""
    day, around = view.around(today), porch()
    name = _name(view, day, today)

    def go(other: View) -> None:
        move(other)
        around.say(_name(other, other.around(today), today))

    grid: list[ft.Control] = []
    if view.sort == MONTH:
        room = beside_rail(around.width)
        open_day: Any = lambda one: go(View(DAY, one))  # noqa: E731 - one press
        grid = month_grid(day, today, shown.counts, open_day, room)
    told = [sentence(count_words(shown.planned), quiet=True)]
    listed = [day_tile(one) for one in shown.days]
    if view.sort == DAY:
        listed = [line_tile(line) for one in shown.days for line in one.lines]
    return [heading(2, name), _ways(view, go, today), *grid, *told, *listed]


def _name(view: View, day: date, today: date) -> str:
    """Name the month or the day shown."""
    if view.sort == DAY:
        return day_words(day, today)
    return capital(date_long(When.parse(f"{day:%Y-%m}")))


def _ways(view: View, go: Move, today: date) -> ft.Control:
    """Return the buttons to the one before, the one after, and today."""
    before, after = _("Mois précédent"), _("Mois suivant")
    if view.sort == DAY:
        before, after = _("Jour précédent"), _("Jour suivant")
    ways = [
        (before, -1, "agenda-before"),
        (after, 1, "agenda-after"),
    ]
    buttons = [
        quiet_action(label, doing(partial(go, view.further(today, step))), name=name)
        for label, step, name in ways
    ]
    now, icon = doing(lambda: go(View(view.sort))), ft.Icons.TODAY
    back = quiet_action(_("Aujourd'hui"), now, name="agenda-today", icon=icon)
    away = view.day is not None
    return side_by_side([*buttons, *([back] if away else [])])


SCREEN = Screen(PLACE, N_("Agenda"), AgendaScreen, place="more")
