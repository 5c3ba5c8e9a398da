"""Hashes of the log in bulk: those of `app.crypto.runs`, their contexts made once."""

from hashlib import sha256
from struct import Struct

from app.crypto.canon import canon

_LEAF, _OP, _LOG, _LANE = (canon(label) for label in ("leaf", "op", "log", "lane"))
_ID, _HASH = (size.to_bytes(4, "big") for size in (16, 32))
_SIZE = Struct(">I").pack
_NUMBER, _NUMBERS = Struct(">IQ").pack, Struct(">IQIQ").pack
"""Whole numbers, each behind its length of 8."""


def leaf(head: bytes) -> bytes:
    """Return the hash that stands for a head in its run."""
    return sha256(_LEAF + _SIZE(len(head)) + head).digest()


def op_hash(head: bytes, run: bytes, index: int) -> bytes:
    """Return the hash the log chains."""
    parts = _OP, _SIZE(len(head)), head, _HASH, run, _NUMBER(8, index)
    return sha256(b"".join(parts)).digest()


class Chains:
    """The log and the lanes of one space, their contexts made once."""

    def __init__(self, space: bytes) -> None:
        self._log = _LOG + _ID + space
        self._lane = _LANE + _ID + space + _ID

    def log_next(self, seq: int, before: bytes, op: bytes) -> bytes:
        """Return h of a position."""
        parts = self._log, _NUMBER(8, seq), _HASH, before, _HASH, op
        return sha256(b"".join(parts)).digest()

    def lane_next(
        self, lane: tuple[bytes, int, int], before: bytes, op: bytes
    ) -> bytes:
        """Return hc of a position (collection, n, r) of a lane."""
        collection, n, r = lane
        where = self._lane + collection + _NUMBERS(8, n, 8, r)
        return sha256(b"".join((where, _HASH, before, _HASH, op))).digest()
