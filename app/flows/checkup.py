"""« Bilan » : each thing that must hold, looked at once, with what to do if not."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import SpaceId
from app.domain.query import Query
from app.domain.segment import KIND as SEGMENT
from app.domain.segment import held
from app.fhir.models import model_faults
from app.flows.offline.choices import left_out
from app.kinds import all_kinds
from app.ports.blobs import Blobs
from app.ports.keys import Keys
from app.ports.vault import Vault
from app.ports.world import Clock

Probe = Callable[[], Mapping[str, str]]
"""Looks at one thing: returns what it saw, raises an AlveoleError when it fails."""


ROOM_MIN = 200 << 20
"""Bytes left on the disk under which it is said (storage, section 13)."""

_NEWEST = 20

DRIFT_MS = 5 * 60_000
"""How far back the clock may stand from the last change signed here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one probe saw; *code* is "" when all is well.

    *seen* holds versions, counts and names of mechanisms, never health data.
    """

    name: str
    code: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Say whether there is nothing to do."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Checkup:
    """Runs every probe, in the order given; one that fails never hides the next."""

    probes: Mapping[str, Probe]

    def run(self) -> list[Finding]:
        """Return what each probe saw."""
        return [_looked(name, probe) for name, probe in self.probes.items()]


def files_probe(vault: Vault, blobs: Blobs) -> Probe:
    """Count the sealed files of this home, and those wanted that are not here yet."""

    def look() -> Mapping[str, str]:
        names = vault.blobs()
        absent = {name for name in names if not blobs.has(name)}
        missing = len(absent - left_out(vault)) if absent else 0
        if missing:
            raise Refused("files.missing", missing=str(missing), files=str(len(names)))
        return {"files": str(len(names))}

    return look


def resources_probe(vault: Vault, space: SpaceId) -> Probe:
    """Judge the newest elements of each kind by the FHIR R4 models, or as segments."""

    def look() -> Mapping[str, str]:
        asked = [Query(code, limit=_NEWEST) for code in all_kinds()]
        entries = [one for query in asked for one in vault.find(space, query)]
        wrong = sum(map(_wrong, entries))
        if wrong:
            raise Broken("fhir.invalid", wrong=str(wrong), looked=str(len(entries)))
        return {"looked": str(len(entries))}

    return look


def _wrong(entry: Entry) -> bool:
    if entry.kind == SEGMENT:
        return held(entry) is None
    return bool(model_faults(entry.body))


def airlock_probe(sealing: Callable[[], Mapping[str, str]]) -> Probe:
    """Tell how foreign files are confined, and when they cannot be opened."""

    def look() -> Mapping[str, str]:
        seen = sealing()
        if seen.get("worker") == "airlock.unavailable":
            raise Refused("airlock.unavailable")
        return seen

    return look


def server_probe(reach: Callable[[], Awaitable[None]]) -> Probe:
    """Ask the server whether it is there; no server chosen is no fault."""

    def look() -> Mapping[str, str]:
        try:
            asyncio.run(_reached(reach))
        except Refused as refusal:
            if refusal.code != "server.none":
                raise
            return {"server": "none"}
        return {"server": "answers"}

    return look


async def _reached(reach: Callable[[], Awaitable[None]]) -> None:
    await reach()


def keys_probe(keys: Keys) -> Probe:
    """Name the system's key store in use and the ways to unlock."""

    def look() -> Mapping[str, str]:
        ways = ", ".join(way.kind for way in keys.ways())
        return {"store": keys.store_name(), "ways": ways}

    return look


def quarantine_probe(state_code: Callable[[], str]) -> Probe:
    """Tell the alarm the courier stands under, if any."""

    def look() -> Mapping[str, str]:
        code = state_code()
        if code:
            raise Refused("space.quarantined", alarm=code)
        return {}

    return look


def integrity_probe(damages: Callable[[], list[str]]) -> Probe:
    """Re-read the whole store; *damages* lists what does not hold."""

    def look() -> Mapping[str, str]:
        found = damages()
        if found:
            raise Broken("store.damaged", damages=str(len(found)))
        return {}

    return look


def room_probe(free: Callable[[], int]) -> Probe:
    """Say how many bytes the disk can still take, and when they are too few."""

    def look() -> Mapping[str, str]:
        left = free()
        if left < ROOM_MIN:
            raise Refused("disk.low", free=str(left))
        return {"free": str(left)}

    return look


def clock_probe(now: Clock, last: Callable[[], int]) -> Probe:
    """Compare the clock with *last*, the Unix ms of the last change signed here."""

    def look() -> Mapping[str, str]:
        ahead = last() - int(now().timestamp() * 1000)
        if ahead > DRIFT_MS:
            raise Refused("clock.behind", seconds=str(ahead // 1000))
        return {"utc": now().isoformat(timespec="seconds")}

    return look


def _looked(name: str, probe: Probe) -> Finding:
    try:
        return Finding(name, seen=dict(probe()))
    except AlveoleError as error:
        return Finding(name, error.code, dict(error.details))
