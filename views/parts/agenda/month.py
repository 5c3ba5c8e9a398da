"""« Mois » : its days side by side, each a button that says what is on it."""

from calendar import Calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import flet as ft

from app.domain.words import N_
from views.parts.acting import acting
from views.parts.tid import tid
from views.text import _, date_long, ngettext
from views.theme import COLUMN, RADIUS, RING, TARGET, look, size

_DAYS: Final = 7
_GAP: Final = 3
_MARGINS: Final = 32
_LETTERS: Final = 34
"""Width two figures take, at 100 %."""
_INITIALS: Final = (
    *(N_("lundi"), N_("mardi"), N_("mercredi"), N_("jeudi")),
    *(N_("vendredi"), N_("samedi"), N_("dimanche")),
)


def month_grid(
    month: date,
    today: date,
    counts: Mapping[date, int],
    choose: Callable[[date], None],
    room: float,
) -> list[ft.Control]:
    """Return the days of the *month* (any day of it), by weeks; a press *choose*s one.

    Where a day would be too small to press, none is drawn: the list below says all.
    """
    cell = (min(room, COLUMN) - _MARGINS - _GAP * (_DAYS - 1)) / _DAYS
    if cell < max(TARGET, size(_LETTERS)):
        return []
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    rows = [_week(week, month, today, counts, choose) for week in weeks]
    return [ft.Column([_names(), *rows], spacing=_GAP)]


def _names() -> ft.Control:
    """Return the first letters of the days: each button says its whole name."""
    named = [
        ft.Text(
            _(name)[:3].capitalize(),
            semantics_label=_(name),
            text_align=ft.TextAlign.CENTER,
            size=size(16),
            color=look().palette.secondary,
        )
        for name in _INITIALS
    ]
    return _row(named)


def _week(
    week: Sequence[date],
    month: date,
    today: date,
    counts: Mapping[date, int],
    choose: Callable[[date], None],
) -> ft.Control:
    return _row(
        [
            _cell(day, counts.get(day, 0), choose, now=day == today)
            if day.month == month.month
            else ft.Container()
            for day in week
        ]
    )


def _row(cells: Sequence[ft.Control]) -> ft.Control:
    wide: list[ft.Control] = [ft.Container(one, expand=True) for one in cells]
    return ft.Row(wide, spacing=_GAP)


def _cell(
    day: date, count: int, choose: Callable[[date], None], *, now: bool
) -> ft.Control:
    """Return one day: a button that says the whole date, and not its figures."""

    async def press() -> None:
        choose(day)

    figures = ft.Semantics(exclude_semantics=True, content=_inside(day, count, now=now))
    style = _style(busy=bool(count), now=now)
    button = ft.OutlinedButton(figures, on_click=acting(press), style=style)
    return tid(f"day-{day.isoformat()}", button, label=_said(day, count, now=now))


def _style(*, busy: bool, now: bool) -> ft.ButtonStyle:
    """Tint a day that holds something; edge today."""
    palette = look().palette
    edge = (3, palette.primary) if now else (1, palette.border)
    return ft.ButtonStyle(
        padding=0,
        bgcolor=palette.tint_primary if busy else palette.card,
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, palette.focus),
            ft.ControlState.DEFAULT: ft.BorderSide(*edge),
        },
    )


def _inside(day: date, count: int, *, now: bool) -> ft.Control:
    """Draw the figure of the day, and how many things are on it."""
    palette = look().palette
    figure = ft.Text(
        str(day.day),
        size=size(18),
        color=palette.ink,
        weight=ft.FontWeight.BOLD if now or count else None,
    )
    how_many = ft.Container(
        ft.Text(str(count), size=size(16), color=palette.on_primary),
        bgcolor=palette.primary,
        border_radius=RADIUS,
        padding=ft.Padding.symmetric(horizontal=7),
    )
    below = how_many if count else ft.Container(height=size(22))
    return ft.Container(
        ft.Column(
            [figure, below],
            spacing=2,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        padding=ft.Padding.symmetric(vertical=6),
        alignment=ft.Alignment.CENTER,
    )


def _said(day: date, count: int, *, now: bool) -> str:
    words = ngettext("{count} élément prévu", "{count} éléments prévus", count)
    told = words.format(count=count) if count else _("rien de prévu")
    named = date_long(day)
    if now:
        named = _("Aujourd'hui, {day}").format(day=named)
    return f"{named}, {told}"
