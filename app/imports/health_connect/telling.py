"""What the tables of Health Connect become: readings, traces, and what is left out."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from app.domain.amounts import UCUM
from app.domain.day_sums import DaySums
from app.domain.device import DeviceIdentity, Reading, Rejected, Stated
from app.domain.errors import Refused
from app.domain.harvest import Item
from app.domain.reading import Trace
from app.domain.sensing import sensed
from app.domain.torrent import Run, Torrent
from app.gates.tables import Tables
from app.imports.health_connect.lines import (
    At,
    Line,
    Sources,
    at_of,
    number_of,
    raw_of,
)
from app.imports.health_connect.spots import GLUCOSE, SPOTS, Spot, read, spotted

STEPS: Final = Spot("steps_record_table", "steps-by-day", ("count",), "count")
BEATS: Final = "heart_rate_record_table"
BREATHS: Final = "respiratory_rate_record_table"
_WHO: Final = ("app_info_id", "device_info_id")
_WHEN: Final = ("time", "zone_offset", *_WHO)
_BEGUN: Final = ("start_time", "start_zone_offset", *_WHO)
_INTERSTITIAL: Final = "1"
_RECORDS: Final = "_record_table"
_READ: Final = {one.table for one in (*SPOTS, GLUCOSE, STEPS)} | {BEATS, BREATHS}
_NOON: Final = 12


class Telling:
    """Says what a file holds, table after table."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sources = Sources.of(tables)
        self._torrent = Torrent()

    def told(self) -> Iterator[Item]:
        """Give all of it."""
        for spot in SPOTS:
            for line in self._tables.rows(spot.table, (*_WHEN, *spot.columns)):
                yield spotted(spot, line, self._sources.device(line))
        yield from self._sugars()
        yield from self._steps()
        yield from self._beats()
        for line in self._tables.rows(BREATHS, (*_WHEN, "rate")):
            yield from self._poured("respiratory-rate", line, number_of(line["rate"]))
        yield from self._torrent.rest()
        yield from self._left()

    def _sugars(self) -> Iterator[Item]:
        """Give what meters say; what a sensor says goes to its trace."""
        sensors = self._sensors()
        columns = (*_WHEN, "level", "specimen_source", "relation_to_meal")
        for line in self._tables.rows(GLUCOSE.table, columns):
            device = self._sources.device(line)
            found = spotted(GLUCOSE, line, device)
            within = str(line["specimen_source"]) == _INTERSTITIAL
            if isinstance(found, Reading) and (within or device in sensors):
                level = found.value if isinstance(found.value, Decimal) else None
                yield from self._poured("interstitial-glucose", line, level)
            else:
                yield found

    def _sensors(self) -> set[DeviceIdentity]:
        """Return what gave more glucose than any finger does."""
        instants: dict[DeviceIdentity, list[int]] = defaultdict(list)
        for line in self._tables.rows(GLUCOSE.table, _WHEN):
            if at := at_of(line):
                instants[self._sources.device(line)].append(at.t)
        return {device for device, given in instants.items() if sensed(given)}

    def _steps(self) -> Iterator[Item]:
        """Give the steps of each day; the last one may not be over."""
        sums, noons = DaySums[DeviceIdentity](), dict[str, At]()
        for line in self._tables.rows(STEPS.table, (*_BEGUN, "count")):
            at, count = at_of(line, *_BEGUN[:2]), number_of(line["count"])
            if at is None or count is None:
                yield Rejected("value" if at else "line", raw_of(line), STEPS.table)
            else:
                sums.add(at.day, self._sources.device(line), count)
                noons.setdefault(at.day, _noon(at))
        last = max(noons, default="")
        for day, device, count in sums.best():
            if day == last:
                yield Rejected("nothing", f"{day} {count:f}".encode(), STEPS.table)
            else:
                stated = Stated(f"{count:f}", STEPS.unit, day.encode())
                yield read(STEPS, (count,), stated, device, noons[day])

    def _beats(self) -> Iterator[Item]:
        """Give the beats of the heart: they stand apart from what wrote them."""
        parents = {
            line["row_id"]: line for line in self._tables.rows(BEATS, ("row_id", *_WHO))
        }
        columns = ("parent_key", "epoch_millis", "beats_per_minute")
        for line in self._tables.rows("heart_rate_record_series_table", columns):
            whose = {
                **parents.get(line["parent_key"], {}),
                "time": line["epoch_millis"],
            }
            value = number_of(line["beats_per_minute"])
            yield from self._poured("heart-rate", whose, value)

    def _poured(self, code: str, line: Line, value: Decimal | None) -> Iterator[Item]:
        """Add a point to the trace of its device; give the points once many."""
        at = at_of(line)
        if at is None or value is None:
            yield Rejected("value" if at else "line", raw_of(line), code)
            return
        run = self._run(code, self._sources.device(line))
        if not run.add(at.t, value):
            yield Rejected("value", raw_of(line), code)
        if run.full:
            yield run.given()

    def _run(self, code: str, device: DeviceIdentity) -> Run:
        found = self._torrent.find((code, device))
        if found is None:
            mark = device.key.rpartition("|")[2]
            trace = Trace(code, f"import:health-connect-{mark}", UCUM[code])
            found = self._torrent.begin((code, device), trace, device)
        if found is None:
            raise Refused("import.too_large")
        return found

    def _left(self) -> Iterator[Rejected]:
        """Say what the file holds that we do not keep, table by table."""
        for name in self._tables.names():
            if name.endswith(_RECORDS) and name not in _READ:
                count = sum(1 for _ in self._tables.rows(name, ("row_id",)))
                if count:
                    yield Rejected("nothing", f"{count} {name}".encode(), name[:80])


def _noon(at: At) -> At:
    """Return the middle of a day, which is that day wherever it is read."""
    local = at.local.replace(hour=_NOON, minute=0, second=0)
    return At(int(local.timestamp()), local, at.day)
