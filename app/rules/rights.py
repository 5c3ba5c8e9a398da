"""Who may write what, at a position of the log (trust, section 6)."""

from collections.abc import Iterator

from app.crypto.statements import GrantStatement, Head, OpType, Purpose
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.rules.deposits.vouching import vouched
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
    if _may(standing, identity, head):
        return
    author = standing.authors.get(head.device)
    if head.type != OpType.DEPOSIT or author is None or not author.vouched:
        raise Refused(_why_not(standing, identity, head))
    vouched(standing.directory_key, author.vouched, head.at)


def _may(standing: Standing, identity: bytes, head: Head) -> bool:
    """Say whether a role lets an author write an op."""
    held = _held(standing, identity, head.collection, head.at)
    if head.type == OpType.DEPOSIT:
        return any(answers(right) for right in held)
    needed = _NEEDED.get(OpType(head.type), ADMIN + 1)
    return any(right.role >= needed for right in held)


def answers(right: Right) -> bool:
    """Say whether a grant lets its receiver deposit what the others read.

    Who reads to help, or for a service, writes nothing; who reads to care answers.
    """
    if right.role != READ or not right.statement:
        return right.role >= DEPOSIT
    return GrantStatement.decode(right.statement).purpose == Purpose.CARE


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
