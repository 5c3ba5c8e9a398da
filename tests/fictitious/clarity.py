"""A file as Dexcom Clarity writes them, of a sensor that nobody wears.

Synthetic: the headers and the order of the real one, the readings of a story.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from typing import Final

from app.domain.reading import Point

HEADERS: Final = (
    "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,"
    "Device Info,Source Device ID,Glucose Value (mg/dL),Insulin Value (u),"
    "Carb Value (grams),Duration (hh:mm:ss),Glucose Rate of Change (mg/dL/min)"
)
METER: Final = "Fictif G6"


def clarity(points: Iterable[Point], zone: tzinfo, *, name: str, born: str) -> bytes:
    """Return the file of *points* (mg/dL), their hours those of *zone*."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    lines = [*_about(name, born), *_read(points, zone)]
    numbered = ([rank, *line, "", "", "", ""] for rank, line in enumerate(lines, 1))
    table.writerows([HEADERS.split(","), *numbered])
    return out.getvalue().encode("utf-8-sig")


def _about(name: str, born: str) -> Iterator[list[str]]:
    """Give the lines that say whose file it is, and an alarm of the reader."""
    first, _, last = name.partition(" ")
    year, month, day = born.split("-")
    said = f"{int(month)}/{int(day)}/{year}"
    yield ["", "FirstName", "", first, "", "", ""]
    yield ["", "LastName", "", last, "", "", ""]
    yield ["", "DateOfBirth", "", said, "", "", ""]
    yield ["", "Alert", "Low", "", "", METER, "80"]


def _read(points: Iterable[Point], zone: tzinfo) -> Iterator[list[str]]:
    for point in points:
        at = datetime.fromtimestamp(point.t, UTC).astimezone(zone)
        stamp = at.replace(tzinfo=None).isoformat()
        yield [stamp, "EGV", "", "", "", METER, str(point.value)]
