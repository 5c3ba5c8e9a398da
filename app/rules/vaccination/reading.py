"""« Conditions lues » : the terms of a step and the conflicts of a table."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.rules.vaccination.lapses import BIRTH, Lapse
from app.rules.vaccination.terms import (
    ALWAYS,
    Conflict,
    Gap,
    Product,
    Skip,
    Span,
    Tally,
    Terms,
    Window,
)

Row = Mapping[str, Any]

_ENDS: Final = ("start", "end")


def terms(row: Row) -> Terms:
    """Read what a step asks of a dose. Raises KeyError or ValueError."""
    return Terms(
        windows=tuple(_window(one) for one in row.get("windows", [])),
        gaps=tuple(_gap(one) for one in row.get("gaps", [])),
        relief=_gap(row["relief"]) if "relief" in row else None,
        products=tuple(_product(one) for one in row.get("admitted", [])),
        mistakes=tuple(_product(one) for one in row.get("mistakes", [])),
        skips=tuple(_skip(one) for one in row.get("skips", [])),
        again=row.get("again", False),
    )


def conflict(row: Row) -> Conflict:
    """Read two vaccines to keep apart. Raises KeyError or ValueError."""
    least = Lapse.parse(row["least"])
    return Conflict(row["before"], row["after"], least, _lapse(row, "counted") or least)


def _window(row: Row) -> Window:
    least = _lapse(row, "least") or BIRTH
    return Window(least, _lapse(row, "until"), _span(row))


def _gap(row: Row) -> Gap:
    least = Lapse.parse(row["least"])
    return Gap(least, row.get("step", 0), _names(row), _span(row))


def _product(row: Row) -> Product:
    return Product(row["name"], _lapse(row, "from") or BIRTH, _lapse(row, "until"))


def _skip(row: Row) -> Skip:
    tallies = tuple(_tally(one) for one in row.get("tallies", []))
    opens, closes = _lapse(row, "from") or BIRTH, _lapse(row, "until")
    return Skip(opens, closes, _lapse(row, "gap"), tallies)


def _tally(row: Row) -> Tally:
    return Tally(
        least=row.get("least", 0),
        most=row.get("most"),
        products=_names(row),
        opens=_lapse(row, "from") or BIRTH,
        closes=_lapse(row, "until"),
        force=_span(row),
        counted=row.get("counted", False),
    )


def _names(row: Row) -> frozenset[str]:
    return frozenset(row.get("products", []))


def _span(row: Row) -> Span:
    days = {name: date.fromisoformat(row[name]) for name in _ENDS if name in row}
    return Span(**days) if days else ALWAYS


def _lapse(row: Row, name: str) -> Lapse | None:
    return Lapse.parse(row[name]) if name in row else None
