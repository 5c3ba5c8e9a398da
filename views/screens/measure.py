"""« Courbe d'une mesure » : the curve of a period, its sentence, its table."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import flet as ft

from app.domain.departure import Purpose
from app.domain.segment import KIND as SEGMENT
from app.domain.words import N_
from app.flows.panel import Panel
from app.flows.panel import Period as Found
from app.flows.periods import ALWAYS, Span
from app.kinds import Kind
from app.rules.trends import Trend
from views.house import House, Screen
from views.parts import whose
from views.parts.acting import Act, acting, going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.kept import use_kept
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.aim import aimed, bands_of
from views.parts.measures.period import MeasurePeriod, lengths
from views.parts.measures.trend import trends_card
from views.parts.outside.placing import use_placing
from views.parts.own_dates import OwnDates
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.series import said_of, told_beside
from views.parts.states import states
from views.parts.watching import here, local_now, porch, use_record
from views.parts.whose import file_of
from views.prints.measures import Period as Printed
from views.prints.measures import Row, measures
from views.text import _
from views.theme import WIDE


@dataclass(frozen=True, slots=True)
class Wanted:
    """The period asked: a number of days, `all`, or `own` dates; "" lets it fit.

    *part* is the rank of a value shown alone, "" for all of them.
    """

    days: str = ""
    own: Span = ALWAYS
    part: str = ""


@drawn
def Measure() -> ft.Control:
    """Show one kind over time; every figure of the curve is also in the table."""
    code = kind_at(ft.use_route_params()["kind"]).code
    panel = here().panel
    wanted, want = use_kept(f"period-{code}", Wanted())
    ask = partial(_found, here(), code, wanted)
    asked = use_record(ask, code, SEGMENT, "preference", key=wanted)
    if asked.value is None:
        return sheet([_add(code), states(asked, empty="")])
    days, found, trends = asked.value
    if not found.ever:
        add = _add(code, quiet=found.worn)
        return sheet([*(_worn(found) or _none()), add, *_aside(found)])
    return sheet(
        [
            _add(code),
            *_worn(found),
            _periods(replace(wanted, days=days), want),
            *([OwnDates(wanted.own, _dating(wanted, want))] if days == "own" else []),
            *_parts(found.kind, wanted, want),
            *trends_card(trends, found.kind),
            _shown(found, wanted.part, days),
            *_ways(found),
            *_units(panel, found.kind),
            *_aside(found),
        ]
    )


def _none() -> list[ft.Control]:
    return [sentence(_("Aucune mesure pour le moment."), quiet=True)]


def _found(house: House, code: str, wanted: Wanted) -> tuple[str, Found, list[Trend]]:
    """Return the period chosen, or the one that fits, what it holds, what changes."""
    panel = house.panel
    days = wanted.days or str(panel.fitting(code) or "all")
    span = ALWAYS if days in ("all", "own") else panel.last_days(int(days))
    found = panel.period(code, wanted.own if days == "own" else span)
    return days, found, house.measuring.trends.of(code)


def _shown(found: Found, part: str, days: str) -> ft.Control:
    """Return the period, with all of its values or one of them alone."""
    seen = found.part(int(part)) if part else found
    component: Any = MeasurePeriod
    key = f"{found.span} {part}"
    control: ft.Control = component(seen, _printing(seen, days), key=key)
    return control


def _words() -> dict[str, str]:
    """Return the words of each period."""
    return lengths() | {
        "1095": _("3 ans"),
        "all": _("Tout"),
        "own": _("Mes dates"),
    }


def _periods(wanted: Wanted, want: Callable[[Wanted], None]) -> ft.Control:
    options = _words()

    def choose(days: str) -> None:
        want(replace(wanted, days=days))

    if porch().width >= WIDE:
        return pills(options, wanted.days, choose, name="period")
    return Folded(options, wanted.days, choose, "period")


def _dating(wanted: Wanted, want: Callable[[Wanted], None]) -> Callable[[Span], None]:
    return lambda span: want(replace(wanted, days="own", own=span))


def _parts(
    kind: Kind, wanted: Wanted, want: Callable[[Wanted], None]
) -> list[ft.Control]:
    """Return the choice of one value alone, where a kind has several."""
    if len(kind.fields) == 1:
        return []
    options = {"": _("Les deux chiffres")} | {
        str(rank): _(asked.label) for rank, asked in enumerate(kind.fields)
    }

    def choose(part: str) -> None:
        want(replace(wanted, part=part))

    return [Folded(options, wanted.part, choose, "part")]


def _printed(found: Found, days: str) -> Printed:
    whole = {"own": _("Toute la période"), "all": _("Toutes les mesures")}
    words = whole.get(days) or _("Période : {words}").format(words=_words()[days])
    bands = bands_of(found.kind, found.targets)
    return Printed(
        here().space.name,
        found.kind,
        words,
        f"{said_of(found.measures, found.kind)} {aimed(found)}".strip(),
        [
            Row(one.when, one.values, told_beside(one, found.kind))
            for one in found.measures
        ],
        local_now().date(),
        [band.bounds for band in bands],
        bands[0].label if bands else "",
    )


def _printing(found: Found, days: str) -> Act:
    """Return what puts the period on paper, where the person chooses."""
    house, around, placing = here(), porch(), use_placing()

    async def printed() -> None:
        content = await asyncio.to_thread(measures, _printed(found, days))
        name = file_of(house, _("mesures.pdf"))
        if await placing.put(name, content, Purpose.COPY_PRINT):
            around.tell(_("Votre feuille est prête."))

    return printed


def _ways(found: Found) -> list[ft.Control]:
    """Return what leads to the target of the person."""
    aims = any(found.targets)
    label = (
        whose.said_of(_("Changer mon objectif"), _("Changer l'objectif"))
        if aims
        else whose.said_of(_("Fixer mon objectif"), _("Fixer un objectif"))
    )
    go = going(f"{measure_place(found.kind.code)}/objectif")
    flag = ft.Icons.FLAG_OUTLINED
    return [side_by_side([quiet_action(label, go, name="measure-aim", icon=flag)])]


def _worn(found: Found) -> list[ft.Control]:
    """Return what leads to the readings of a sensor, where one is worn."""
    if not found.worn:
        return []
    go = going(f"{measure_place(found.kind.code)}/capteur")
    label = whose.said_of(_("Voir mon capteur"), _("Voir le capteur"))
    said = sentence(_("Un capteur lit cette mesure en continu."), quiet=True)
    return [said, side_by_side([action(label, go, name="measure-sensor")])]


def _units(panel: Panel, kind: Kind) -> list[ft.Control]:
    """Return the units this kind may be shown in, when there are several."""
    if len(kind.units) == 1:
        return []
    options = {
        unit.label: _("Unité : {unit}").format(unit=_(unit.label))
        for unit in kind.units
    }
    around, page = porch(), ft.context.page

    def choose(label: str) -> None:
        async def keep() -> None:
            await asyncio.to_thread(panel.choose_unit, kind.code, label)
            around.say(options[label])

        page.run_task(acting(keep))

    return [Folded(options, kind.unit, choose, "shown-unit")]


def _aside(found: Found) -> list[ft.Control]:
    if not found.aside:
        return []
    see = going(f"{measure_place(found.kind.code)}/retirees")
    label = _("Voir les mesures retirées")
    return [side_by_side([quiet_action(label, see, name="measure-aside")])]


def _add(code: str, *, quiet: bool = False) -> ft.Control:
    add = going(f"{measure_place(code)}/noter")
    label, button = _("Noter une mesure"), quiet_action if quiet else action
    return side_by_side([button(label, add, name="measure-add", icon=ft.Icons.ADD)])


def _named(params: Mapping[str, str]) -> str:
    return _(kind_at(params["kind"]).label)


SCREEN = Screen(
    "/sante/mesures/:kind", N_("Mesure"), Measure, place="health", named=_named
)
