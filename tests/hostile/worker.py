"""The worker of the « sas » that says what each file cost: memory, processor time.

`python -sEB -m tests.hostile.worker PIPE [SIN]`: a line in PIPE for each child that
ends. `heavy` takes memory and `hang` never ends, to be seen.
"""

import os
import sys
from typing import Final

from app.gates.paged import Foreign
from app.imports import Reader, all_readers, reader_of
from sync.airlock.opening import Find
from sync.airlock.seal import seal_process, seal_reading
from sync.airlock.worker import serve

HEAVY: Final = 200 << 20


def told(pipe: int) -> None:
    """Have each child that ends told in *pipe*: KiB at its worst, seconds, in all."""

    def waited(child: int, options: int) -> tuple[int, int]:
        _, status, used = os.wait4(child, options)
        spent = used.ru_utime + used.ru_stime
        os.write(pipe, f"{used.ru_maxrss} {spent:.3f}\n".encode())
        return child, status

    os.waitpid = waited


def heavy(content: Foreign, name: str) -> Reader:
    """Find a reader, having taken memory that is written to."""
    kept = bytearray(HEAVY)
    kept[:: 1 << 12] = b"\1" * len(kept[:: 1 << 12])
    return reader_of(content, name)


def hang(_content: Foreign, _name: str) -> Reader:
    """Never find a reader."""
    while True:
        pass


SINS: Final[dict[str, Find]] = {"heavy": heavy, "hang": hang}

if __name__ == "__main__":
    all_readers()
    told(os.open(sys.argv[1], os.O_WRONLY))
    find = SINS.get(sys.argv[2], reader_of) if sys.argv[2:] else reader_of
    serve(find, process=seal_process, reading=seal_reading)
