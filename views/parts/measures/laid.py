"""« Journée type » in words and figures: what the days of a sensor share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from app.domain.reading import Trace
from app.domain.target import Target
from app.flows.measuring.sensor import in_own_unit
from app.flows.traces.curves import Quarter
from app.kinds import Kind
from views.parts.measures.twin import Rows
from views.text import _, clock, number, quantity

LOW, SOME, MIDDLE, MOST, HIGH = range(5)
"""The five bands of a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over: quarters of an hour, of a trace, shown as a kind is."""

    trace: Trace
    kind: Kind
    aim: Target
    quarters: Sequence[Quarter] = field(repr=False)

    def value(self, quarter: Quarter, band: int) -> Decimal:
        """Return one band of a quarter, in mg/dL."""
        return in_own_unit(self.trace, quarter.bands[band])

    def shown(self, value: Decimal) -> Decimal:
        """Return a value in the unit shown."""
        unit = self.kind.shown
        return unit.shown(value) if unit else value


def said_of(laid: Overlay) -> list[str]:
    """Say when the middle of the days is highest, and when it is lowest."""
    middles = [(laid.value(one, MIDDLE), one) for one in laid.quarters]
    ways = (
        (max, _("Le plus souvent, le plus haut est vers {clock} : {value}.")),
        (min, _("Le plus souvent, le plus bas est vers {clock} : {value}.")),
    )
    return [
        words.format(
            clock=clock(quarter.minute // 60, quarter.minute % 60),
            value=quantity([value], laid.kind),
        )
        for pick, words in ways
        for value, quarter in [pick(middles, key=lambda one: one[0])]
    ]


def rows_of(laid: Overlay) -> Rows:
    """Return each quarter of an hour in figures."""
    headers = [
        _("Heure"),
        _("Au milieu"),
        _("La moitié des jours"),
        _("9 jours sur 10"),
    ]
    return Rows(headers, laid.quarters, partial(_row, laid))


def bands_of(laid: Overlay) -> list[list[Decimal]]:
    """Return the five bands, each a value a quarter, in the unit shown."""
    return [
        [laid.shown(laid.value(one, band)) for one in laid.quarters]
        for band in range(HIGH + 1)
    ]


def bounds_of(laid: Overlay) -> list[Decimal]:
    """Return the bounds aimed at, in the unit shown."""
    ends = (laid.aim.low, laid.aim.high)
    return [laid.shown(end) for end in ends if end is not None]


def _row(laid: Overlay, quarter: Quarter) -> tuple[str, ...]:
    values = [laid.value(quarter, band) for band in range(5)]

    def pair(low: int, high: int) -> str:
        ends = (
            number(laid.shown(values[one]), laid.kind.decimals) for one in (low, high)
        )
        return _("{low} à {high}").format(
            **dict(zip(("low", "high"), ends, strict=True))
        )

    return (
        clock(quarter.minute // 60, quarter.minute % 60),
        quantity([values[MIDDLE]], laid.kind),
        pair(SOME, MOST),
        pair(LOW, HIGH),
    )
