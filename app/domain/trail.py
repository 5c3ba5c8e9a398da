"""What this device has verified of a space's log, and keeps to prove it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.ids import CollectionId, EntryId

EVIDENCE_MAX = 100
"""Pieces of evidence kept for a space, and refused rows kept with their bytes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One verified row of the log, and its place in its lane (trust, section 6).

    *h* and *hc* are the chain values after this op. *n* is 0 and *hc* empty for
    a row known from the spine only. *head*, *body* and *run* (the run's id) are
    kept about 30 days for a refill, then emptied.
    """

    seq: int
    op_hash: bytes
    h: bytes
    collection: CollectionId
    n: int
    hc: bytes
    type: int
    item: EntryId
    head: bytes = field(default=b"", repr=False)
    body: bytes = field(default=b"", repr=False)
    wrap: bytes = field(default=b"", repr=False)
    run: bytes = b""
    index: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A verified run, kept while a step names it: *wire* is its exact statement."""

    id: bytes
    wire: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The current revision of an item, as the log says it."""

    item: EntryId
    rev: int
    collection: CollectionId
    deleted: bool
    op_hash: bytes
    seq: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signed pieces kept because they contradict each other or were refused.

    *pieces* are wire bytes (op with its run), enough to prove the fault alone.
    """

    code: str
    seq: int
    at: int
    pieces: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What one verified page adds; stored in the transaction of its entries.

    *standing* is the engine's own compact state (`app/rules/standing.py`),
    opaque to the store; it holds the cursor. Steps of *erased* items lose their
    body and their wrap up to the seq given.
    """

    standing: bytes = field(repr=False)
    steps: tuple[Step, ...] = ()
    runs: tuple[KeptRun, ...] = ()
    items: tuple[ItemHead, ...] = ()
    erased: Mapping[EntryId, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
