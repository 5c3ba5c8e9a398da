"""« Bluetooth » : the radio of this machine, or the virtual one of the lab."""

from app.domain.errors import Refused
from app.ports.radio import Radio
from sync.radio.air import Air

_SYSTEM, _LAB, _TCP = "system", "lab", "tcp-client:127.0.0.1:"
_PORTS = range(1, 1 << 16)


def open_radio(name: str, air: Air) -> Radio:
    """Return the radio called *name*: nothing starts before it is used.

    The names are `system`, `lab` (virtual devices in this process) and
    `tcp-client:127.0.0.1:PORT` (those of `alveole lab`).

    Raises Refused("radio.name" | "radio.lab_missing").
    """
    from sync.radio.bluetooth import Bluetooth
    from sync.radio.platform import Platform

    if name == _SYSTEM:
        return Bluetooth(Platform(), air)
    if name != _LAB and not _is_local(name):
        raise Refused("radio.name")
    try:
        from sync.radio.lab.stage import Joined, Played
    except ImportError as error:
        raise Refused("radio.lab_missing") from error
    return Bluetooth(Played(air) if name == _LAB else Joined(name), air)


def _is_local(name: str) -> bool:
    port = name.removeprefix(_TCP)
    return port != name and port.isascii() and port.isdigit() and int(port) in _PORTS
