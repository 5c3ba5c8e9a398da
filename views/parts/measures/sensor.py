"""What a glance at a sensor shows: figures, a typical day, the period, one day."""

from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.reading import Trace
from app.domain.segment import KIND as SEGMENT
from app.domain.when import When
from app.flows.measuring.sensor import Glance, Sensor, next_day
from app.flows.traces.curves import Series
from app.kinds import Kind
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.curve import Band
from views.parts.heading import heading
from views.parts.measures.aim import band_of
from views.parts.measures.course import course, course_rows, course_said
from views.parts.measures.laid import Overlay, rows_of, said_of
from views.parts.measures.overlay import overlay
from views.parts.measures.shares import shares
from views.parts.measures.twin import twin
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, capital, date_long
from views.theme import look

_PIECES: Final = 300
"""Readings of a day that are drawn: one each five minutes fits."""
_WIDE: Final = 180
"""Pieces of the curve of a period: as many as a screen may tell apart."""


def whole(glance: Glance, kind: Kind, days: int, sensor: Sensor) -> list[ft.Control]:
    """Return all that there is to see of a trace over a period that is not empty."""
    if glance.figures is None:
        return []
    laid = Overlay(glance.trace, kind, glance.aim, glance.quarters)
    band = band_of(kind, glance.aim, own=glance.own)
    one_day: Any = OneDay
    period: Any = Whole
    typical = twin(
        overlay(laid),
        said_of(laid),
        rows_of(laid),
        name="overlay",
        key=str(days),
    )
    return [
        shares(glance.figures, kind),
        heading(2, _("Une journée type")),
        typical,
        heading(2, _("Toute la période")),
        period(glance.trace, kind, band, days, sensor, key="period"),
        heading(2, _("Un jour")),
        one_day(glance.trace, kind, band, sensor, key=f"{sensor.today()}"),
    ]


@ft.component
def Whole(
    trace: Trace, kind: Kind, band: Band, days: int, sensor: Sensor
) -> ft.Control:
    """Show the curve of a period; asked and drawn after what stands above it.

    The curve of the period before stays meanwhile.
    """

    def ask() -> tuple[Series, str]:
        return sensor.course(trace, days, _WIDE), str(days)

    asked = use_record(ask, SEGMENT, key=(trace, days, sensor.today()))
    if asked.value is None:
        return states(asked, empty="")
    series, drawn = asked.value
    return _course(series, kind, band, "course", drawn)


@ft.component
def OneDay(trace: Trace, kind: Kind, band: Band, sensor: Sensor) -> ft.Control:
    """Show the readings of one local day; two buttons lead to the others."""
    today = sensor.today().isoformat()
    day, turn = use_held(today)
    ask = partial(sensor.day, trace, day, _PIECES)
    asked = use_record(ask, SEGMENT, key=(trace, day))
    title = heading(3, capital(date_long(When.parse(day))))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    before, after = (doing(partial(turn, next_day(day, step))) for step in (-1, 1))
    ways = [
        quiet_action(_("Jour d'avant"), before, name="day-before"),
        *(
            [quiet_action(_("Jour d'après"), after, name="day-after")]
            if day < today
            else []
        ),
    ]
    series = asked.value
    if not series.pieces:
        empty = sentence(_("Le capteur n'a rien lu ce jour-là."))
        return stack([title, empty, side_by_side(ways)])
    drawn = _course(series, kind, band, "day", day)
    return stack([title, drawn, side_by_side(ways)])


def _course(series: Series, kind: Kind, band: Band, name: str, key: str) -> ft.Control:
    """Return a curve and its table; another *key* is another curve."""
    drawing: Any = Course
    seen = look(), porch().width
    control: ft.Control = drawing(series, kind, band, name, key, seen)
    return control


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def Course(
    series: Series, kind: Kind, band: Band, name: str, key: str, _seen: object
) -> ft.Control:
    """Draw a curve again only when it changed, or how the page is *_seen*."""
    zone = here().zone
    drawing = course(series, kind, [band], zone, name=f"curve-{name}")
    said, rows = [course_said(series, kind)], course_rows(series, kind, zone)
    return twin(drawing, said, rows, name=name, key=key)
