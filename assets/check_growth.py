"""Holds our growth scores against a survey that WHO scored: once, by a developer.

usage: python -m assets.check_growth ANTHROPLUS
       (a clone of WHO's repository of this name; the commit is pinned below)
"""
# ruff: noqa: INP001 - a script run by a person, not a package

import csv
import io
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from app.rules.childhood.standards import Standard, all_standards

_SURVEY: Final = (
    "799a7deaf7dff57f2abef5781f74b243f0aa6194:data-raw/survey_who2007_z.csv"
)
_SEXES: Final = {"1": "M", "2": "F"}
_FIGURES: Final = {
    "zwfa": ("body-weight", "weight"),
    "zhfa": ("body-height", "height"),
    "zbfa": ("bmi", "cbmi"),
}
"""WHO's score, the measure it is of, the column that holds the value."""
Row = Mapping[str, str]


def survey(folder: str) -> list[Row]:
    """Return every row of the survey, with the scores WHO gave."""
    asked = ["git", "-C", folder, "show", _SURVEY]
    shown = subprocess.run(asked, capture_output=True, check=True)  # noqa: S603 - a developer's own clone
    return list(csv.DictReader(io.StringIO(shown.stdout.decode())))


def standard(measure: str, sex: str, age: Decimal) -> Standard | None:
    """Return the one that holds an age, None after the last: as WHO does today."""
    wanted = (measure, sex)
    every = [one for one in all_standards() if (one.measure, one.sex) == wanted]
    return next((one for one in every if one.holds(age)), None)


def gaps(rows: list[Row], score: str) -> list[float]:
    """Return how far each of our scores is from WHO's, written to 0.01."""
    measure, column = _FIGURES[score]
    found = []
    for row in rows:
        if row[score]:
            age, value = Decimal(row["age.mo"]), Decimal(row[column])
            held = standard(measure, _SEXES[row["sex"]], age)
            if held:
                found.append(abs(held.score(age, value) - float(row[score])))
    return found


def main(folder: str) -> None:
    """Print the greatest gap of each score."""
    rows = survey(folder)
    for score in _FIGURES:
        found = gaps(rows, score)
        older = sum(bool(row[score]) for row in rows) - len(found)
        said = f"{score}: {len(found)} scores, at most {max(found):.6f} away"
        print(f"{said}, {older} after the last age")  # noqa: T201 - a command prints


if __name__ == "__main__":
    main(sys.argv[1])
