"""The op head and the bodies of the log, read and written strictly."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from app.crypto.packing import (
    Count,
    Hash,
    Id,
    Statement,
    optional,
)
from app.crypto.suites import CLASSIC, HYBRID, PUBLIC_SIZES
from app.domain.errors import Refused

REFS_MAX = 1024
_SIGNATURE, _HASH, _WRAP, _LABEL, _NOTE = 64, 32, 60, 92, 284


class OpType(IntEnum):
    """What an op does; controls are 0, 6-9, 11-14."""

    GENESIS = 0
    PUT = 1
    DEL = 2
    WRAP = 3
    DROP = 4
    DEPOSIT = 5
    GRANT = 6
    REVOKE = 7
    EPOCH = 8
    RETIRE = 9
    ACCESS = 10
    DIGEST = 11
    ERASE = 12
    SHARE = 13
    ORIGIN = 14


CONTROLS = frozenset(OpType) - {1, 2, 3, 4, 5, 10}
"""Types whose body is a `ControlBody`."""


class Role(IntEnum):
    """« Droit » : each includes the lower ones."""

    DEPOSIT = 1
    READ = 2
    WRITE = 3
    ADMIN = 4


class Purpose(IntEnum):
    """Why a grant is given."""

    CARE = 1
    HELP = 2
    REPRESENTATION = 3
    SERVICE = 4
    EMERGENCY = 5
    CUSTODY = 6
    DEPOSIT = 7


@dataclass(frozen=True, slots=True)
class Head(Statement):
    """What the log orders and every device verifies: 15 fields with the version.

    *item* is 16 zero bytes for a control; *base* is the revision replaced; *ctr*
    ascends for one device and space; *seen_n*, *seen_hc* are the lane's last
    verified (n, hc), *seen_h* the whole log's h or empty; *at* is Unix ms;
    *body* is H(body); *refs* are the SHA-256 of the parts of its files.
    """

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
    refs: tuple[Hash, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a half hash and more parts than an op may name."""
        optional(_HASH, self.seen_h)
        if len(self.refs) > REFS_MAX:
            raise Refused("statement.malformed")


@dataclass(frozen=True, slots=True)
class ControlBody(Statement):
    """A control statement and the signature of ROOT on it, or (0, empty)."""

    versioned = False

    core: bytes
    root_epoch: Count = 0
    root_sig: bytes = b""

    def __post_init__(self) -> None:
        """Refuse half a signature."""
        optional(_SIGNATURE, self.root_sig)


class Server(NamedTuple):
    """The server a space follows; keys are empty until one is chosen."""

    url: str
    server_pk: bytes
    directory_pk: bytes


@dataclass(frozen=True, slots=True)
class Genesis(Statement):
    """How a space begins; *custody* is 1 while a custodian holds it, else 0."""

    space: Id
    root_pk: Hash
    nonce: Id
    custody: Count
    origin: Server

    def __post_init__(self) -> None:
        """Refuse a half key."""
        optional(_HASH, self.origin.server_pk, self.origin.directory_pk)


@dataclass(frozen=True, slots=True)
class Origin(Statement):
    """A space changes its server."""

    space: Id
    origin: Server

    def __post_init__(self) -> None:
        """Refuse a half key."""
        optional(_HASH, self.origin.server_pk, self.origin.directory_pk)


class KeyFor(NamedTuple):
    """A member's copy of the new collection key."""

    identity: Id
    grant: Id
    envelope: bytes


@dataclass(frozen=True, slots=True)
class Epoch(Statement):
    """A new key of a collection.

    *public_rubric* and the deposit keys are published where deposits are open,
    else 0 and empty. For ROOT, *deposit_pk1* is the new root key and the fields
    after it are empty. *keys* list the members other than ROOT's.
    """

    collection: Id
    epoch: Count
    ck_commit: Hash
    public_rubric: Count
    deposit_pk1: bytes
    deposit_pk2: bytes
    back_link: bytes
    root_wrap: bytes
    label: bytes
    keys: tuple[KeyFor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a field of another length than its own."""
        optional(PUBLIC_SIZES[CLASSIC], self.deposit_pk1)
        optional(PUBLIC_SIZES[HYBRID], self.deposit_pk2)
        optional(_WRAP, self.back_link, self.root_wrap)
        optional(_LABEL, self.label)


class RootPin(NamedTuple):
    """The root current when a grant was given, pinned by the newcomer."""

    root_epoch: Count
    root_pk: Hash


@dataclass(frozen=True, slots=True)
class GrantStatement(Statement):
    """« Droit d'accès » : one identity, one collection, one role, dates.

    *until* is 0 for the holder, the custodian and the emergency authority only.
    """

    grant: Id
    mandate: Id
    space: Id
    to: Id
    to_kind: Count
    card_hash: Hash
    collection: Id
    role: Count
    not_before: Count
    until: Count
    purpose: Count
    sealed_note: bytes
    root: RootPin

    def __post_init__(self) -> None:
        """Refuse a note of another size than notes have: readers keep every grant."""
        optional(_NOTE, self.sealed_note)


@dataclass(frozen=True, slots=True)
class Grant(Statement):
    """Core of a grant op: the exact statement, and the key it gives if any."""

    versioned = False

    statement: bytes
    key_envelope: bytes = b""


@dataclass(frozen=True, slots=True)
class Revoke(Statement):
    """The end of a grant: 1 asked, 2 expired, 3 lost device, 4 majority, 5 abuse."""

    space: Id
    grant: Id
    reason: Count


@dataclass(frozen=True, slots=True)
class LaneDigest(Statement):
    """What a ROOT device vouches for at (*n*, *hc*) of a lane: see `digests`."""

    collection: Id
    n: Count
    hc: Hash
    controls: Hash
    writers: Hash
    live_count: Count
    live: Hash
