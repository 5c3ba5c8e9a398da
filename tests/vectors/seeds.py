"""Bytes of the test vectors, from names, so that anybody can make them again."""

import hashlib
from collections.abc import Callable

AT = 1_795_255_200_000
"""2026-11-21, in Unix milliseconds."""


def seed(tag: str, size: int = 32) -> bytes:
    """Return the first *size* bytes of SHA-256("vec" ‖ tag ‖ 0), then 1, 2…"""
    count = -(-size // 32)
    names = (b"vec" + tag.encode() + bytes([i]) for i in range(count))
    return b"".join(hashlib.sha256(name).digest() for name in names)[:size]


def drawn(*tags: str) -> Callable[[int], bytes]:
    """Return an entropy that gives the bytes of each tag in turn."""
    waiting = iter(tags)
    return lambda size: seed(next(waiting), size)
