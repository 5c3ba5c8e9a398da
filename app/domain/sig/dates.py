"""Date Time (2A08) : the clock of a device, seven bytes without a zone."""

from datetime import date, datetime, time
from typing import Final, NamedTuple

from app.domain.sig.packet import DecodeError, Packet, packed

SIZE: Final = 7
_MOST: Final = (9999, 12, 31, 23, 59, 59)


class DeviceTime(NamedTuple):
    """What the clock of a device shows, where it is worn.

    A year, month or day of 0 is one it does not know.
    """

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0

    @property
    def local(self) -> datetime | None:
        """Return this date, without a zone; None when the device does not know it."""
        if not (self.year and self.month and self.day):
            return None
        clock = time(self.hour, self.minute, self.second)
        return datetime.combine(date(self.year, self.month, self.day), clock)

    @property
    def text(self) -> str:
        """Return it as stated: `2026-11-21T07:03:00`, even a date it does not know."""
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{day}T{self.hour:02}:{self.minute:02}:{self.second:02}"

    @property
    def packed(self) -> bytes:
        """Return its seven bytes; raises OverflowError."""
        return packed(self.year, 2) + bytes(self[1:])


def device_time(packet: Packet) -> DeviceTime:
    """Take a date; raises DecodeError("value") for one that no calendar has."""
    raw = packet.take(SIZE)
    shown = DeviceTime(raw[0] | raw[1] << 8, *raw[2:])
    if any(each > most for each, most in zip(shown, _MOST, strict=True)):
        raise DecodeError("value")
    try:
        shown.local  # noqa: B018 - the calendar says whether the day exists
    except ValueError as error:
        raise DecodeError("value") from error
    return shown


def shown_at(local: datetime) -> DeviceTime:
    """Return what a clock set right shows at a local time."""
    return DeviceTime(*local.timetuple()[:6])
