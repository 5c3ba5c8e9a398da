"""Makes the WHO growth tables of this product from WHO's own: once, by a developer.

usage: python assets/make_growth.py ANTHRO ANTHROPLUS
       (clones of WHO's repositories of these names; the commits are pinned below)
"""
# ruff: noqa: INP001 - a script run by a person, not a package

import csv
import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parents[1] / "app/rules/tables/growth/who"
TOLERANCE: Final = 0.0002
"""How far a line may be from WHO's own, at any age that was left out: 0.02 %."""
_SCORES: Final = (-3, -1.881, -1.036, 0, 1.036, 1.881, 3)
_SEXES: Final = {"1": "M", "2": "F"}
_STANDING: Final = 731
"""The day from which a child is measured standing: no line crosses it."""
Row = tuple[str, str, str, str]
"""Age, L, M, S, as WHO wrote them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One of WHO's repositories, and what is taken of it."""

    name: str
    commit: str
    title: str
    year: int
    licence: str
    unit: str
    files: tuple[tuple[str, str, int], ...]
    """Measure, file, last age that counts: rows beyond only help WHO's own code."""


ORIGINS: Final = (
    Origin(
        "anthro",
        "b776d8a12b1c97369c748b561159fd2ec4f4db58",
        "OMS, normes de croissance de l'enfant (WHO Child Growth Standards), 2006",
        2006,
        "GPL-3.0-only",
        "day",
        (
            ("body-weight", "weianthro", 1826),
            ("body-height", "lenanthro", 1826),
            ("bmi", "bmianthro", 1826),
            ("head-circumference", "hcanthro", 1826),
        ),
    ),
    Origin(
        "anthroplus",
        "799a7deaf7dff57f2abef5781f74b243f0aa6194",
        "OMS, références de croissance de 5 à 19 ans (WHO Reference), 2007",
        2007,
        "GPL-3.0-or-later",
        "month",
        (
            ("body-weight", "wfawho2007", 120),
            ("body-height", "hfawho2007", 228),
            ("bmi", "bfawho2007", 228),
        ),
    ),
)


def original(folder: str, commit: str, file: str, last: int) -> dict[str, list[Row]]:
    """Return the rows of one of WHO's files up to an age, by sex, youngest first."""
    path = f"{commit}:data-raw/growthstandards/{file}.txt"
    asked = ["git", "-C", folder, "show", path]
    shown = subprocess.run(asked, capture_output=True, check=True)  # noqa: S603 - a developer's own clone
    found: dict[str, list[Row]] = {"F": [], "M": []}
    for row in csv.DictReader(io.StringIO(shown.stdout.decode()), delimiter="\t"):
        if int(row["age"]) <= last:
            said = (row["age"], row["l"], row["m"], row["s"])
            found[_SEXES[row["sex"]]].append(said)
    return {sex: sorted(rows, key=_age) for sex, rows in found.items()}


def thinned(rows: Sequence[Row]) -> list[Row]:
    """Leave out what a straight line between two rows says within TOLERANCE."""
    kept, first = [rows[0]], 0
    while first < len(rows) - 1:
        last = first + 1
        while last + 1 < len(rows) and _said(rows[first : last + 2]):
            last += 1
        kept.append(rows[last])
        first = last
    return kept


def furthest(rows: Sequence[Row], kept: Sequence[Row]) -> float:
    """Return how far the lines of what is *kept* are, at worst, from all *rows*."""
    places = {row[0]: at for at, row in enumerate(rows)}
    stretches = [rows[places[a[0]] : places[b[0]] + 1] for a, b in pairwise(kept)]
    return max(_gap(stretch, row) for stretch in stretches for row in stretch)


def _age(row: Row) -> int:
    return int(row[0])


def _said(stretch: Sequence[Row]) -> bool:
    if int(stretch[-2][0]) < _STANDING <= int(stretch[-1][0]):
        return False
    return all(_gap(stretch, row) <= TOLERANCE for row in stretch[1:-1])


def _gap(stretch: Sequence[Row], row: Row) -> float:
    """Return how far the line from end to end is from *row*, as a share of it."""
    low, true, high = (tuple(map(float, one)) for one in (stretch[0], row, stretch[-1]))
    share = (true[0] - low[0]) / (high[0] - low[0])
    drawn = [a + share * (b - a) for a, b in zip(low[1:], high[1:], strict=True)]
    values = [(_value(drawn, at), _value(true[1:], at)) for at in _SCORES]
    return max(abs(one / other - 1) for one, other in values)


def _value(shape: Sequence[float], score: float) -> float:
    power, median, spread = shape
    if not power:
        return median * exp(spread * score)
    return float(median * (1 + power * spread * score) ** (1 / power))


def written(origin: Origin, tables: Sequence[tuple[str, str, Sequence[Row]]]) -> str:
    """Return the file of one origin, a table a line."""
    lines = [
        f'    {{"measure": "{measure}", "sex": "{sex}", "rows": ['
        + ", ".join(f"[{', '.join(row)}]" for row in rows)
        + "]}"
        for measure, sex, rows in tables
    ]
    changed = "rows left out by assets/make_growth.py"
    if origin.unit == "month":
        changed = "laid out anew by assets/make_growth.py, every row kept"
    return (
        "{\n"
        f'  "source": "{origin.title}",\n'
        f'  "year": {origin.year},\n'
        f'  "licence": "{origin.licence}",\n'
        '  "copyright": "World Health Organization",\n'
        f'  "origin": "WorldHealthOrganization/{origin.name}, {origin.commit}",\n'
        f'  "changed": "2026-11-22: {changed}",\n'
        f'  "unit": "{origin.unit}",\n'
        '  "tables": [\n' + ",\n".join(lines) + "\n  ]\n}\n"
    )


def made(folder: str, origin: Origin) -> str:
    """Return the file of one origin; say how far it is from WHO's own."""
    tables = []
    for measure, file, last in origin.files:
        for sex, rows in original(folder, origin.commit, file, last).items():
            kept = rows if origin.unit == "month" else thinned(rows)
            gap = furthest(rows, kept)
            said = f"{measure} {sex}: {len(kept)} of {len(rows)} rows, {gap:.4%}"
            print(said)  # noqa: T201 - a command prints
            tables.append((measure, sex, kept))
    return written(origin, tables)


def main(folders: Sequence[str]) -> None:
    """Write the two files."""
    TABLES.mkdir(parents=True, exist_ok=True)
    for folder, origin in zip(folders, ORIGINS, strict=True):
        file = TABLES / f"{origin.year}.json"
        file.write_text(made(folder, origin), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
