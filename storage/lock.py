"""« Verrou » : one process at a time holds a home."""

import sys
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import Refused


def hold(folder: Path) -> BinaryIO:
    """Take the home for this process. Raises Refused("store.busy")."""
    _keep_memory_to_ourselves()
    handle = (folder / "lock").open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise Refused("store.busy") from error
    return handle


def _keep_memory_to_ourselves() -> None:
    """A process that holds keys never leaves a core file behind."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
