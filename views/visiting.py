"""What a device that comes in, and the one that lets it in, tell the screens."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """A device that waits at the door.

    *check* is to be compared with what it shows; only then *let_in* is called, in a
    thread: it returns the device's id. Raises Refused("conflict") for one already in.
    """

    check: str
    let_in: Callable[[], str]


Tell = Callable[[str, str], object]
"""Told by a device that waits: `code` and its symbols, `left` and the seconds left,
then `check` and the symbols to compare, `in` once let in, and a `Stage` with how
much of how much is here (`12/340`). What it raises ends the wait; once in, the
space is open and the rest comes later."""


def unsaid(_step: str, _words: str) -> None:
    """Be told, and do nothing of it."""
