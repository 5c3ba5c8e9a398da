"""« Withings » : the tables of a scale, a cuff and a watch, alone or in their archive.

Tables are known by the names of their columns; those of a watch, which say `value`
alone, by the names of their files. Times are local, but those of the beats.
"""

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.spots import Line, Spots
from app.domain.wall_clock import OLDEST_YEAR, WallClock
from app.gates.archive import EXPORT, MARK, Member, members, office
from app.gates.csv_rows import rows
from app.gates.dates import order_of
from app.gates.paged import Foreign, Paged
from app.imports import HEAD, Confidence, export
from app.imports.withings.columns import Columns, columns_of
from app.imports.withings.tracks import beats, steps

NAME: Final = "withings"
BRAND: Final = "Withings"
BEATS: Final = "raw_hr_hr.csv"
STEPS: Final = "aggregates_steps.csv"
_TABLE: Final = ".csv"
_FILES_MAX: Final = 500
_DEVICE: Final = DeviceIdentity(
    f"file:{NAME}|", NAME, manufacturer="Withings", model="Withings"
)


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the columns of a scale or of a cuff, or an archive of them."""
    if head.startswith(MARK):
        return Confidence.NO if office(head) else Confidence.SURE
    return Confidence.SURE if _signed(head) else Confidence.NO


def owns(content: Foreign) -> bool:
    """Recognise an archive by one of its tables."""
    if not content.startswith(MARK):
        return True
    try:
        return any(_signed(one.read(HEAD)) for one in _tables(content))
    except Refused:
        return False


def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
    """Give the readings, table after table."""
    spots = Spots(NAME, _DEVICE)
    if not content.startswith(MARK):
        yield from _table(content, asking, spots)
        return
    for one in _tables(content):
        yield from _file(one, asking, spots)


def _file(file: Member, asking: Asking, spots: Spots) -> Iterator[Item]:
    """Give what one table of an archive holds."""
    content, leaf = Paged(file.lent()), _leaf(file)
    if leaf == BEATS:
        yield from beats(rows(content), _DEVICE)
    elif leaf == STEPS:
        yield from steps(rows(content), spots, ZoneInfo(asking.zone))
    elif _columns(content):
        yield from _table(content, asking, spots)
    else:
        yield Rejected("nothing", leaf.encode(), "")


def _table(content: Foreign, asking: Asking, spots: Spots) -> Iterator[Item]:
    """Give the values of a table, line after line."""
    columns = _columns(content)
    if columns is None:
        raise Refused("import.unknown_format")
    times = (row.cell(columns.date) for row in rows(content) if row.line > 1)
    order = order_of(times, asking.day_first)
    clock = WallClock(
        ZoneInfo(asking.zone),
        latest_first=order.latest_first,
        first_year=OLDEST_YEAR,
    )
    for row in rows(content):
        if row.line == 1:
            continue
        raw = row.cell(columns.date)
        line = Line(clock.stamp(order.local(raw), raw), row.raw, str(row.line))
        found = list(columns.told(row, line, spots))
        yield from found or [Rejected("nothing", row.raw, str(row.line))]


def _columns(content: Foreign) -> Columns | None:
    found = columns_of(next(rows(content), None))
    return found if found and found.kept else None


def _signed(head: bytes) -> bool:
    try:
        found = columns_of(next(rows(head), None))
    except Refused:
        return False
    return found is not None and found.signed


def _tables(content: Foreign) -> list[Member]:
    """Return the tables of an archive, in their order."""
    found = [one for one in members(content, EXPORT) if one.name.endswith(_TABLE)]
    return found[:_FILES_MAX]


def _leaf(file: Member) -> str:
    return "".join(s for s in file.name.rpartition("/")[2] if s.isprintable())


READER = export(NAME, BRAND, ("text/csv", "application/zip"), sniff, harvest, owns)
