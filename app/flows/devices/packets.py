"""« Paquets » on disk: those that a reading, or what was set aside, was made of."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from app.domain.device import Reading, Rejected, TimeSource
from app.domain.dialogue import Frame
from app.domain.inbox import Spooled
from app.domain.spot import ECHO

_PARTS: Final = 3
"""Packets of one reading, at most: a weight, and what a body is made of in two."""


def packets_of(
    held: Sequence[Spooled], said: Iterable[Reading | Rejected]
) -> list[int]:
    """Return the numbers of the packets, of one device, that were read."""
    read: set[int] = set()
    for one in said:
        raw = one.raw if isinstance(one, Rejected) else one.stated.raw
        near = [each for each in held if _may_be(each.frame, one)]
        parts = _parts(raw, {each.frame.payload for each in near}, _PARTS)
        read |= {each.n for each in near if each.frame.payload in parts}
    return sorted(read)


def _may_be(frame: Frame, said: Reading | Rejected) -> bool:
    """Say whether a packet may be the one that said this, or its echo.

    One that holds its own time is the same whenever it is heard; without one, it is
    another measure a minute later.
    """
    if isinstance(said, Rejected) or said.stamp.source is not TimeSource.RECEIVED:
        return True
    return said.stamp.at is None or abs(frame.heard_at - said.stamp.at) <= ECHO


def _parts(raw: bytes, payloads: Collection[bytes], room: int) -> tuple[bytes, ...]:
    """Return the payloads that make *raw* end to end, none where they do not."""
    if raw in payloads:
        return (raw,)
    for one in payloads if room > 1 else ():
        rest = raw.startswith(one) and _parts(raw[len(one) :], payloads, room - 1)
        if rest:
            return (one, *rest)
    return ()
