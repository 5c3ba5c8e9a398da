"""What a signed digest vouches for, so that omission and revival show."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.crypto.canon import canon, digest
from app.crypto.statements import LaneDigest


@dataclass(frozen=True, slots=True)
class LaneState:
    """A lane after its op *n*, whose chain value is *hc*.

    *controls* are the op hashes of every type but put and del, in order; *writers*
    give each device's last (ctr, at) in the lane; *live* gives (rev, op hash) of
    each item whose newest put or deposit is here and not deleted.
    """

    n: int
    hc: bytes
    controls: tuple[bytes, ...]
    writers: Mapping[bytes, tuple[int, int]]
    live: Mapping[bytes, tuple[int, bytes]]


def lane_digest(space: bytes, collection: bytes, state: LaneState) -> LaneDigest:
    """Return the statement of a digest op.

    Whoever holds the same lane makes the same; any other is `digest.mismatch`.
    """
    writers = (
        device + struct.pack(">QQ", *last) for device, last in state.writers.items()
    )
    live = (
        item + struct.pack(">Q", rev) + op for item, (rev, op) in state.live.items()
    )
    place = (space, collection, state.n)
    return LaneDigest(
        collection,
        state.n,
        state.hc,
        _sum("controls", place, state.controls),
        _sum("writers", place, sorted(writers)),
        len(state.live),
        _sum("digest", place, sorted(live)),
    )


def _sum(label: str, place: tuple[bytes, bytes, int], lines: Iterable[bytes]) -> bytes:
    return digest(canon(label, *place, b"".join(lines)))
