"""Who may write what, at a position of the log (trust, section 6)."""

from collections.abc import Iterator

from app.crypto.identity import DirectoryProof, IdentityCard
from app.crypto.statements import GrantStatement, Head, OpType, Purpose
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.rules.deposits.vouching import KINDS, let_in, vouched
from app.rules.registered import Registered
from app.rules.standing import Right, Standing

DEPOSIT, READ, WRITE, ADMIN = 1, 2, 3, 4

_NEEDED = {
    OpType.PUT: WRITE,
    OpType.DEL: WRITE,
    OpType.WRAP: WRITE,
    OpType.DEPOSIT: DEPOSIT,
    OpType.SHARE: WRITE,
    OpType.GRANT: ADMIN,
}
"""The role each op asks for; the others are for who holds the root."""

_BY_CONTENT = frozenset((OpType.RETIRE, OpType.REVOKE))
"""Whose right depends on what they end: one's own, for everybody."""


def in_root(standing: Standing, identity: bytes, at: int) -> bool:
    """Say whether an identity holds the root key here: it then reads everything."""
    if not any(right.collection == ROOT for right in standing.rights.values()):
        return identity == standing.founder
    return role(standing, identity, ROOT, at) == ADMIN


def role(standing: Standing, identity: bytes, collection: bytes, at: int) -> int:
    """Return the highest role an identity holds on a collection at *at*, else 0."""
    held = _held(standing, identity, collection, at)
    return max((right.role for right in held), default=0)


def may_lend(
    standing: Standing, identity: bytes, given: GrantStatement, at: int
) -> bool:
    """Say whether an admin outside ROOT may give this: less than he has, no longer."""
    if given.role >= ADMIN or not given.until:
        return False
    return any(
        right.role == ADMIN and (not right.until or given.until <= right.until)
        for right in _held(standing, identity, given.collection, at)
    )


def may_revoke(standing: Standing, identity: bytes, right: Right, at: int) -> bool:
    """Say whether a grant may be ended: by an admin, or by who received it."""
    if right.identity == identity or in_root(standing, identity, at):
        return True
    return role(standing, identity, right.collection, at) >= ADMIN


def check_right(standing: Standing, identity: bytes, head: Head) -> None:
    """Refuse an op whose author may not write it.

    A deposit needs a grant, or the word of the directory the space has pinned.
    Raises Refused("writer.revoked" | "grant.expired" | "grant.forged").
    """
    if in_root(standing, identity, head.at) or head.type in _BY_CONTENT:
        return
    if not _may(standing, identity, head):
        _check_word(standing, identity, head)
    elif head.type == OpType.DEPOSIT and _reads(standing, identity, head):
        still_registered(_card(standing, head), head.at)


def _check_word(standing: Standing, identity: bytes, head: Head) -> None:
    """Refuse a deposit by who was not given a right, but for the pinned directory.

    Whose right on a collection ended writes there no more, whoever vouches for them.
    """
    why = _why_not(standing, identity, head)
    if why != "grant.forged":
        raise Refused(why)
    try:
        known = _card(standing, head) if head.type == OpType.DEPOSIT else b""
        _check_welcome(standing, vouched(standing.directory_key, known, head.at))
    except Refused as refusal:
        if _card(standing, head) and not _rights(standing, identity, head.collection):
            raise
        raise Refused(why) from refusal


def _check_welcome(standing: Standing, told: Registered) -> None:
    """Refuse a profession that the reception is not open to."""
    if told.profession not in let_in(standing.professions):
        raise Refused("grant.forged")


def _card(standing: Standing, head: Head) -> bytes:
    """Return the newest card of an author that a directory put its word on."""
    author = standing.authors.get(head.device)
    return author.vouched if author else b""


def _reads(standing: Standing, identity: bytes, head: Head) -> bool:
    """Say whether an author writes by what they were given to read alone."""
    return role(standing, identity, head.collection, head.at) < WRITE


def _may(standing: Standing, identity: bytes, head: Head) -> bool:
    """Say whether a role lets an author write an op."""
    held = _held(standing, identity, head.collection, head.at)
    if head.type == OpType.DEPOSIT:
        return any(answers(right) for right in held)
    needed = _NEEDED.get(OpType(head.type), ADMIN + 1)
    return any(right.role >= needed for right in held)


def answers(right: Right) -> bool:
    """Say whether a grant lets its receiver deposit what the others read.

    Who reads to help, or for a service, writes nothing; a professional who reads to
    care answers.
    """
    if right.role != READ:
        return right.role >= DEPOSIT
    return bool(right.statement) and cares(GrantStatement.decode(right.statement))


def cares(given: GrantStatement) -> bool:
    """Say whether a grant is given to a professional, or a structure, to care."""
    return given.purpose == Purpose.CARE and given.to_kind in KINDS


def still_registered(card: bytes, at: int) -> None:
    """Refuse who writes as a professional without a word of a directory, or after it.

    *card* is the core of their newest card, *at* Unix ms. Whose word it is was looked
    at when they were found: a person may since have pinned another directory, or none.
    Raises Refused("grant.forged" | "grant.expired").
    """
    known = IdentityCard.decode(card) if card else None
    proof = known.directory if known and known.kind in KINDS else b""
    if not isinstance(proof, DirectoryProof):
        raise Refused("grant.forged")
    if at >= proof.until:
        raise Refused("grant.expired")


def _why_not(standing: Standing, identity: bytes, head: Head) -> str:
    held = _rights(standing, identity, head.collection)
    if any(right.revoked for right in held):
        return "writer.revoked"
    if any(not _open(right, head.at) for right in held):
        return "grant.expired"
    return "grant.forged"


def _held(
    standing: Standing, identity: bytes, collection: bytes, at: int
) -> Iterator[Right]:
    return (
        right
        for right in _rights(standing, identity, collection)
        if not right.revoked and _open(right, at)
    )


def _rights(standing: Standing, identity: bytes, collection: bytes) -> list[Right]:
    return [
        right
        for right in standing.rights.values()
        if right.identity == identity and right.collection in (collection, ROOT)
    ]


def _open(right: Right, at: int) -> bool:
    return right.not_before <= at and (right.until == 0 or at < right.until)
