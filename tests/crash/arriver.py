"""Takes large files in until killed, and says each number AFTER it is a document.

python -m tests.crash.arriver HOME [liar]: a liar speaks once the file is sealed only.
"""

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.flows.arrivals import Arrivals
from app.flows.documents import Documents, Status
from tests.crash.gatherer import opened

CANARY = b"kvqzwxjystudy"
PIECE = 1 << 20
PIECES = 4


def content(number: int) -> Iterator[bytes]:
    """Give the pieces of file *number*: words, and nothing else."""
    head = CANARY + b" %d\n" % number
    yield head.ljust(PIECE, b".")
    yield from (b"." * PIECE,) * (PIECES - 1)


def add(documents: Documents, number: int, *, liar: bool) -> None:
    """Take one file in, and make a document of it."""
    arrivals = Arrivals(documents)
    sealed = arrivals.take(content(number), PIECE * PIECES, name="x.txt", small=0)
    if liar:
        os.write(1, bytes([number]))
    added = documents.add(sealed, name=f"{number}.txt")
    if added.status is not Status.IMPORTED:
        raise RuntimeError(added.code)
    if not liar:
        os.write(1, bytes([number]))


def main(home: Path, *, liar: bool) -> None:
    """Take files in for ever."""
    with opened(home) as gathering:
        for number in count(1):
            add(gathering.documents, number, liar=liar)


if __name__ == "__main__":
    main(Path(sys.argv[1]), liar=sys.argv[2:] == ["liar"])
