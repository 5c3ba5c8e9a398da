"""What a collection epoch is worth: its keys, links, labels, and who receives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.crypto import signing
from app.crypto.canon import (
    KEY,
    Entropy,
    box,
    canon,
    digest,
    equal,
    kdf,
    unbox,
    unbox_key,
    whole_key,
)
from app.crypto.packing import Count, pack, unpack
from app.crypto.suites import CLASSIC, HYBRID, public_keys, sealed_to, unsealed
from app.domain.errors import Refused
from app.domain.ids import ROOT

_LABEL_SIZE = 64


@dataclass(frozen=True, slots=True)
class KeyRef:
    """One collection key: the collection, and the epoch it holds for."""

    space: bytes
    collection: bytes
    epoch: int

    @property
    def parts(self) -> tuple[bytes, bytes, int]:
        """The parts of its context, in order."""
        return self.space, self.collection, self.epoch


@dataclass(frozen=True, slots=True)
class RootPlace:
    """The op a root signature belongs to; all but the epoch comes from its head."""

    space: bytes
    root_epoch: int
    type: int
    device: bytes
    ctr: int


class Label(NamedTuple):
    """What a collection is for, known to its members only (trust, section 5)."""

    rubric: Count
    confidentiality: Count
    name: str


def wrap_key(ck: bytes, ref: KeyRef) -> bytes:
    """Return WK, the only thing a collection key (CK) seals with."""
    return kdf(ck, KEY, "wrap-key", *ref.parts)


def root_seed(ck_root: bytes, space: bytes, root_epoch: int) -> bytes:
    """Return the Ed25519 seed every member of ROOT derives."""
    return kdf(ck_root, KEY, "root-sign", space, root_epoch)


def root_public(ck_root: bytes, space: bytes, root_epoch: int) -> bytes:
    """Return the public root key, which genesis and ROOT epochs publish."""
    return signing.public_of(root_seed(ck_root, space, root_epoch))


def root_sign(seed: bytes, place: RootPlace, core: bytes) -> bytes:
    """Sign a control statement for this op only: it cannot be lifted into another."""
    return signing.sign(seed, _rooted(place, core))


def verify_root(public: bytes, place: RootPlace, core: bytes, signature: bytes) -> None:
    """Accept only a signature by the root key current where the op stands.

    Raises Refused("grant.forged") otherwise.
    """
    signing.verify(public, signature, _rooted(place, core), "grant.forged")


def _rooted(place: RootPlace, core: bytes) -> bytes:
    where = (place.space, place.root_epoch, place.type, place.device, place.ctr)
    return canon("root", *where, digest(core))


def ck_commit(ck: bytes, ref: KeyRef) -> bytes:
    """Return what the epoch op publishes so that all members hold the same key."""
    return kdf(ck, KEY, "ck-commit", *ref.parts)


def check_ck(ck: bytes, commitment: bytes, ref: KeyRef) -> bytes:
    """Return *ck* if it is the key committed to, whatever path it came by.

    Raises Refused("wrap.invalid") otherwise.
    """
    if not equal(ck_commit(ck, ref), commitment):
        raise Refused("wrap.invalid")
    return ck


def root_wrap(
    ck_root: bytes, ck: bytes, ref: KeyRef, root_epoch: int, entropy: Entropy
) -> bytes:
    """Give a collection key to the members of ROOT: 60 bytes."""
    return box(
        _root_wk(ck_root, ref, root_epoch), ck, _root_context(ref, root_epoch), entropy
    )


def open_root_wrap(
    ck_root: bytes, sealed: bytes, ref: KeyRef, root_epoch: int
) -> bytes:
    """Return the collection key. Raises Refused("wrap.invalid")."""
    key = _root_wk(ck_root, ref, root_epoch)
    return unbox_key(key, sealed, _root_context(ref, root_epoch))


def _root_wk(ck_root: bytes, ref: KeyRef, root_epoch: int) -> bytes:
    return wrap_key(ck_root, KeyRef(ref.space, ROOT, root_epoch))


def _root_context(ref: KeyRef, root_epoch: int) -> bytes:
    return canon("root-wrap", *ref.parts, root_epoch)


def back_link(ck: bytes, previous: bytes, ref: KeyRef, entropy: Entropy) -> bytes:
    """Let the key of epoch *ref* open that of the epoch before: 60 bytes."""
    return box(wrap_key(ck, ref), previous, canon("back", *ref.parts), entropy)


def open_back_link(ck: bytes, sealed: bytes, ref: KeyRef) -> bytes:
    """Return the key of the epoch before *ref*. Raises Refused("wrap.invalid")."""
    return unbox_key(wrap_key(ck, ref), sealed, canon("back", *ref.parts))


def label(ck: bytes, meaning: Label, ref: KeyRef, entropy: Entropy) -> bytes:
    """Seal the meaning of a collection: 92 bytes whatever it is.

    Raises Refused("label.too_long") when it does not fit in 63 bytes.
    """
    packed = pack(meaning)
    if len(packed) >= _LABEL_SIZE:
        raise Refused("label.too_long")
    padded = (bytes([len(packed)]) + packed).ljust(_LABEL_SIZE, b"\0")
    return box(wrap_key(ck, ref), padded, canon("label", *ref.parts), entropy)


def open_label(ck: bytes, sealed: bytes, ref: KeyRef) -> Label:
    """Return the meaning of a collection.

    Raises Refused("wrap.invalid"), or Refused("statement.malformed") when a
    member sealed something else.
    """
    padded = unbox(wrap_key(ck, ref), sealed, canon("label", *ref.parts))
    packed = padded[1 : 1 + padded[0]] if padded else b""
    if len(padded) != _LABEL_SIZE or padded[1 + len(packed) :].strip(b"\0"):
        raise Refused("statement.malformed")
    meaning: Label = unpack(Label, packed)
    return meaning


def deposit_secrets(ck: bytes, ref: KeyRef) -> dict[int, bytes]:
    """Return the secrets, by suite, that every member of the collection derives."""
    return {
        suite: kdf(ck, KEY, "deposit", *ref.parts, suite) for suite in (CLASSIC, HYBRID)
    }


def deposit_publics(ck: bytes, ref: KeyRef) -> tuple[bytes, bytes]:
    """Return deposit_pk1 (32 bytes) and deposit_pk2 (1,216), as the epoch op lists."""
    publics = public_keys(deposit_secrets(ck, ref))
    return publics[CLASSIC], publics[HYBRID]


def deposit_info(ref: KeyRef, item: bytes, rev: int, device: bytes) -> bytes:
    """Return the context of the DEK of a deposit, sealed to the collection."""
    space, collection, epoch = ref.parts
    return canon("deposit", space, item, rev, collection, epoch, device)


def open_deposit(ck: bytes, sealed: bytes, ref: KeyRef, info: bytes) -> bytes:
    """Return the DEK of a deposit; *info* is its `deposit_info`.

    Raises Refused("wrap.invalid") or Refused("suite.floor").
    """
    return whole_key(unsealed(deposit_secrets(ck, ref), sealed, info))


def key_envelope(
    keys: Mapping[int, bytes], ck: bytes, ref: KeyRef, to: bytes, statement: bytes
) -> bytes:
    """Give a collection key to an identity: *keys* are those of its card, by suite.

    *statement* is the grant's exact bytes: the envelope fits no other grant.
    """
    return sealed_to(keys, ck, _key_context(ref, to, statement))


def open_key_envelope(
    secrets: Mapping[int, bytes],
    sealed: bytes,
    ref: KeyRef,
    to: bytes,
    statement: bytes,
) -> bytes:
    """Return the collection key; compare it with the commitment (`check_ck`).

    Raises Refused("wrap.invalid") or Refused("suite.floor").
    """
    return whole_key(unsealed(secrets, sealed, _key_context(ref, to, statement)))


def _key_context(ref: KeyRef, to: bytes, statement: bytes) -> bytes:
    return canon("key", *ref.parts, to, digest(canon("grant", statement)))
