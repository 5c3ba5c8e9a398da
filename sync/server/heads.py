"""Op heads in bulk: the same 15 fields as `Head`, as strict, without its copies."""

from typing import Literal

import msgspec

from app.crypto.packing import Count, Hash, Id
from app.crypto.statements import REFS_MAX
from app.domain.errors import Refused


class OpHead(
    msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """What the log orders; see `app.crypto.statements.Head` for each field."""

    version: Literal[1]
    space: Id
    type: Count
    item: Id
    base: Count
    collection: Id
    epoch: Count
    device: Id
    ctr: Count
    seen_n: Count
    seen_hc: Hash
    seen_h: bytes
    at: Count
    body: Hash
    refs: list[Hash]


_decode = msgspec.msgpack.Decoder(OpHead).decode
_encode = msgspec.msgpack.Encoder().encode


def read_head(raw: bytes) -> OpHead:
    """Read the only encoding of a head. Raises Refused("run_invalid")."""
    try:
        head = _decode(raw)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Refused("run_invalid") from error
    whole = len(head.seen_h) in (0, 32) and len(head.refs) <= REFS_MAX
    if not whole or _encode(head) != raw:
        raise Refused("run_invalid")
    return head
