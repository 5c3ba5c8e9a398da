"""« Bluetooth » : the radio of this machine, or the virtual one of the lab."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from app.domain.errors import Refused
from app.ports.radio import NoRadio, Radio
from sync.radio.air import Air
from sync.radio.waking import Waking

__all__ = ["Air", "open_radio", "play_lab"]

_NONE, _SYSTEM, _LAB, _TCP = "none", "system", "lab", "tcp-client:127.0.0.1:"
_PORTS = range(1, 1 << 16)


def open_radio(name: str, air: Air) -> Radio:
    """Return the radio called *name*: nothing starts before it is used.

    The names are `system`, `none`, `lab` (virtual devices in this process) and
    `tcp-client:127.0.0.1:PORT` (those of `alveole lab`).

    Raises Refused("radio.name" | "radio.lab_missing").
    """
    if name == _NONE:
        return NoRadio()
    if name == _SYSTEM:
        return Waking(partial(_system, air))
    if name != _LAB and not _is_local(name):
        raise Refused("radio.name")
    try:
        from sync.radio.bluetooth import Bluetooth
        from sync.radio.lab.stage import Joined, Played
    except ImportError as error:
        raise Refused("radio.lab_missing") from error
    return Bluetooth(Played(air) if name == _LAB else Joined(name), air)


def _system(air: Air) -> Radio:
    from sync.radio.bluetooth import Bluetooth
    from sync.radio.platform import Platform

    return Bluetooth(Platform(), air)


def _is_local(name: str) -> bool:
    port = name.removeprefix(_TCP)
    return port != name and port.isascii() and port.isdigit() and int(port) in _PORTS


def play_lab(
    air: Air,
    port: int,
    how: Mapping[str, int],
    ready: Callable[[int, Sequence[str]], None],
    show: Callable[[str, int], None],
) -> int:
    """Play the virtual devices until stopped; *ready* is told the port and who plays.

    *how* says the `days` of the sensor, how many days `before` now its session
    ended, and the `passkey` the meter shows (-1: none). *show* is told which device
    puts which code on its screen.

    Raises Refused("radio.lab_missing" | "listen.port").
    """
    try:
        from sync.radio.lab.cast import Play
        from sync.radio.lab.server import serve
    except ImportError as error:
        raise Refused("radio.lab_missing") from error
    asyncio.run(serve(port, Play(**how), ready, show, air))
    return 0
