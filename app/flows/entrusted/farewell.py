"""« Ne plus lire » told: who was given a lane ends it in a log they do not hold."""

from collections.abc import Iterable, Iterator

from app.crypto.canon import digest
from app.crypto.runs import lane_start, seal_run
from app.crypto.signing import private_key
from app.crypto.statements import ControlBody, Head, OpType, Revoke
from app.domain.proposal import Offer
from app.flows.keychain import Me
from app.flows.sealed.runs import SealedOp, SealedRun

_ASKED = 1
_NOWHERE = bytes(16)


def farewell(offers: Iterable[Offer], me: Me, now: int) -> Iterator[SealedRun]:
    """Give the runs that end the grants of one space, at *now* (Unix ms).

    Nothing of the lane need be here: its author says to have seen none of it. Their
    instant is their counter, the only one a server takes of who is not of the root.
    """
    key = private_key(me.keys.sign)
    for ctr, one in enumerate(offers, now):
        core = Revoke(one.space, one.grant, _ASKED).encode()
        body = ControlBody(core).encode()
        start = lane_start(one.space, one.collection)
        head = Head(
            space=one.space,
            type=OpType.REVOKE,
            item=_NOWHERE,
            base=0,
            collection=one.collection,
            epoch=one.epoch,
            device=me.device,
            ctr=ctr,
            seen_n=0,
            seen_hc=start,
            seen_h=b"",
            at=ctr,
            body=digest(body),
        ).encode()
        run = seal_run(key, one.space, one.collection, [head])
        yield SealedRun(run, (SealedOp(head, body),))
