"""« Courbe d'une mesure » : the curve, its sentence, its table."""

from functools import partial
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.measure import Measure as One
from app.flows.measures import Measures as Flow
from app.kinds import Kind
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.curve import Line, curve
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.table import table
from views.parts.tile import tile
from views.parts.watching import Asked, here, use_record
from views.text import _, date_long, date_short, moment, ngettext, quantity, time

_PAGE: Final = 200
_PAGES: Final = 5
_STEP: Final = 20
_DAY_MS: Final = 86_400_000


@drawn
def Measure() -> ft.Control:
    """Show one kind over time; every figure of the curve is also in the table."""
    kind = kind_of(ft.use_route_params()["kind"])
    measures = here().measures
    asked = use_record(lambda: _series(measures, kind.code), kind.code)
    as_table, turn = use_held(initial=False)
    shown, show = use_held(_STEP)
    if not asked.value:
        return sheet([*_top(kind), _nothing(asked)])
    series, window = asked.value, asked.value[:shown]
    toggle, further = partial(turn, not as_table), partial(show, shown + _STEP)
    drawing = _table(window, kind) if as_table else _curve(series, kind)
    twin = _twin(doing(toggle), as_table=as_table)
    body = card([sentence(_said(series, kind)), drawing, twin])
    rows = [heading(2, _("Mes mesures")), *(_row(one, kind) for one in window)]
    more = [] if shown >= len(series) else [_more(doing(further))]
    return sheet([*_top(kind), body, *rows, *more])


def _top(kind: Kind) -> list[ft.Control]:
    add = going(f"/sante/mesures/{kind.code}/noter")
    label = _("Noter une mesure")
    button = action(label, add, name="measure-add", icon=ft.Icons.ADD)
    return [heading(2, _(kind.label)), side_by_side([button])]


def _twin(toggle: Act, *, as_table: bool) -> ft.Control:
    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    return side_by_side([quiet_action(words, toggle, name="measure-twin")])


def _nothing(asked: Asked[list[One]]) -> ft.Control:
    return states(asked, empty=_("Aucune mesure pour le moment."))


def _more(further: Act) -> ft.Control:
    return side_by_side(
        [quiet_action(_("Afficher la suite"), further, name="measure-more")]
    )


def _series(measures: Flow, code: str) -> list[One]:
    """Return up to a thousand measures, newest first."""
    found: list[One] = []
    for rank in range(_PAGES):
        found += (page := measures.series(code, limit=_PAGE, offset=rank * _PAGE))
        if len(page) < _PAGE:
            break
    return found


def _said(series: list[One], kind: Kind) -> str:
    count = ngettext("{count} mesure", "{count} mesures", len(series))
    last, first = series[0], series[-1]
    return _("{count}. La dernière : {value}, le {day}.").format(
        count=count.format(count=len(series)),
        value=quantity(last.values, kind),
        day=date_long(last.when),
    ) + (
        ""
        if last is first
        else " "
        + _("La première : {value}, le {day}.").format(
            value=quantity(first.values, kind), day=date_long(first.when)
        )
    )


def _curve(series: list[One], kind: Kind) -> ft.Control:
    dated = [one for one in reversed(series) if one.when.text]
    start = dated[0].when.start if dated else 0
    lines = [
        Line(_(asked.label), [(_day(one, start), one.values[rank]) for one in dated])
        for rank, asked in enumerate(kind.fields)
    ]
    ends = {_day(one, start): date_short(one.when) for one in (dated[0], dated[-1])}
    return curve(lines, said=_said(series, kind), days=ends)


def _day(one: One, start: int) -> float:
    return (one.when.start - start) / _DAY_MS


def _table(series: list[One], kind: Kind) -> ft.Control:
    rows = [
        (date_short(one.when), time(one.when), quantity(one.values, kind))
        for one in series
    ]
    return table([_("Jour"), _("Heure"), _(kind.label)], rows)


def _row(one: One, kind: Kind) -> ft.Control:
    name = one.entry.id.hex()
    return tile(
        quantity(one.values, kind),
        [sentence(moment(one.when), quiet=True)],
        going(f"/sante/mesures/{kind.code}/{name}"),
        name=f"one-{name}",
        icon=ft.Icons.EDIT_OUTLINED,
    )


SCREEN = Screen("/sante/mesures/:kind", N_("Mesure"), Measure, place="health")
