"""« Appareil » : one the person added, as an element of their record."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.device import DeviceIdentity


@dataclass(frozen=True, slots=True)
class Appliance:
    """What a list shows of a device.

    *key* is the id of its element, in hexadecimal. *battery* is a percentage, None
    when nobody knows. *bindings* are the slots that are the person's; *alone* says
    that nobody else uses it.
    """

    key: str
    name: str
    driver: str
    identity: DeviceIdentity
    added: datetime
    last_seen: datetime | None = None
    battery: int | None = None
    kept: int = 0
    waiting: int = 0
    quarantined: int = 0
    bindings: tuple[int, ...] = ()
    alone: bool = False
