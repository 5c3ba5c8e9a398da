"""Hashes of the log in bulk: those of `app.crypto.runs`, their contexts made once."""

from hashlib import sha256

from app.crypto.canon import canon

_LEAF, _OP, _LOG, _LANE = (canon(label) for label in ("leaf", "op", "log", "lane"))
_ID, _HASH, _NUMBER = (size.to_bytes(4, "big") for size in (16, 32, 8))


def _number(value: int) -> bytes:
    return _NUMBER + value.to_bytes(8, "big")


def leaf(head: bytes) -> bytes:
    """Return the hash that stands for a head in its run."""
    return sha256(_LEAF + len(head).to_bytes(4, "big") + head).digest()


def op_hash(head: bytes, run: bytes, index: int) -> bytes:
    """Return the hash the log chains."""
    size = len(head).to_bytes(4, "big")
    return sha256(_OP + size + head + _HASH + run + _number(index)).digest()


class Chains:
    """The log and the lanes of one space, their contexts made once."""

    def __init__(self, space: bytes) -> None:
        self._log = _LOG + _ID + space + _NUMBER
        self._lane = _LANE + _ID + space + _ID

    def log_next(self, seq: int, before: bytes, op: bytes) -> bytes:
        """Return h of a position."""
        parts = (self._log, seq.to_bytes(8, "big"), _HASH, before, _HASH, op)
        return sha256(b"".join(parts)).digest()

    def lane_next(
        self, lane: tuple[bytes, int, int], before: bytes, op: bytes
    ) -> bytes:
        """Return hc of a position (collection, n, r) of a lane."""
        collection, n, r = lane
        where = self._lane, collection, _number(n), _number(r)
        return sha256(b"".join((*where, _HASH, before, _HASH, op))).digest()
