"""« Mon capteur » : figures, a typical day, the whole period, one day at a time."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import flet as ft

from app.domain.departure import Purpose
from app.domain.segment import KIND as SEGMENT
from app.domain.words import N_
from app.flows.measuring.sensor import GLUCOSE, Glance, Sensor
from app.kinds import Kind
from views.house import House, Screen
from views.parts import whose
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.measures.aim import band_of
from views.parts.measures.laid import MIDDLE, Overlay, bands_of, rows_of, said_of
from views.parts.measures.period import lengths
from views.parts.measures.sensor import whole
from views.parts.measures.shares import figures_said
from views.parts.measures.worn import names_of
from views.parts.outside.placing import use_placing
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, local_now, porch, use_record
from views.parts.whose import file_of
from views.prints.sensor import Worn
from views.prints.sensor import sensor as paper_of
from views.text import _, date_long
from views.theme import WIDE

_DAY: Final = 1440
_HOUR: Final = 4
"""Quarters of an hour from one line of the paper to the next."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many days are asked, and of which trace: the freshest for 0."""

    days: int = 14
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """How values are shown, and what there is to see.

    Where nothing was read lately, *past* is the second of the last reading: the days
    seen are those before it. *names* are those of the sensors.
    """

    kind: Kind
    sensor: Sensor = field(repr=False)
    glance: Glance | None = field(default=None, repr=False)
    past: int = 0
    names: tuple[str, ...] = ()


@drawn
def MeasureSensor() -> ft.Control:
    """Show what a sensor read; each drawing has its table and its sentences."""
    wanted, want = use_kept("sensor", Wanted())
    ask = partial(_seen, here(), wanted)
    asked = use_record(ask, SEGMENT, "preference", key=wanted)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen, kind, glance = asked.value, asked.value.kind, asked.value.glance
    title = heading(2, _(kind.label))
    if glance is None or glance.figures is None:
        return sheet([title, *_none()])
    ways = [_periods(wanted, want), *_traces(seen, wanted, want)]
    kept = [_keeping(seen, glance, wanted)] if glance.figures.management else []
    return sheet(
        [
            title,
            *ways,
            *_past(seen, wanted),
            *whole(glance, kind, wanted.days, seen.sensor),
            *kept,
            _printing(glance, kind, _period(seen, wanted)),
        ]
    )


def _seen(house: House, wanted: Wanted) -> Seen:
    sensor, kind = house.measuring.sensor, house.panel.kind(GLUCOSE)
    glance = sensor.glance(wanted.days, rank=wanted.rank)
    if glance is None:
        return Seen(kind, sensor)
    worn = [(one.trace, house.traces.worn(one.trace)) for one in glance.traces]
    names = tuple(names_of(worn))
    if glance.figures:
        return Seen(kind, sensor, glance, names=names)
    last = glance.traces[min(wanted.rank, len(glance.traces) - 1)].last.t
    then = sensor.at(last)
    before = then.glance(wanted.days, rank=wanted.rank)
    return Seen(kind, then, before, last, names)


def _none() -> list[ft.Control]:
    """Say how a sensor comes here."""
    label, icon = _("Importer un fichier"), ft.Icons.UPLOAD_FILE
    way = going("/sante/mesures/importer")
    return [
        sentence(_("Aucun capteur pour le moment.")),
        sentence(_("Son application donne un fichier : importez-le ici.")),
        side_by_side([action(label, way, name="sensor-import", icon=icon)]),
    ]


def _past(seen: Seen, wanted: Wanted) -> list[ft.Control]:
    """Say that what is shown is not of these days."""
    if not seen.past:
        return []
    nothing = _("Le capteur n'a rien lu sur cette période.")
    before = _("Voici les derniers jours lus : {period}.")
    told = before.format(period=_period(seen, wanted))
    return [banner(f"{nothing} {told}")]


def _period(seen: Seen, wanted: Wanted) -> str:
    """Say which days are seen."""
    length = lengths()[str(wanted.days)]
    if not seen.past:
        return length
    day = date_long(seen.sensor.today(), weekday=False)
    return _("{period} avant le {day}").format(period=length, day=day)


def _periods(wanted: Wanted, want: Callable[[Wanted], None]) -> ft.Control:
    options = lengths()

    def choose(days: str) -> None:
        want(replace(wanted, days=int(days)))

    if porch().width >= WIDE:
        return pills(options, str(wanted.days), choose, name="sensor-days")
    return Folded(options, str(wanted.days), choose, "sensor-days")


def _traces(
    seen: Seen, wanted: Wanted, want: Callable[[Wanted], None]
) -> list[ft.Control]:
    """Return the choice between sensors, where there are several."""
    if len(seen.names) <= 1:
        return []
    options = {str(rank): name for rank, name in enumerate(seen.names)}

    def choose(rank: str) -> None:
        want(replace(wanted, rank=int(rank)))

    return [pills(options, str(wanted.rank), choose, name="sensor-trace")]


def _keeping(seen: Seen, glance: Glance, wanted: Wanted) -> ft.Control:
    """Return what notes the mean and the indicator among the measures."""
    house, around = here(), porch()

    async def keep() -> None:
        sensor, measures = seen.sensor, house.measures
        noted = await asyncio.to_thread(sensor.keep, glance.trace, wanted.days)

        def withdraw() -> None:
            for one in noted:
                measures.withdraw(one.id)

        told = _("La moyenne et l'indicateur sont notés.")
        around.tell(told, undo=undoing(withdraw))

    label = _("Noter la moyenne et l'indicateur")
    icon = ft.Icons.ADD
    return side_by_side([quiet_action(label, keep, name="sensor-keep", icon=icon)])


def _printing(glance: Glance, kind: Kind, words: str) -> ft.Control:
    """Return what puts a sensor on paper, where the person chooses."""
    house, around, placing = here(), porch(), use_placing()

    async def printed() -> None:
        worn = _worn(glance, kind, words)
        content = await asyncio.to_thread(paper_of, worn)
        name = file_of(house, _("capteur.pdf"))
        if await placing.put(name, content, Purpose.COPY_PRINT):
            around.tell(_("Votre feuille est prête."))

    icon = ft.Icons.PRINT_OUTLINED
    button = quiet_action(_("Imprimer"), printed, name="sensor-print", icon=icon)
    return side_by_side([button])


def _worn(glance: Glance, kind: Kind, words: str) -> Worn:
    laid = Overlay(glance.trace, kind, glance.aim, glance.quarters)
    band, rows = band_of(kind, glance.aim, own=glance.own), rows_of(laid)
    middles = bands_of(laid)[MIDDLE]
    figures = figures_said(glance.figures, kind) if glance.figures else []
    return Worn(
        name=here().space.name,
        title=_(kind.label),
        unit=_(kind.unit),
        words=_("Période : {words}").format(words=words),
        said=[*figures, *said_of(laid)],
        middle=[
            (one.minute / _DAY, value)
            for one, value in zip(glance.quarters, middles, strict=True)
        ],
        bounds=band.bounds,
        banded=band.label,
        headers=rows.headers,
        rows=rows.lines(slice(None, None, _HOUR)),
        day=local_now().date(),
    )


def _named(_params: Mapping[str, str]) -> str:
    return whose.said_of(_("Mon capteur"), _("Capteur"))


SCREEN = Screen(
    "/sante/mesures/:kind/capteur",
    N_("Mon capteur"),
    MeasureSensor,
    "health",
    named=_named,
)
