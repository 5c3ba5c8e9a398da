"""Sealed items: one envelope a version, one key an envelope, one wrap a collection."""

from dataclasses import dataclass

from app.crypto.canon import KEY, Entropy, box, canon, unbox_key
from app.crypto.grants import KeyRef
from app.crypto.grants import wrap_key as _wrap_key
from app.crypto.stream import (
    CONTENT_SUITE,
    HEADER,
    checked_key,
    content_key,
    open_stream,
    pad,
    seal_stream,
    unpad,
)

ITEM_FORMAT = 1
_LABEL = "item"


@dataclass(frozen=True, slots=True)
class ItemRef:
    """What an envelope is bound to: this revision of this item, by this device."""

    space: bytes
    item: bytes
    rev: int
    device: bytes

    @property
    def parts(self) -> tuple[bytes, bytes, int, bytes]:
        """The parts of its context, in order."""
        return self.space, self.item, self.rev, self.device


def seal_item(ref: ItemRef, body: bytes, entropy: Entropy) -> tuple[bytes, bytes]:
    """Return the key (DEK, 32 bytes) and the envelope of a version.

    The key is drawn here, so that none ever seals twice: sealing again for any
    reason (conflict, refusal, restore) gives another one.
    """
    dek = entropy(KEY)
    key, commit = content_key(dek, _LABEL, *ref.parts)
    stream = seal_stream(key, pad(body), canon(_LABEL, *ref.parts))
    return dek, bytes([ITEM_FORMAT, CONTENT_SUITE]) + commit + stream


def open_item(dek: bytes, ref: ItemRef, envelope: bytes) -> bytes:
    """Return the content of an envelope whose run, head and hash are verified.

    Raises Refused("format.unknown") for another format or content suite,
    Refused("commit.mismatch") for another key, place, or any other byte.
    """
    key = checked_key(dek, ITEM_FORMAT, envelope[:HEADER], _LABEL, *ref.parts)
    return unpad(open_stream(key, envelope[HEADER:], canon(_LABEL, *ref.parts)))


def wrap_key(ck: bytes, space: bytes, collection: bytes, epoch: int) -> bytes:
    """Return WK, which wraps DEKs: the collection key itself encrypts nothing."""
    return _wrap_key(ck, KeyRef(space, collection, epoch))


def wrap_dek(
    wk: bytes,
    dek: bytes,
    ref: ItemRef,
    collection: bytes,
    epoch: int,
    entropy: Entropy,
) -> bytes:
    """Return the 60 bytes that give *dek* to the members of a collection epoch."""
    return box(wk, dek, _wrap_context(ref, collection, epoch), entropy)


def unwrap_dek(
    wk: bytes, wrap: bytes, ref: ItemRef, collection: bytes, epoch: int
) -> bytes:
    """Return the DEK. Raises Refused("wrap.invalid") when it is not for this place."""
    return unbox_key(wk, wrap, _wrap_context(ref, collection, epoch))


def _wrap_context(ref: ItemRef, collection: bytes, epoch: int) -> bytes:
    return canon("wrap", ref.space, ref.item, ref.rev, collection, epoch)
