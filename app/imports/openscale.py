"""« openScale » : the table of the weights an Android application keeps.

Columns by name: `dateTime`, `weight`, `fat`, `water`… (exports until 2025, kilograms),
or `DATE`, `TIME`, `WEIGHT`, `BODY_FAT`… (version 3). A zero is a value nobody measured.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.spots import Line, Spots
from app.domain.wall_clock import OLDEST_YEAR, WallClock
from app.gates.csv_rows import Row, columns, number, rows
from app.gates.dates import order_of
from app.gates.paged import Foreign
from app.imports import export, sure_of

NAME: Final = "openscale"
BRAND: Final = "openScale"
_WEIGHT: Final = "weight"
_BESIDE: Final = {
    "fat": ("body-fat", "%"),
    "body_fat": ("body-fat", "%"),
    "water": ("body-water", "%"),
    "muscle": ("muscle", "%"),
    "bone": ("bone-mass", "kg"),
    "lbm": ("fat-free-mass", "kg"),
    "visceralfat": ("visceral-fat", ""),
    "visceral_fat": ("visceral-fat", ""),
}
"""What a scale says beside the weight, how we call it, and its unit."""
_MEASURES: Final = {"waist": ("waist-circumference", "cm")}
_DEVICE: Final = DeviceIdentity(f"file:{NAME}|", NAME, model=BRAND)


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a file, found on its first line."""

    places: Mapping[str, int]

    def of(self, row: Row, name: str) -> str:
        """Return the cell under a name, "" for a zero or for no such column."""
        said = row.cell(self.places.get(name))
        return "" if number(said) == 0 else said

    def time(self, row: Row) -> str:
        """Return when a line was measured, as it says."""
        if "datetime" in self.places:
            return row.cell(self.places["datetime"])
        day, clock = (row.cell(self.places.get(name)) for name in ("date", "time"))
        return f"{day} {clock}"

    def beside(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Return what else the scale said, as it says it."""
        found = [(*ours, self.of(row, theirs)) for theirs, ours in _BESIDE.items()]
        return tuple(
            (name, f"{said[:40]} {unit}".strip())
            for name, unit, said in found
            if number(said)
        )


def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
    """Give the readings, line after line."""
    table = _table(rows(content))
    order = order_of((table.time(row) for row in _body(content)), asking.day_first)
    clock = WallClock(
        ZoneInfo(asking.zone),
        latest_first=order.latest_first,
        first_year=OLDEST_YEAR,
    )
    spots = Spots(NAME, _DEVICE)
    for row in _body(content):
        raw = table.time(row)
        line = Line(clock.stamp(order.local(raw), raw), row.raw, str(row.line))
        yield from _told(table, row, line, spots)


def _told(table: _Table, row: Row, line: Line, spots: Spots) -> Iterator[Item]:
    weight, given = table.of(row, _WEIGHT), False
    if weight:
        given = True
        beside = table.beside(row)
        yield spots.told(line, "body-weight", [weight], "kg", context=beside)
    for name, (kind, unit) in _MEASURES.items():
        if said := table.of(row, name):
            given = True
            yield spots.told(line, kind, [said], unit)
    if not given:
        yield Rejected("nothing", row.raw, str(row.line))


def _table(lines: Iterator[Row]) -> _Table:
    """Find the names of the columns. Raises Refused("import.unknown_format")."""
    first = next(lines, None)
    places = columns(first) if first else {}
    dated = "datetime" in places or {"date", "time"} <= set(places)
    if not dated or _WEIGHT not in places or not _signed(first):
        raise Refused("import.unknown_format")
    return _Table(places)


def _signed(first: Row | None) -> bool:
    """Say whether the names are written as openScale does, capitals and all."""
    names = set(first.cells) if first else set()
    known = {"dateTime", "weight"} <= names or {"DATE", "TIME", "WEIGHT"} <= names
    return known and any(name.casefold() in _BESIDE for name in names)


def _body(content: Foreign) -> Iterator[Row]:
    lines = rows(content)
    next(lines, None)
    return lines


READER = export(
    NAME, BRAND, ("text/csv",), sure_of(lambda head: _table(rows(head))), harvest
)
