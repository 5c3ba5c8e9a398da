"""Lies about the state: digests that do not match, an item or a revoke missing."""

from collections.abc import Callable
from dataclasses import replace

from app.crypto.digests import LaneState, lane_digest
from app.crypto.grants import RootPlace, root_sign
from app.crypto.statements import ControlBody, OpType
from app.flows.keychain import SpaceKeys
from app.rules.sight import Sight
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import NO_DIGEST
from tests.adversary.pages import Line, alone, honest_head
from tests.adversary.scene import Scene

Lie = Callable[[Scene, LaneState], LaneState]


def _state(scene: Scene) -> LaneState:
    """Return the lane of the documents as the victim holds it."""
    standing = scene.victim.sealing.standing(scene.space)
    sight = Sight(scene.victim.trail, scene.space)
    lane = standing.lane(scene.collection)
    live: dict[bytes, tuple[int, bytes]] = {
        h.item: (h.rev, h.op_hash) for h in sight.live(scene.collection)
    }
    controls = tuple(sight.controls(scene.collection))
    return LaneState(lane.n, lane.hc, controls, lane.writers, live)


def vouched(lie: Lie) -> Plot:
    """Let an accomplice in ROOT vouch for another state than the true one."""

    async def plot(scene: Scene) -> None:
        true = _state(scene)
        told = lie(scene, true)
        line = _signed(scene, told)
        scene.rewrites(lambda page: page.lines.append(line), even_empty=True)

    return plot


def _signed(scene: Scene, told: LaneState) -> Line:
    laptop, collection = scene.laptop, scene.collection
    head = honest_head(laptop, scene.victim, collection)
    head = replace(head, type=OpType.DIGEST)
    core = lane_digest(scene.space, collection, told).encode()
    seed = SpaceKeys(laptop.vault, scene.space).root_seed(1)
    place = RootPlace(scene.space, 1, head.type, head.device, head.ctr)
    body = ControlBody(core, 1, root_sign(seed, place, core)).encode()
    return alone(laptop, head, body)


def item_missing(scene: Scene, true: LaneState) -> LaneState:
    """43: an item the victim has is not vouched for."""
    live = dict(true.live)
    del live[scene.dice.choice(sorted(live))]
    return replace(true, live=live)


def item_stale(scene: Scene, true: LaneState) -> LaneState:
    """43: an item stands at another revision."""
    live = dict(true.live)
    item = scene.dice.choice(sorted(live))
    live[item] = (live[item][0] + 1, live[item][1])
    return replace(true, live=live)


def item_revived(scene: Scene, true: LaneState) -> LaneState:
    """43: an item lives that the victim does not have."""
    return replace(true, live={**true.live, scene.laptop.dice(16): (1, bytes(32))})


def control_missing(_: Scene, true: LaneState) -> LaneState:
    """43: a control, a revoke for instance, is not vouched for."""
    return replace(true, controls=true.controls[1:])


def counter_set_back(scene: Scene, true: LaneState) -> LaneState:
    """43: a device may use its counters again."""
    device = scene.dice.choice(sorted(true.writers))
    ctr, at = true.writers[device]
    return replace(true, writers={**true.writers, device: (ctr - 1, at)})


def other_chain(_: Scene, true: LaneState) -> LaneState:
    """43: the lane itself is another one."""
    return replace(true, hc=bytes(32))


async def true_digest(scene: Scene) -> None:
    """The honest digest of the same lane, from the same accomplice."""
    line = _signed(scene, _state(scene))
    scene.rewrites(lambda page: page.lines.append(line), even_empty=True)


def mismatch(name: str, lie: Lie) -> Attack:
    code, plot = "digest.mismatch", vouched(lie)
    return Attack(name, "43", code, Level.LOG, plot, (NO_DIGEST,))


ATTACKS = [
    mismatch("item missing", item_missing),
    mismatch("item stale", item_stale),
    mismatch("item revived", item_revived),
    mismatch("control missing", control_missing),
    mismatch("counter set back", counter_set_back),
    mismatch("another chain", other_chain),
]
