"""« Bilan » : each thing that must hold, looked at once, with what to do if not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import AlveoleError, Refused
from app.ports.blobs import Blobs
from app.ports.vault import Vault

Probe = Callable[[], Mapping[str, str]]
"""Looks at one thing: returns what it saw, raises an AlveoleError when it fails."""


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
    """Count the sealed files of this home and those that are not here yet."""

    def look() -> Mapping[str, str]:
        names = vault.blobs()
        missing = sum(not blobs.has(name) for name in names)
        if missing:
            raise Refused("files.missing", missing=str(missing), files=str(len(names)))
        return {"files": str(len(names))}

    return look


def quarantine_probe(state_code: Callable[[], str]) -> Probe:
    """Tell the alarm the courier stands under, if any."""

    def look() -> Mapping[str, str]:
        code = state_code()
        if code:
            raise Refused("space.quarantined", alarm=code)
        return {}

    return look


def _looked(name: str, probe: Probe) -> Finding:
    try:
        return Finding(name, seen=dict(probe()))
    except AlveoleError as error:
        return Finding(name, error.code, dict(error.details))
