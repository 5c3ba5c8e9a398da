"""A record of Apple Health made a reading."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.amounts import UCUM, amount, number
from app.domain.device import DeviceIdentity, Reading, Stamp, Stated, TimeSource, Way
from app.domain.reading_key import of_line
from app.imports.apple_health.records import (
    MEAL,
    MEALS,
    NAME,
    Said,
    device_of,
    moment,
    raw_of,
    seconds,
    unit_of,
)

_DAILY: Final = "steps-by-day"


@dataclass(slots=True)
class Devices:
    """The sources of a file, each described once."""

    _known: dict[str, DeviceIdentity] = field(default_factory=dict)

    def of(self, said: Said) -> DeviceIdentity:
        """Return the device or the app that wrote a record."""
        source = said.get("sourceName", "")
        found = self._known.get(source)
        if found is None:
            found = self._known[source] = device_of(said)
        return found


def value_of(kind: str, said: Said) -> Decimal | str:
    """Return the value of a record in the unit of its kind, or why it has none."""
    value = number(said.get("value", ""))
    if value is None:
        return "value"
    found = amount(kind, value, unit_of(said))
    return "unit" if found is None else found


def reading(
    kind: str, value: Decimal, said: Said, device: DeviceIdentity, *, text: str = ""
) -> Reading:
    """Return a reading of one value, stated as *text* where several records say it."""
    return _made(kind, (value,), said, device, text or said.get("value", "").strip())


def pressure(
    values: tuple[Decimal, Decimal], records: tuple[Said, Said], device: DeviceIdentity
) -> Reading:
    """Return the reading of a pressure."""
    text = "/".join(one.get("value", "").strip() for one in records)
    return _made("blood-pressure", values, records[0], device, text)


def _made(
    kind: str,
    values: tuple[Decimal, ...],
    said: Said,
    device: DeviceIdentity,
    text: str,
) -> Reading:
    raw, unit = said["startDate"], unit_of(said)
    key = of_line(
        NAME,
        device.key,
        sort=said["type"],
        time=_time(kind, raw),
        stated=f"{text} {unit}",
    )
    return Reading(
        kind,
        values[0] if len(values) == 1 else None,
        UCUM[kind],
        Stated(text, unit, raw_of(said)),
        Stamp(moment(raw), TimeSource.FILE, raw),
        device,
        key,
        Way.FILE,
        parts=values if len(values) > 1 else (),
        context=_context(said),
    )


def _time(kind: str, raw: str) -> str:
    """Return the instant, or the day of a total: each export tells it on its clock."""
    return raw[:10] if kind == _DAILY else str(seconds(raw))


def _context(said: Said) -> tuple[tuple[str, str], ...]:
    meal = MEALS.get(said.get(MEAL, ""), "")
    return (("meal", meal),) if meal else ()
