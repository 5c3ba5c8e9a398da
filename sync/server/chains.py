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


def log_next(space: bytes, seq: int, before: bytes, op: bytes) -> bytes:
    """Return h of a position."""
    where = _LOG + _ID + space + _number(seq)
    return sha256(where + _HASH + before + _HASH + op).digest()


def lane_next(lane: tuple[bytes, bytes], n: int, r: int, links: bytes) -> bytes:
    """Return hc of a position of a (space, collection); *links* = hc before ‖ op."""
    space, collection = lane
    where = _LANE + _ID + space + _ID + collection + _number(n) + _number(r)
    return sha256(where + _HASH + links[:32] + _HASH + links[32:]).digest()
