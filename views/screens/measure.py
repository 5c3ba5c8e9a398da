"""« Courbe d'une mesure » : the curve, its sentence, its table."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.measure import Measure as One
from app.flows.measures import Measures as Flow
from app.kinds import Kind
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.series import curve_of, said_of, table_of
from views.parts.state import use_held
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, moment, quantity

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
    if not asked.value:
        nothing = states(asked, empty=_("Aucune mesure pour le moment."))
        return sheet([_add(kind), nothing])
    return Seen(kind, asked.value)


@ft.component
def Seen(kind: Kind, series: list[One]) -> ft.Control:
    """Show the measures of a period, as a curve or as a table."""
    days, choose = use_held("")
    rank, turn = use_held(0)
    as_table, change = use_held(initial=False)
    shown = _since(series, days)
    page = shown[rank * _STEP : (rank + 1) * _STEP]

    def pick(period: str) -> None:
        choose(period)
        turn(0)

    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    toggle = doing(partial(change, not as_table))
    twin = side_by_side([quiet_action(words, toggle, name="measure-twin")])
    inside = [sentence(_("Aucune mesure sur cette période."))]
    if shown:
        drawing = table_of(page, kind) if as_table else curve_of(shown, kind)
        inside = [sentence(said_of(shown, kind)), drawing, twin]
    rows = [] if as_table else _rows(page, kind)
    periods = pills(_periods(), days, pick, name="period")
    turning = _turning(rank, -(-len(shown) // _STEP), turn)
    return sheet([_add(kind), periods, card(inside), *rows, *turning])


def _periods() -> dict[str, str]:
    """Return the periods offered, by their number of days."""
    return {"30": _("30 jours"), "92": _("3 mois"), "366": _("1 an"), "": _("Tout")}


def _since(series: list[One], days: str) -> list[One]:
    if not days:
        return series
    first = porch().now().timestamp() * 1000 - int(days) * _DAY_MS
    return [one for one in series if one.when.start >= first]


def _add(kind: Kind) -> ft.Control:
    add = going(f"/sante/mesures/{kind.code}/noter")
    label = _("Noter une mesure")
    return side_by_side([action(label, add, name="measure-add", icon=ft.Icons.ADD)])


def _rows(page: list[One], kind: Kind) -> list[ft.Control]:
    title = [heading(2, _("Mes mesures"))] if page else []
    return [*title, *(_row(one, kind) for one in page)]


def _turning(rank: int, pages: int, turn: Callable[[int], None]) -> list[ft.Control]:
    """Return the buttons that turn the pages of the list."""
    after, before = doing(partial(turn, rank - 1)), doing(partial(turn, rank + 1))
    newer = quiet_action(_("Mesures plus récentes"), after, name="measure-newer")
    older = quiet_action(_("Mesures plus anciennes"), before, name="measure-older")
    ways = [*([newer] if rank else []), *([older] if rank + 1 < pages else [])]
    return [side_by_side(ways)] if ways else []


def _series(measures: Flow, code: str) -> list[One]:
    """Return up to a thousand measures, newest first."""
    found: list[One] = []
    for rank in range(_PAGES):
        found += (page := measures.series(code, limit=_PAGE, offset=rank * _PAGE))
        if len(page) < _PAGE:
            break
    return found


def _row(one: One, kind: Kind) -> ft.Control:
    name = one.entry.id.hex()
    return tile(
        quantity(one.values, kind),
        [sentence(moment(one.when), quiet=True)],
        going(f"/sante/mesures/{kind.code}/{name}"),
        name=f"one-{name}",
        icon=ft.Icons.EDIT_OUTLINED,
    )


def _named(params: Mapping[str, str]) -> str:
    return _(kind_of(params["kind"]).label)


SCREEN = Screen(
    "/sante/mesures/:kind", N_("Mesure"), Measure, place="health", named=_named
)
