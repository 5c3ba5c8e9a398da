"""The lines of Health Connect: an instant, its offset, who wrote it, what it measured.

Times are milliseconds since 1970 UTC, offsets seconds, both of the record itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.reading import T_MAX
from app.gates.tables import Tables, Value

NAME: Final = "health_connect"
_OFFSET_MAX: Final = 18 * 3600
_WORDS_MAX: Final = 80
_NUMBER_MAX: Final = 10**12
_DIGITS: Final = 6
"""Decimals a computer did not invent."""

Line = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class At:
    """When a record was made: its instant (seconds since 1970), on its own clock."""

    t: int
    local: datetime
    raw: str

    @property
    def day(self) -> str:
        """The day it was there."""
        return self.local.date().isoformat()


def at_of(line: Line, time: str = "time", offset: str = "zone_offset") -> At | None:
    """Return when a record was made, None where it does not say."""
    stated, ahead = line.get(time), line.get(offset) or 0
    if not isinstance(stated, int) or not isinstance(ahead, int):
        return None
    t = stated // 1000
    if not 0 <= t <= T_MAX - _OFFSET_MAX or abs(ahead) > _OFFSET_MAX:
        return None
    zone = timezone(timedelta(seconds=ahead))
    return At(t, datetime.fromtimestamp(t, zone), f"{stated} {ahead:+d}")


def number_of(value: Value) -> Decimal | None:
    """Return a number as it is kept there, None for anything else."""
    if not isinstance(value, int | float) or not abs(value) < _NUMBER_MAX:
        return None
    return Decimal(repr(round(value, _DIGITS)))


def raw_of(line: Line) -> bytes:
    """Return what a line says, in words."""
    return " ".join(f"{name}={value!r}" for name, value in line.items()).encode()[
        :1_000
    ]


@dataclass(slots=True)
class Sources:
    """The apps and the devices of a file, by their numbers."""

    _apps: dict[Value, Line] = field(default_factory=dict)
    _devices: dict[Value, Line] = field(default_factory=dict)
    _known: dict[tuple[Value, Value], DeviceIdentity] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Tables) -> "Sources":
        """Read them."""
        apps = ("row_id", "package_name", "app_name")
        devices = ("row_id", "manufacturer", "model")
        return cls(
            {one["row_id"]: one for one in tables.rows("application_info_table", apps)},
            {one["row_id"]: one for one in tables.rows("device_info_table", devices)},
        )

    def device(self, line: Line) -> DeviceIdentity:
        """Return what wrote a record: a device where it is told, or an app."""
        key = line.get("app_info_id"), line.get("device_info_id")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(*key)
        return found

    def _made(self, app: Value, device: Value) -> DeviceIdentity:
        about, of = self._apps.get(app, {}), self._devices.get(device, {})
        package = _words(about.get("package_name"))
        maker, model = _words(of.get("manufacturer")), _words(of.get("model"))
        mark = sha256(f"{package}|{maker}|{model}".encode()).hexdigest()[:16]
        shown = model or _words(about.get("app_name")) or package
        return DeviceIdentity(
            f"file:{NAME}|{mark}", NAME, manufacturer=maker, model=shown
        )


def _words(value: Value) -> str:
    text = value[:_WORDS_MAX] if isinstance(value, str) else ""
    return " ".join("".join(s if s.isprintable() else " " for s in text).split())
