"""The seal of the « sas »: what a process gives up before it opens a foreign byte."""

import ctypes
import os
import resource
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

from sync.airlock import syscalls

MEMORY = 512 << 20
CPU_SECONDS = 24
"""What the largest file may take; the one who waits for the answer waits less."""
HARVEST_SECONDS = 1800
"""The same of an export of readings, which may be years long."""

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def seal_process() -> dict[str, str]:
    """Give up new files, new memory, core dumps and, where permitted, the network.

    Everything must be imported before: nothing can be opened after. Forking
    stays possible, so that each file gets a process of its own. Returns what
    cannot be seen from inside afterwards.
    """
    alone = leave_network()
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_NOFILE, 1 + max(_opened()))
    return {"network": "none" if alone else "shared"}


def seal_reading(seconds: int = CPU_SECONDS) -> dict[str, str]:
    """Give up the rest: processor time, new processes, unlisted system calls."""
    limit(resource.RLIMIT_CPU, seconds)
    if syscalls.narrow():
        return {"calls": "listed"}
    limit(resource.RLIMIT_NPROC, 0)
    return {"calls": "any"}


def observed() -> dict[str, str]:
    """Try what must be impossible, and say what was refused."""
    tries: dict[str, Callable[[], object]] = {
        "files": lambda: os.open(os.devnull, os.O_RDONLY),
        "sockets": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "processes": lambda: os.kill(os.getppid(), 0),
        "memory": lambda: bytearray(MEMORY),
    }
    return {name: _attempt(attempt) for name, attempt in tries.items()}


def _attempt(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except (OSError, MemoryError):
        return "refused"
    return "possible"


def limit(what: int, most: int) -> None:
    """Lower a limit for ever; some systems do not know all of them."""
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, most))


def leave_network() -> bool:
    """Move to a network without interfaces, where the system lets us."""
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    done = unshare(_NEW_NETWORK) == 0 or unshare(_NEW_USER | _NEW_NETWORK) == 0
    return bool(done)


def _opened() -> list[int]:
    """Return the descriptors this process already holds."""
    return [number for number in range(64) if _is_open(number)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
