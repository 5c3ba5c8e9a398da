"""What a home lets a checkup look at, the cheapest first."""

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.flows import checkup
from app.flows.chain import chain_probe
from app.flows.checkup import Checkup, Probe
from app.ports.blobs import Blobs
from app.ports.courier import Courier
from app.ports.keys import Keys
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.ports.world import Clock


@dataclass(frozen=True, slots=True)
class Sights:
    """One open home, seen by `alveole doctor`.

    *damages* re-reads the store and lists what does not hold; *free* is the bytes
    its disk can still take; *sealing* says how the airlock is confined.
    """

    version: str
    now: Clock
    keys: Keys
    vault: Vault
    blobs: Blobs
    trail: Trail
    courier: Courier
    sealing: Callable[[], Mapping[str, str]]
    damages: Callable[[], list[str]]
    free: Callable[[], int]

    def checkup(self) -> Checkup:
        """Return the probes of this home."""
        vault, courier = self.vault, self.courier
        versions = {"alveole": self.version, "python": platform.python_version()}
        probes: dict[str, Probe] = {
            "versions": lambda: versions,
            "keys": checkup.keys_probe(self.keys),
            "airlock": checkup.airlock_probe(self.sealing),
            "room": checkup.room_probe(self.free),
            "clock": checkup.clock_probe(self.now, lambda: courier.state().last),
            "exchange": checkup.quarantine_probe(lambda: courier.state().code),
            "server": checkup.server_probe(courier.reach),
            "chain": chain_probe(self.trail, vault.spaces()[0]),
            "files": checkup.files_probe(vault, self.blobs),
            "resources": checkup.resources_probe(vault, vault.spaces()[0]),
            "integrity": checkup.integrity_probe(self.damages),
        }
        return Checkup(probes)
