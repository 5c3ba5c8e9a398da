"""The measures of a period: what they say, their curve or table, each one."""

from typing import Final

import flet as ft

from app.flows.panel import Period
from views.parts import whose
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.measures.aim import aimed, bands_of, told_of
from views.parts.measures.rows import measure_row, turning
from views.parts.sentence import sentence
from views.parts.series import beside, curve_of, range_of, said_of, table_of
from views.parts.state import use_held
from views.text import _

_ROWS: Final = 20
_TABLE: Final = 50
"""Measures on one page, as a list and as a table: more would hold the page."""


def lengths() -> dict[str, str]:
    """Return the words of each length of a period, by its days."""
    return {
        "7": _("7 jours"),
        "14": _("14 jours"),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
    }


@ft.component
def MeasurePeriod(found: Period, printing: Act) -> ft.Control:
    """Show the measures of a period, as a curve or as a table."""
    rank, turn = use_held(0)
    as_table, change = use_held(initial=False)
    step = _TABLE if as_table else _ROWS
    page = found.measures[rank * step : (rank + 1) * step]
    if not found.measures:
        return card([sentence(_("Aucune mesure sur cette période."))])

    def toggle() -> None:
        turn(0)
        change(not as_table)

    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    twin = quiet_action(words, doing(toggle), name="measure-twin")
    kind = found.kind
    drawing = table_of(page, kind) if as_table else _curve(found)
    paper = quiet_action(
        _("Imprimer"), printing, name="measure-print", icon=ft.Icons.PRINT_OUTLINED
    )
    ways = side_by_side([twin, paper])
    rows = [] if as_table else [measure_row(one, kind) for one in page]
    title = [heading(2, whose.said_of(_("Mes mesures"), _("Mesures")))] if rows else []
    more = len(found.measures) > (rank + 1) * step
    pages = turning(rank, turn, more=more)
    return stack([card([drawing, *_said(found), ways]), *title, *rows, *pages])


def _curve(found: Period) -> ft.Control:
    bands = bands_of(found.kind, found.targets)
    return curve_of(found.measures, found.kind, bands=bands, more=aimed(found))


def _said(found: Period) -> list[ft.Control]:
    """Say the period in words: count, ends, average, target, the period before."""
    lines = [sentence(said_of(found.measures, found.kind))]
    if any(found.targets):
        lines.append(sentence(aimed(found)))
    if found.summary and found.summary.count > 1:
        lines.append(sentence(range_of(found.summary, found.kind)))
    lines += told_of(found.kind)
    if found.before and found.drift:
        lines += [
            sentence(beside(found.before, found.drift, found.kind)),
            sentence(
                _("Ceci informe, sans juger. Parlez-en à votre médecin."), quiet=True
            ),
        ]
    return lines
