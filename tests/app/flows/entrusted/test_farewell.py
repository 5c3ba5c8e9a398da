"""Who leaves says so in a log they do not hold, and its owner hears it."""

import pytest

from app.crypto.runs import verify_op, verify_run
from app.crypto.statements import ControlBody, OpType, Revoke
from app.domain.collection import Rubric
from app.domain.ids import CollectionId
from app.domain.proposal import Offer
from app.flows.entrusted.farewell import farewell
from tests.app.relatives import Family, a_family

NOW = 1_795_255_200_000


@pytest.fixture
def family() -> Family:
    return a_family()


def offer(family: Family, grant: bytes, collection: bytes = b"") -> Offer:
    of = CollectionId(collection or family.giver.collection)
    giver, space = family.camille.me.identity, family.ledger.space
    said = int(Rubric.AGENDA), "Camille", NOW * 2, 1
    return Offer(space, of, grant, b"m" * 16, giver, *said)


def test_each_grant_ends_in_its_lane_its_instant_being_its_counter(
    family: Family,
) -> None:
    me, other = family.louise.home.me, bytes([7]) * 16
    given = [offer(family, b"g" * 16), offer(family, b"h" * 16, other)]
    sealed = list(farewell(given, me, NOW))
    assert [one.run.collection for one in sealed] == [one.collection for one in given]
    for rank, (one, run) in enumerate(zip(given, sealed, strict=True)):
        verify_run(me.device_public.ed25519_pk, run.run, family.ledger.space)
        (op,) = run.ops
        head = verify_op(run.run, 0, op.head, op.body)
        assert (head.type, head.epoch, head.seen_n) == (OpType.REVOKE, 1, 0)
        assert head.ctr == head.at == NOW + rank
        body = ControlBody.decode(op.body)
        assert Revoke.decode(body.core) == Revoke(one.space, one.grant, 1)
        assert (body.root_epoch, body.root_sig) == (0, b"")


def test_its_owner_accepts_it(family: Family) -> None:
    grant = family.entrust()
    (run,) = farewell([offer(family, grant)], family.louise.home.me, NOW)
    hers = family.louise.home.me
    family.ledger.people[hers.device] = hers.shown
    family.ledger.push([run])
    family.sync()
    standing = family.camille.sealing.standing(family.ledger.space)
    assert standing.rights[grant].revoked
    assert standing.refused == 0
