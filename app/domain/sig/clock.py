"""Current time (1805) : the clock of a device, 2A2B."""

from datetime import datetime
from typing import Final, NamedTuple

from app.domain.sig.dates import DeviceTime, device_time, shown_at
from app.domain.sig.packet import DecodeError, Packet, packed

_WEEKDAYS: Final = 7
_SECOND: Final = 256


class CurrentTime(NamedTuple):
    """What a clock shows: its date, the day of the week (1 is Monday, 0 unknown).

    *fraction* counts 1/256 of a second, *reason* says why it was set.
    """

    time: DeviceTime
    weekday: int = 0
    fraction: int = 0
    reason: int = 0


def decode(raw: bytes) -> CurrentTime:
    """Read a 2A2B; raises DecodeError, "value" for a day that no week has."""
    packet = Packet(raw)
    shown = CurrentTime(device_time(packet), *packet.take(3))
    packet.close()
    if shown.weekday > _WEEKDAYS:
        raise DecodeError("value")
    return shown


def encode(shown: CurrentTime) -> bytes:
    """Write a 2A2B."""
    return shown.time.packed + b"".join(packed(each, 1) for each in shown[1:])


def right(local: datetime) -> CurrentTime:
    """Return what a clock shows when it is set to a local time."""
    fraction = local.microsecond * _SECOND // 1_000_000
    return CurrentTime(shown_at(local), local.isoweekday(), fraction)
