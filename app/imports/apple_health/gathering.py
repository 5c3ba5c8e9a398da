"""What the elements of an Apple Health export become, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from app.domain.amounts import UCUM
from app.domain.device import Rejected
from app.domain.errors import Refused
from app.domain.harvest import BATCH_MAX, Item, Owner
from app.domain.reading import Flag, Trace
from app.domain.torrent import Run, Torrent
from app.imports.apple_health.days import Pressures, Steps, noon
from app.imports.apple_health.making import Devices, pressure, reading, value_of
from app.imports.apple_health.records import (
    GLUCOSE,
    MEAL,
    PRESSURES,
    QUANTITY,
    RATES,
    SPOTS,
    STEPS,
    TYPED,
    Said,
    born,
    mark_of,
    raw_of,
    seconds,
    type_of,
)
from app.imports.apple_health.sugar import Sugars

BESIDE: Final = "Correlation"
"""Repeats records that stand elsewhere in the file."""
LEFT_MAX: Final = 500
"""Sorts of records left out that are told one by one."""
_LEFT: Final = ("Workout", "ActivitySummary", "ClinicalRecord", "Audiogram")
_BY_HAND: Final = Flag.IMPORTED | Flag.MANUAL
_SENSOR: Final = "interstitial-glucose"

Way = Callable[[Said, int], None]


class Gathering:
    """Hears elements; what it has to give is in `ready`, the rest comes at the end."""

    def __init__(self) -> None:
        self.ready: list[Item] = []
        self._record: dict[str, str] = {}
        self._beside = False
        self._exported = ""
        self._left: Counter[str] = Counter()
        self._devices, self._torrent = Devices(), Torrent()
        self._steps, self._pressures, self._sugars = Steps(), Pressures(), Sugars()
        self._ways: Mapping[str, Way] = {
            **{name: partial(self._rate, code) for name, code in RATES.items()},
            **{name: partial(self._spot, code) for name, code in SPOTS.items()},
            **dict.fromkeys(PRESSURES, self._pressure),
            STEPS: self._step,
            GLUCOSE: self._glucose,
        }

    @property
    def many(self) -> bool:
        """Say whether it is time to take what is ready."""
        return len(self.ready) >= BATCH_MAX

    def hear(self, name: str, said: Said | None) -> None:
        """Take an element that begins, or the end of one that repeats others."""
        if name == "MetadataEntry" and said is not None:
            self._detail(said)
            return
        self._settle()
        if name == "Record" and said is not None:
            self._record = {} if self._beside else dict(said)
        elif name == BESIDE:
            self._beside = said is not None
        elif said is not None:
            self._around(name, said)

    def rest(self) -> Iterator[Item]:
        """Give what only the end of the file settles."""
        self._settle()
        for said in self._sugars.rest():
            self._sugar(said)
        yield from self.ready
        yield from self._torrent.rest()
        yield from self._days()
        for one in self._pressures.alone():
            yield Rejected("value", raw_of(one), type_of(one))
        for name, count in self._left.items():
            yield Rejected("nothing", f"{count} {name}".encode(), name)

    def _detail(self, said: Said) -> None:
        if self._record and said.get("key") in (TYPED, MEAL):
            self._record[said["key"]] = said.get("value", "")

    def _around(self, name: str, said: Said) -> None:
        if name == "ExportDate":
            self._exported = said.get("value", "")[:10]
        elif name == "Me":
            self.ready.append(Owner("", born(said)))
        elif name in _LEFT:
            self._left[name] += 1

    def _settle(self) -> None:
        """Read the record that is now whole."""
        said, self._record = self._record, {}
        if not said:
            return
        name = said.get("type", "").removeprefix(QUANTITY)
        way, t = self._ways.get(name), seconds(said.get("startDate", ""))
        if way is None:
            self._left[type_of(said) if len(self._left) < LEFT_MAX else ""] += 1
        elif t is None or t < 0:
            self._reject("line", said)
        else:
            way(said, t)

    def _spot(self, kind: str, said: Said, _t: int) -> None:
        value = self._value(kind, said)
        if value is not None:
            made = reading(kind, value, said, self._devices.of(said))
            self.ready.append(made)

    def _rate(self, kind: str, said: Said, t: int) -> None:
        value = self._value(kind, said)
        if value is not None:
            self._pour(kind, value, said, t)

    def _pour(self, kind: str, value: Decimal, said: Said, t: int) -> None:
        run = self._run(kind, said)
        if not run.add(t, value, _BY_HAND if said.get(TYPED) == "1" else Flag.IMPORTED):
            self._reject("value", said)
        if run.full:
            self.ready.append(run.given())

    def _run(self, kind: str, said: Said) -> Run:
        source = said.get("sourceName", "")
        found = self._torrent.find((kind, source))
        if found is None:
            trace = Trace(kind, f"import:apple-health-{mark_of(source)}", UCUM[kind])
            device = self._devices.of(said)
            found = self._torrent.begin((kind, source), trace, device)
        if found is None:
            raise Refused("import.too_large")
        return found

    def _glucose(self, said: Said, _t: int) -> None:
        for one in self._sugars.take(said):
            self._sugar(one)

    def _sugar(self, said: Said) -> None:
        value, t = self._value("blood-glucose", said), seconds(said["startDate"])
        if value is None or t is None:
            return
        if self._sugars.sensor(said):
            self._pour(_SENSOR, value, said, t)
        else:
            made = reading("blood-glucose", value, said, self._devices.of(said))
            self.ready.append(made)

    def _step(self, said: Said, _t: int) -> None:
        value = self._value("steps-by-day", said)
        if value is not None:
            self._steps.add(said, value)

    def _days(self) -> Iterator[Item]:
        """Give the steps of each day; the one of the export is not over."""
        for day, count, said in self._steps.days():
            if day == self._exported:
                yield Rejected("nothing", f"{day} {count:f}".encode(), STEPS)
            else:
                total = {**noon(said), "value": f"{count:f}"}
                yield reading("steps-by-day", count, total, self._devices.of(said))

    def _pressure(self, said: Said, _t: int) -> None:
        both = self._pressures.pair(said)
        if both is None:
            return
        records = tuple(both[QUANTITY + name] for name in PRESSURES)
        values = [self._value("blood-pressure", one) for one in records]
        high, low = values
        if high is not None and low is not None:
            device = self._devices.of(said)
            made = pressure((high, low), (records[0], records[1]), device)
            self.ready.append(made)

    def _value(self, kind: str, said: Said) -> Decimal | None:
        value = value_of(kind, said)
        if isinstance(value, str):
            self._reject(value, said)
            return None
        return value

    def _reject(self, reason: str, said: Said) -> None:
        self.ready.append(Rejected(reason, raw_of(said), type_of(said)))
