"""Whether a signed op may stand where the log puts it: time, order, key and right."""

from dataclasses import replace

from app.crypto.identity import device_id
from app.crypto.statements import Head, OpType
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT
from app.rules.rights import check_right, in_root
from app.rules.sight import Sight
from app.rules.standing import Standing

_ROOT_LANE = frozenset((OpType.GENESIS, OpType.RETIRE, OpType.ORIGIN))
_EITHER_LANE = frozenset(
    (OpType.GRANT, OpType.REVOKE, OpType.EPOCH, OpType.DIGEST, OpType.ERASE)
)
_REVISED = frozenset((OpType.PUT, OpType.DEL, OpType.DEPOSIT))
DEPOSIT_GRACE = 30 * 86_400_000
"""Ms during which a deposit to the previous epoch stays good (trust, section 6)."""


def admit(standing: Standing, sight: Sight, head: Head) -> None:
    """Refuse an op that its place in the log does not allow.

    Raises Refused("format.unknown" | "device.retired" | "grant.expired" |
    "writer.revoked" | "grant.forged" | "epoch.stale" | "item.stale") for this op
    alone; Broken("log.replay" | "log.withheld" | "log.fork" | "lane.mismatch")
    when the log itself lies.
    """
    _check_place(standing, head)
    _check_seen(standing, sight, head)
    _check_word(standing, head)
    _check_base(standing, sight, head)


def admit_in_lane(standing: Standing, sight: Sight, head: Head) -> None:
    """As `admit`, for who is shown one lane: an item may have changed elsewhere.

    A version follows those seen in this lane, and those alone.
    """
    _check_place(standing, head)
    _check_seen(standing, sight, head)
    _check_word(standing, head)
    _check_later(sight, head)


def admit_alone(standing: Standing, head: Head) -> None:
    """Refuse an op of a snapshot, where the rows between two are not shown.

    What it had seen and what it replaces are left to the signed digest. Raises as
    `admit`.
    """
    _check_place(standing, head)
    _check_word(standing, head)


def _check_word(standing: Standing, head: Head) -> None:
    """Refuse an op whose author may not say it here."""
    if head.type == OpType.ACCESS:
        _check_server(standing, head)
        return
    _check_author(standing, head)
    _check_epoch(standing, head)


def _check_place(standing: Standing, head: Head) -> None:
    if head.type not in tuple(OpType):
        raise Refused("format.unknown")
    _check_order(standing, head)
    _check_lane(head)


def _check_order(standing: Standing, head: Head) -> None:
    ctr, at = standing.last.get(head.device, (0, 0))
    if head.ctr <= ctr or head.at < at:
        raise Broken("log.replay")


def _check_lane(head: Head) -> None:
    in_root_lane = head.collection == ROOT
    if head.type in _EITHER_LANE or (head.type in _ROOT_LANE) == in_root_lane:
        return
    raise Broken("lane.mismatch")


def _check_seen(standing: Standing, sight: Sight, head: Head) -> None:
    """Compare what the author had seen with what we were given.

    A place of the lane under its floor is not known: the whole log's chain, which
    every op of the root names, tells for it.
    """
    lane = standing.lane(head.collection)
    if head.seen_n > lane.n:
        raise Broken("log.withheld")
    known = sight.lane_hc(head.collection, head.seen_n)
    if known != head.seen_hc and (known or head.seen_n >= lane.floor):
        raise Broken("log.fork")
    if head.seen_h and not sight.knows(head.seen_h):
        raise Broken("log.fork")


def _check_server(standing: Standing, head: Head) -> None:
    """An access is told by the server of the space, by nobody else."""
    server = standing.server_key
    if not server or head.device != device_id(server):
        raise Refused("grant.forged")


def _check_author(standing: Standing, head: Head) -> None:
    author = standing.authors.get(head.device)
    if author is None:
        raise Refused("grant.forged")
    if author.retired:
        raise Refused("device.retired")
    if head.at < author.not_before or (author.until and head.at >= author.until):
        raise Refused("grant.expired")
    if head.type == OpType.GENESIS and standing.seq == 0:
        return
    check_right(standing, author.identity, head)
    if in_root(standing, author.identity, head.at) and not head.seen_h:
        raise Broken("log.fork")


def _check_epoch(standing: Standing, head: Head) -> None:
    lane = standing.lane(head.collection)
    late = head.type == OpType.DEPOSIT and head.at < lane.epoch_at + DEPOSIT_GRACE
    if head.epoch != lane.epoch and not (late and head.epoch == lane.epoch - 1):
        raise Refused("epoch.stale")


def _check_base(standing: Standing, sight: Sight, head: Head) -> None:
    """Let a version follow the newest; to take an item from its lane, write there.

    A deposit is always new: it touches nothing that lies there.
    """
    if head.type not in _REVISED:
        return
    if head.type == OpType.DEPOSIT and (head.base or not any(head.item)):
        raise Refused("item.stale")
    known = sight.item(head.item)
    if head.base != (known.rev if known else 0):
        raise Refused("item.stale")
    if known and known.collection != head.collection:
        author = standing.authors[head.device].identity
        check_right(standing, author, replace(head, collection=known.collection))


def _check_later(sight: Sight, head: Head) -> None:
    """Let a version follow the newest of this lane, or one from elsewhere after it."""
    if head.type not in _REVISED:
        return
    known = sight.item(head.item)
    fresh = head.type != OpType.DEPOSIT or (not head.base and any(head.item))
    if not fresh or head.base < (known.rev if known else 0):
        raise Refused("item.stale")
