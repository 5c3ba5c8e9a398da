"""The columns of the tables of Withings, by their names in French and in English.

The French ones are those of its pages (to be confirmed on a real export); the unit is
in the name of the column, in brackets.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.harvest import Item
from app.domain.spots import Line, Spots
from app.gates.csv_rows import Row, folded, number

DATES: Final = ("date",)
VALUES: Final = {
    "weight": "body-weight",
    "poids": "body-weight",
    "height": "body-height",
    "taille": "body-height",
    "temperature": "body-temperature",
    "body temperature": "body-temperature",
    "temperature corporelle": "body-temperature",
    "spo2": "oxygen-saturation",
    "oxygen saturation": "oxygen-saturation",
    "saturation en oxygene": "oxygen-saturation",
    "heart rate": "heart-rate",
    "frequence cardiaque": "heart-rate",
}
PRESSURES: Final = (("systolic", "diastolic"), ("systolique", "diastolique"))
BESIDE: Final = {
    "fat mass": "fat-mass",
    "masse grasse": "fat-mass",
    "bone mass": "bone-mass",
    "masse osseuse": "bone-mass",
    "muscle mass": "muscle-mass",
    "masse musculaire": "muscle-mass",
    "hydration": "water-mass",
    "hydratation": "water-mass",
}
_IMPLIED: Final = {
    "body-temperature": "°C",
    "oxygen-saturation": "%",
    "heart-rate": "bpm",
    "blood-pressure": "mmHg",
}
"""Units the names do not say."""
_UNIT_MAX: Final = 12
_HEADED: Final = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the folded name without its unit, the unit, the place."""

    name: str
    unit: str
    place: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table."""

    date: int
    named: Mapping[str, Column]

    @property
    def signed(self) -> bool:
        """Say whether they can only be those of a scale or of a cuff of Withings."""
        weighed = (
            VALUES.keys() & self.named.keys() and BESIDE.keys() & self.named.keys()
        )
        heart = {"heart rate", "frequence cardiaque"} & self.named.keys()
        return bool(weighed or (heart and self._pressure()))

    @property
    def kept(self) -> bool:
        """Say whether any of them holds what we keep."""
        return bool(VALUES.keys() & self.named.keys() or self._pressure())

    def told(self, row: Row, line: Line, spots: Spots) -> Iterator[Item]:
        """Give each value of a line."""
        if pair := self._pressure():
            cells = [row.cell(self.named[name].place) for name in pair]
            if any(cells):
                yield spots.told(line, "blood-pressure", cells, "mmHg")
        for name, kind in VALUES.items():
            column = self.named.get(name)
            said = row.cell(column.place) if column else ""
            if column and said:
                unit = column.unit or _IMPLIED.get(kind, "")
                beside = self._beside(row) if kind == "body-weight" else ()
                yield spots.told(line, kind, [said], unit, context=beside)

    def _pressure(self) -> tuple[str, str] | None:
        found = (pair for pair in PRESSURES if set(pair) <= self.named.keys())
        return next(found, None)

    def _beside(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Return what else the scale said."""
        found = [(ours, self.named.get(name)) for name, ours in BESIDE.items()]
        told = [(ours, one, row.cell(one.place)) for ours, one in found if one]
        return tuple(
            (ours, f"{said[:40]} {one.unit}".strip())
            for ours, one, said in told
            if number(said)
        )


def columns_of(header: Row | None) -> Columns | None:
    """Return the columns named on a line, None where it names no date."""
    named: dict[str, Column] = {}
    for place, cell in enumerate(header.cells if header else ()):
        found = _HEADED.fullmatch(cell.strip())
        if found:
            name = folded(found[1])
            named.setdefault(
                name, Column(name, (found[2] or "").strip()[:_UNIT_MAX], place)
            )
    date = next((named[one] for one in DATES if one in named), None)
    return Columns(date.place, named) if date else None
