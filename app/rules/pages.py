"""A page of the log as it came, before anything of it is believed."""

from dataclasses import dataclass, field

from app.crypto.packing import pack
from app.crypto.runs import Run


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A DEK sealed for one collection epoch."""

    collection: bytes
    epoch: int
    wrap: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One op at its place in the log: *run* is a place in the page's runs."""

    seq: int
    run: int
    index: int
    op_hash: bytes
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)
    wraps: tuple[Wrapped, ...] = ()


@dataclass(frozen=True, slots=True)
class Pulled:
    """One answer to a pull: *head* and *h* are what the server claims for the end."""

    head: int
    h: bytes
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    more: bool


def proof(row: Row, run: Run) -> bytes:
    """Return an op with its run as one piece of evidence, verifiable alone."""
    return pack([row.seq, row.index, row.head, row.body, run.encode()])
