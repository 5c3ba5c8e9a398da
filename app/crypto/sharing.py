"""Statements about single items: wraps, drops, deposits, shares, accesses."""

from dataclasses import dataclass
from typing import NamedTuple

from app.crypto.packing import Count, Hash, Id, Statement, pack, unpack
from app.domain.errors import Refused

_WRAP = 60


@dataclass(frozen=True, slots=True)
class Access(Statement):
    """A reading, attested by the server."""

    identity: Id
    device: Id
    purpose: Count
    justification: str
    items: tuple[Id, ...]
    count: Count


@dataclass(frozen=True, slots=True)
class Share(Statement):
    """One version of one item given to one identity until a date."""

    share: Id
    item: Id
    rev: Count
    to: Id
    card_hash: Hash
    until: Count
    sealed_dek: bytes
    reason: str


@dataclass(frozen=True, slots=True)
class Deposit(Statement):
    """« Dépôt » : an item written for a space by somebody who cannot read it.

    *release_at* is Unix ms, 0 for at once.
    """

    versioned = False

    envelope: bytes
    sealed_dek: bytes
    release_at: Count = 0


class WrapRow(NamedTuple):
    """One DEK wrapped for the collection of the op's head."""

    item: Id
    rev: Count
    wrap: bytes


def encode_wraps(rows: tuple[WrapRow, ...]) -> bytes:
    """Write the body of a wrap op."""
    return pack(rows)


def decode_wraps(raw: bytes) -> tuple[WrapRow, ...]:
    """Read the body of a wrap op. Raises Refused("statement.malformed")."""
    rows: tuple[WrapRow, ...] = unpack(tuple[WrapRow, ...], raw)
    if any(len(row.wrap) != _WRAP for row in rows):
        raise Refused("statement.malformed")
    return rows


def encode_items(items: tuple[bytes, ...]) -> bytes:
    """Write the body of a drop op, or the core of an erase op."""
    return pack([(item,) for item in items])


def decode_items(raw: bytes) -> tuple[bytes, ...]:
    """Read the items of a drop or an erase. Raises Refused("statement.malformed")."""
    return tuple(item for (item,) in unpack(list[tuple[Id]], raw))
