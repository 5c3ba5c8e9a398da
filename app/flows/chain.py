"""« Journal vérifié » : whether what was once proved of the log still holds here."""

from collections.abc import Mapping

from app.crypto.canon import digest
from app.crypto.runs import log_next, log_start, op_hash
from app.crypto.statements import Head
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.trail import Step
from app.flows.checkup import Probe
from app.ports.trail import Trail
from app.rules.standing import Standing


def chain_probe(trail: Trail, space: SpaceId) -> Probe:
    """Compute the chain of the log again, from its first row to where it stands.

    A row whose bytes were let go keeps its place in it. Raises Broken("chain.broken")
    with how many rows do not hold.
    """

    def look() -> Mapping[str, str]:
        h, rows, wrong = log_start(space), 0, 0
        while step := trail.step(space, rows + 1):
            follows = log_next(space, step.seq, h, step.op_hash) == step.h
            wrong += not (follows and _whole(step))
            h, rows = step.h, step.seq
        if wrong or not _reached(trail, space, h):
            raise Broken("chain.broken", wrong=str(wrong), rows=str(rows))
        return {"rows": str(rows)}

    return look


def _whole(step: Step) -> bool:
    """Say whether the bytes kept of a row are those that were signed."""
    if not step.head:
        return True
    try:
        head = Head.decode(step.head)
    except Refused:
        return False
    same = op_hash(step.head, step.run, step.index) == step.op_hash
    return same and (not step.body or digest(step.body) == head.body)


def _reached(trail: Trail, space: SpaceId, h: bytes) -> bool:
    """Say whether the log ends where this device says it stands."""
    raw = trail.standing(space)
    return raw is None or Standing.decode(raw).h == h
