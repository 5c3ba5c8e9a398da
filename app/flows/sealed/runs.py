"""Ops on their way to the server, as values the courier turns into wire bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.crypto.runs import Run
from app.rules.pages import Wrapped


@dataclass(frozen=True, slots=True)
class SealedOp:
    """One op: *group* is unsigned, for the server alone."""

    head: bytes = field(repr=False)
    body: bytes = field(repr=False)
    wraps: tuple[Wrapped, ...] = ()
    group: int = 0


@dataclass(frozen=True, slots=True)
class SealedRun:
    """A run and its ops, in the order of the leaves."""

    run: Run
    ops: tuple[SealedOp, ...]


Pack = Callable[[Sequence[SealedRun]], bytes]
"""Makes the push: the very bytes that are frozen and resent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The server's word on one op: 0 applied at *seq*, 2 conflict, 3 refused."""

    status: int
    seq: int
    code: str = ""
