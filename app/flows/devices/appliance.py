"""« Appareil » : one the person added, as an element of their record."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from app.domain.collection import Confidentiality
from app.domain.device import DeviceIdentity
from app.domain.dialogue import Driver
from app.domain.entry import Entry
from app.domain.household import Member, read_members
from app.domain.ids import EntryId, SpaceId, made_at
from app.domain.state import State
from app.domain.when import When
from app.fhir import device
from app.kinds.device import KIND

_ALONE: Final = "alone"
_SLOTS: Final = "slots"
MEMBERS: Final = "members"
"""What this machine notes of a device: who else uses it."""
TELLS: Final = "tells"
"""And whether it may be told of the person: `yes`, `no`, "" where nobody said."""
NAMED: Final = "named"
"""And what they saw named when they agreed: `height`, `sex`…"""


@dataclass(frozen=True, slots=True)
class Appliance:
    """What a list shows of a device.

    *key* is the id of its element, in hexadecimal. *battery* is a percentage, None
    when nobody knows. *bindings* are the slots that are the person's; *alone* says
    that nobody else uses it. *address* is how the radio of this machine called it,
    *members* are who else uses it, *tells* whether it may be told of the person
    (`yes`, `no`, "" where nobody said) of what is *named*, as noted there.
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
    address: str = field(default="", repr=False)
    members: tuple[Member, ...] = ()
    tells: str = ""
    named: frozenset[str] = frozenset()

    @property
    def entry(self) -> EntryId:
        """The id of its element."""
        return EntryId(bytes.fromhex(self.key))

    def owns(self, slot: int | None) -> bool:
        """Say whether what comes of a slot is the person's."""
        return self.alone or (slot is not None and slot in self.bindings)


def fresh(
    own: EntryId, space: SpaceId, driver: Driver, identity: DeviceIdentity, name: str
) -> Entry:
    """Return the private element of a device that is added."""
    meta = {"title": name, "driver": driver.name, "device": identity.key}
    return Entry(
        space=space,
        id=own,
        kind=KIND.code,
        body=device.write(own, space, identity, driver.specialization),
        when=When.unknown(),
        rubric=KIND.rubric,
        confidentiality=Confidentiality.PRIVE,
        meta={**meta, "status": State.CURRENT.value},
    )


def of_entry(entry: Entry, about: Mapping[str, object]) -> Appliance:
    """Read a device. Raises Refused("fhir.unreadable")."""
    meta, seen, battery = entry.meta, about.get("seen"), about.get("battery")
    driver = meta.get("driver", "")
    said = replace(device.read(entry.body), key=meta.get("device", ""), driver=driver)
    return Appliance(
        entry.id.hex(),
        entry.title,
        driver,
        said,
        datetime.fromtimestamp(made_at(entry.id) / 1000, UTC),
        datetime.fromtimestamp(seen / 1000, UTC) if isinstance(seen, int) else None,
        battery if isinstance(battery, int) else None,
        bindings=_slots(entry),
        alone=_ALONE in meta,
        address=str(about.get("address", "")),
        members=read_members(about.get(MEMBERS)),
        tells=str(about.get(TELLS, "")),
        named=frozenset(str(about.get(NAMED, "")).split()),
    )


def bound(entry: Entry, slot: int | None, *, on: bool) -> Entry:
    """Return a device with a slot, or all of it (None), the person's or not."""
    meta = {name: text for name, text in entry.meta.items() if name != _ALONE}
    if slot is None:
        return replace(entry, meta=meta | ({_ALONE: "yes"} if on else {}))
    slots = {*_slots(entry)} - {slot} | ({slot} if on else set())
    said = " ".join(map(str, sorted(slots)))
    meta = {name: text for name, text in entry.meta.items() if name != _SLOTS}
    return replace(entry, meta=meta | ({_SLOTS: said} if said else {}))


def away(entry: Entry) -> Entry:
    """Return a device that is forgotten: nobody's, and out of the list."""
    left = {k: text for k, text in entry.meta.items() if k not in (_ALONE, _SLOTS)}
    return replace(entry, meta={**left, "status": State.ARCHIVED.value})


def read_about(raw: bytes | None) -> dict[str, object]:
    """Return what this machine knows of a device, nothing for what is unreadable."""
    try:
        said = json.loads(raw or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _slots(entry: Entry) -> tuple[int, ...]:
    said = entry.meta.get(_SLOTS, "").split()
    return tuple(int(slot) for slot in said if slot.isdecimal())
