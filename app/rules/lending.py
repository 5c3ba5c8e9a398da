"""Whom one entrusts what to, as the log says it: who reads, who must not any more."""

from collections.abc import Mapping

from app.domain.ids import ROOT
from app.rules.standing import Right, Standing


def lent(standing: Standing) -> dict[bytes, Right]:
    """Return the grants of single collections, ended or not, by id."""
    rights = standing.rights.items()
    return {grant: right for grant, right in rights if right.collection != ROOT}


def readers(standing: Standing, collection: bytes, now: int) -> Mapping[bytes, Right]:
    """Return the grants that let somebody read a collection, or will."""
    return {
        grant: right
        for grant, right in lent(standing).items()
        if right.collection == collection and _holds(right, now)
    }


def expired(standing: Standing, now: int) -> Mapping[bytes, Right]:
    """Return the grants whose last day is past, and that nobody took back."""
    return {
        grant: right
        for grant, right in lent(standing).items()
        if not (right.revoked or _holds(right, now))
    }


def forsaken(standing: Standing, now: int) -> Mapping[bytes, Right]:
    """Return the grants that hold while another of their mandate was taken back.

    One device ended it while another, or the line of another grant, was on its way.
    """
    every = lent(standing)
    over = {right.mandate for right in every.values() if right.revoked}
    return {
        grant: right
        for grant, right in every.items()
        if right.mandate and right.mandate in over and _holds(right, now)
    }


def whole(standing: Standing, now: int) -> list[list[Right]]:
    """Return the grants of each mandate nothing of which ended."""
    found: dict[bytes, list[Right]] = {}
    for right in lent(standing).values():
        if right.mandate and right.until:
            found.setdefault(right.mandate, []).append(right)
    return [each for each in found.values() if all(_holds(one, now) for one in each)]


def unserved(standing: Standing, now: int) -> Mapping[bytes, Right]:
    """Return the grants whose receiver was not given the key of today.

    It happens when one device gives while another renews the key.
    """
    return {
        grant: right
        for grant, right in lent(standing).items()
        if _holds(right, now)
        and right.statement
        and right.epoch < standing.lane(right.collection).epoch
    }


def still_held(standing: Standing) -> set[bytes]:
    """Return the collections whose key of today is held by somebody who left.

    Who received a grant may end it alone; only the root gives a new key.
    """
    return {
        right.collection
        for right in lent(standing).values()
        if right.revoked and 0 < standing.lane(right.collection).epoch <= right.epoch
    }


def _holds(right: Right, now: int) -> bool:
    return not right.revoked and (not right.until or now < right.until)
