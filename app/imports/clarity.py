"""« Dexcom Clarity » : the table of a Dexcom sensor; its first lines say whose it is.

A line with a time and a glucose is of the sensor, or of the strip it was calibrated
with. Lines without a time are the person, the phone and its alarms. Insulin and meals
are not kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Rejected, Stated
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Owner
from app.domain.reading_key import of_line
from app.domain.strands import Sample, Strands
from app.domain.wall_clock import WallClock
from app.gates.csv_rows import Row, columns, folded, rows, stated, under
from app.gates.dates import Order, order_of
from app.gates.paged import Foreign
from app.imports import export, sure_of

NAME: Final = "clarity"
BRAND: Final = "Dexcom Clarity"
_NAMES: Final = {
    "time": ("timestamp", "horodatage"),
    "value": ("glucose value", "valeur du glucose", "valeur de glucose"),
    "sort": ("event type", "type d'evenement"),
    "device": ("source device id", "id de l'appareil source", "id d'appareil source"),
}
"""How the names of the columns we read begin."""
_UNITS: Final = {"mg/dl": ("mg/dL", 0), "mmol/l": ("mmol/L", 1)}
_STRIP: Final = ("calib", "etalon")
_PERSON: Final = {
    "first": ("firstname", "prenom"),
    "last": ("lastname", "nom", "nomdefamille"),
    "born": ("dateofbirth", "datedenaissance"),
}
_HEADED: Final = 3
"""The names of the columns stand on one of the first lines."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a file, named on *line*."""

    line: int
    places: Mapping[str, int]
    unit: str
    digits: int

    def of(self, row: Row, name: str) -> str:
        """Return the cell of a line under one of `_NAMES`."""
        return row.cell(self.places.get(name))

    def aside(self, row: Row) -> str:
        """Return the only word of a line beside what it is about."""
        rest = row.cells[self.places["sort"] + 1 :]
        return next(filter(None, rest), "")


def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
    """Give the readings, line after line."""
    table = _headed(rows(content))
    times = (table.of(row, "time") for row in under(content, table.line))
    order = order_of(times, asking.day_first)
    lines = _Lines(table, order, ZoneInfo(asking.zone))
    for row in under(content, table.line):
        yield from lines.told(row)
    yield from lines.strands.rest()


class _Lines:
    """Says what each line holds."""

    def __init__(self, table: _Table, order: Order, zone: ZoneInfo) -> None:
        self._table = table
        self._order = order
        self._clock = WallClock(zone, latest_first=order.latest_first)
        self._owner = _Person()
        self.strands = Strands()

    def told(self, row: Row) -> Iterator[Item]:
        """Give what a line says."""
        time, text = self._table.of(row, "time"), self._table.of(row, "value")
        if time and text:
            yield from self._value(row, time, text)
            return
        if not time:
            yield from self._owner.told(self._sort(row), self._table.aside(row))
        yield Rejected("nothing", row.raw, str(row.line))

    def _value(self, row: Row, time: str, text: str) -> Iterator[Item]:
        value, at = stated(text), self._order.local(time)
        if value is None or at is None:
            yield Rejected("value" if value is None else "line", row.raw, str(row.line))
            return
        table, sort = self._table, self._sort(row)
        device = _device(table.of(row, "device"))
        strip = sort.startswith(_STRIP)
        sample = Sample(
            code="blood-glucose" if strip else "interstitial-glucose",
            source=f"import:{NAME}",
            device=device,
            value=value,
            unit=table.unit,
            digits=table.digits,
            stamp=self._clock.stamp(at, time),
            stated=Stated(text, table.unit, row.raw),
            key=of_line(NAME, device.key, sort=sort, time=time, stated=text),
            where=str(row.line),
        )
        if strip:
            yield self.strands.alone(sample)
        else:
            yield from self.strands.take(sample)

    def _sort(self, row: Row) -> str:
        return folded(self._table.of(row, "sort")).replace(" ", "")


class _Person:
    """Whom the first lines name, a word a line."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def told(self, sort: str, word: str) -> Iterator[Owner]:
        """Take a line; give the person again once more is known."""
        for trait, names in _PERSON.items():
            if sort in names and word:
                self._said[trait] = word
                yield self._owner()

    def _owner(self) -> Owner:
        said = self._said
        name = " ".join(said[one] for one in ("first", "last") if one in said)
        return Owner(name, _born(said.get("born", "")))


def _born(text: str) -> str:
    """Return a birth date, ISO; "" when the day may be the month."""
    try:
        order = order_of([f"{text} 00:00"], None)
    except Refused:
        return ""
    found = order.local(f"{text} 00:00")
    return found.date().isoformat() if found else ""


def _device(source: str) -> DeviceIdentity:
    return DeviceIdentity(f"file:{NAME}|{source}", NAME, "", "Dexcom", source)


def _headed(lines: Iterator[Row]) -> _Table:
    """Find the names of the columns. Raises Refused("import.unknown_format")."""
    for row in islice(lines, _HEADED):
        heads = columns(row)
        places = {
            name: place
            for name, starts in _NAMES.items()
            for head, place in heads.items()
            if head.startswith(starts)
        }
        value = next((one for one in heads if one.startswith(_NAMES["value"])), "")
        unit = _UNITS.get(value.rpartition("(")[2].rstrip(")"))
        if unit and {"time", "sort"} <= set(places):
            return _Table(row.line, places, *unit)
    raise Refused("import.unknown_format")


READER = export(
    NAME, BRAND, ("text/csv",), sure_of(lambda head: _headed(rows(head))), harvest
)
