"""The signed digest of a lane: made when it is due, compared when it comes."""

from app.crypto.digests import LaneState, lane_digest
from app.crypto.statements import LaneDigest
from app.domain.errors import Broken
from app.rules.sight import Sight
from app.rules.standing import Standing

DUE_OPS = 1000
DUE_MS = 86_400_000


def due(standing: Standing, now: int) -> list[bytes]:
    """Return the lanes to digest now, [] most of the time.

    After 1,000 ops, or 24 h (of *now*, Unix ms) since the last one with change.
    """
    late = standing.fresh > 0 and now >= standing.digest_at + DUE_MS
    if standing.fresh < DUE_OPS and not late:
        return []
    return sorted(
        collection
        for collection, lane in standing.lanes.items()
        if lane.n > lane.digested
    )


def digest_of(standing: Standing, sight: Sight, collection: bytes) -> LaneDigest:
    """Return what this device vouches for at the end of a lane."""
    lane = standing.lane(collection)
    live: dict[bytes, tuple[int, bytes]] = {
        head.item: (head.rev, head.op_hash) for head in sight.live(collection)
    }
    controls = tuple(sight.controls(collection))
    state = LaneState(lane.n, lane.hc, controls, lane.writers, live)
    return lane_digest(standing.space, collection, state)


def check_digest(standing: Standing, sight: Sight, told: LaneDigest) -> None:
    """Compare what another device vouches for with what we hold.

    Its whole content where nothing came between, its chain value else, where it
    is known. Raises Broken("digest.mismatch").
    """
    lane = standing.lane(told.collection)
    if told.n == lane.n:
        same = told == digest_of(standing, sight, told.collection)
    else:
        known = sight.lane_hc(told.collection, told.n)
        hidden = not known and told.n < lane.floor
        same = told.n < lane.n and (hidden or told.hc == known)
    if not same:
        raise Broken("digest.mismatch")
