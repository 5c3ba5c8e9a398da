"""One contract, every ledger: what somebody is offered, without what is there."""

import pytest

from app.crypto.statements import ControlBody, Epoch, Grant, GrantStatement
from app.domain.errors import Refused
from sync import wire
from sync.server.ledger import Ledger
from tests.sync.server.actors import AT, Device, Person, drawn
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
READ, DEPOSIT, DAY = 2, 1, 86_400_000
BOB = Person("bob")


@pytest.fixture
async def logs(ledger: Ledger, phone: Device) -> Logs:
    return await Logs.found(ledger, phone)


async def give(
    logs: Logs, phone: Device, *, to: Person = BOB, role: int = READ, until: int = 0
) -> wire.Op:
    """Give the lane of a space to somebody; return the op that says so."""
    space = logs.space
    op = space.granting(phone, to, role=role, until=until, on=space.collection)
    await logs.push(phone, op)
    return op


async def offered(logs: Logs, *, now: int = AT) -> list[wire.Offer]:
    return await logs.ledger.offers(logs.space.id, BOB.id, now)


def grant_of(offer: wire.Offer) -> GrantStatement:
    core = ControlBody.decode(offer.op.body).core
    return GrantStatement.decode(Grant.decode(core).statement)


async def test_an_offer_is_the_grant_its_run_and_the_bare_epoch_of_its_key(
    logs: Logs, phone: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a", body=b"secret"))
    op = await give(logs, phone)
    (offer,) = await offered(logs)
    assert (offer.op, offer.epoch, offer.index) == (op, 1, 0)
    assert (offer.run.device, offer.run.collection) == (phone.id, logs.space.collection)
    made = Epoch.decode(offer.opening)
    assert (made.collection, made.epoch, made.keys) == (logs.space.collection, 1, ())
    assert b"secret" not in wire.encode(wire.Offers([offer]))


async def test_what_is_over_to_others_or_no_reading_is_not_offered(
    logs: Logs, phone: Device
) -> None:
    await give(logs, phone, to=Person("alice"))
    await give(logs, phone, role=DEPOSIT)
    past = await give(logs, phone, until=AT + DAY)
    ended = await give(logs, phone)
    space = logs.space
    await logs.push(phone, space.revoking(phone, ended, on=space.collection))
    assert [one.op for one in await offered(logs)] == [past]
    assert await offered(logs, now=AT + DAY) == []


async def test_the_epoch_told_is_that_of_the_lane_now(
    logs: Logs, phone: Device
) -> None:
    await give(logs, phone)
    await logs.push(phone, logs.space.opening(phone, logs.space.collection, epoch=2))
    (offer,) = await offered(logs)
    assert (offer.epoch, Epoch.decode(offer.opening).epoch) == (2, 1)


async def test_who_holds_the_root_is_offered_nothing(logs: Logs, phone: Device) -> None:
    await logs.push(phone, logs.space.granting(phone, BOB, role=4))
    assert await offered(logs) == []


async def test_a_giver_without_measure_is_told_of_within_bounds(
    logs: Logs, phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    for engine in ("memory.pages", "sqlite.offers"):
        monkeypatch.setattr(f"sync.server.ledgers.{engine}.OFFERS_MAX", 2)
    given = [await give(logs, phone) for _ in range(3)]
    found = await offered(logs)
    assert [one.op for one in found] == given[:2]
    assert {grant_of(one).to for one in found} == {BOB.id}


async def test_an_absent_space_offers_nothing(logs: Logs) -> None:
    with pytest.raises(Refused, match="not_found"):
        await logs.ledger.offers(drawn("elsewhere", 16), BOB.id, AT)
