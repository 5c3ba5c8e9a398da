"""« Quel capteur » : the device a trace was read from, as its file names it."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.reading import Trace
from app.domain.space import Space
from app.domain.write import Write
from app.ports.vault import Vault

_WORN: Final = "worn."
"""Setting, by space and trace: the last device its points came from."""
_TAIL: Final = 4
"""Signs of a serial number that tell two devices apart."""
_NAME_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class Worn:
    """What tells a sensor from another: its model, the end of its serial number."""

    model: str
    tail: str = ""


def note(vault: Vault, space: Space, trace: Trace, device: DeviceIdentity) -> None:
    """Note the device of a trace, on this machine; nothing where it has no name."""
    name = " ".join(device.model.split())[:_NAME_MAX]
    found = Worn(name, device.serial.strip()[-_TAIL:])
    if name and found != worn(vault, space, trace):
        said = json.dumps([found.model, found.tail]).encode()
        vault.commit(Write(space.id, settings={_named(space, trace): said}))


def worn(vault: Vault, space: Space, trace: Trace) -> Worn | None:
    """Return the device of a trace, None where nobody said."""
    with suppress(ValueError, TypeError):
        match json.loads(vault.setting(_named(space, trace)) or b"0"):
            case [str(model), str(tail)]:
                return Worn(model, tail)
    return None


def _named(space: Space, trace: Trace) -> str:
    return f"{_WORN}{space.id.hex()}.{trace.code}.{trace.source}"
