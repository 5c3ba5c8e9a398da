"""One contract, every ledger: snapshots, digests, spine."""

from dataclasses import replace

import msgspec
import pytest
from msgspec import structs

from app.crypto.statements import Head, OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync import wire
from sync.server.ledger import Ledger
from sync.server.records import SnapshotAsk
from sync.wire import PAGE_MAX, Op
from tests.sync.server.actors import AT, Device, Person, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
FOUNDING = 4
EVERY = SnapshotAsk(1 << 20, ROOT, 0, 2000, PAGE_MAX)
_reply = wire.decoder(wire.PushReply)


@pytest.fixture
async def logs(ledger: Ledger, phone: Device) -> Logs:
    return await Logs.found(ledger, phone)


async def test_a_snapshot_stands_still_under_writes(logs: Logs, phone: Device) -> None:
    space, ledger = logs.space, logs.ledger
    await logs.push(phone, *(space.put(phone, name) for name in "abc"))
    ask = SnapshotAsk(FOUNDING + 3, ROOT, 0, 2000, PAGE_MAX)
    at, before = await ledger.snapshot(space.id, ask)
    await logs.push(
        phone,
        space.put(phone, "a", base=1),
        space.delete(phone, "b", base=1),
        space.put(phone, "d"),
    )
    _, after = await ledger.snapshot(space.id, ask)
    assert (at, after.rows) == (FOUNDING + 3, before.rows)
    _, now = await ledger.snapshot(space.id, replace(ask, at=None))
    assert len(now.rows) == FOUNDING + 4


async def test_a_snapshot_goes_on_where_it_stopped(logs: Logs, phone: Device) -> None:
    space = logs.space
    await logs.push(phone, *(space.put(phone, f"{n}") for n in range(7)))
    rows, ask = [], SnapshotAsk(None, ROOT, 0, 3, PAGE_MAX)
    while True:
        _, page = await logs.ledger.snapshot(space.id, ask)
        rows += page.rows
        if not page.more:
            break
        last = page.rows[-1]
        head = Head.decode(msgspec.msgpack.decode(last.op, type=Op).head)
        ask = replace(ask, item=head.item, seq=last.seq)
    assert sorted(row.seq for row in rows) == list(range(1, FOUNDING + 8))


async def test_a_snapshot_tells_the_last_op_of_each_device_in_each_lane(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a"), space.put(phone, "b"))
    await logs.push(tablet, space.put(tablet, "b", base=1))
    await logs.push(phone, space.digest(phone))
    await logs.push(tablet, space.delete(tablet, "a", base=1))
    await logs.push(tablet, space.put(tablet, "b", base=2))
    superseded = {FOUNDING + 1, FOUNDING + 3}
    for limit in (1, 2, 2000):
        told = await snapshot(logs, limit)
        assert told == set(range(1, FOUNDING + 7)) - superseded


async def snapshot(logs: Logs, limit: int) -> set[int]:
    """Return the seqs of a whole snapshot at the head."""
    head = (await logs.page()).head
    seqs, ask = [], SnapshotAsk(head, ROOT, 0, limit, PAGE_MAX)
    while True:
        _, page = await logs.ledger.snapshot(logs.space.id, ask)
        seqs += [row.seq for row in page.rows]
        if not page.more:
            assert len(seqs) == len(set(seqs))
            return set(seqs)
        last = page.rows[-1]
        head_ = Head.decode(msgspec.msgpack.decode(last.op, type=Op).head)
        ask = replace(ask, item=head_.item, seq=last.seq)


async def test_the_newest_digest_says_where_to_begin(logs: Logs, phone: Device) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    before = (await logs.page()).head
    await logs.push(phone, logs.space.digest(phone), logs.space.digest(phone))
    (card,) = await logs.ledger.spaces(phone.person.id, AT)
    assert card.digest == before


async def test_the_spine_is_every_op_hash(logs: Logs) -> None:
    page = await logs.page()
    spine = await logs.ledger.spine(logs.space.id, 1, 2)
    assert spine == b"".join(row.op_hash for row in page.rows[1:3])


async def test_a_deposit_is_shown_once_as_a_control(logs: Logs, phone: Device) -> None:
    space, lab = logs.space, Person("lab").device("lab")
    made = space.put(lab, "deposited", type=OpType.DEPOSIT, seen_h=b"")
    raw = push_of(lab, space, [structs.replace(made, wraps=[])])
    batch, doors = await logs.batch(raw, lab), await logs.ledger.openings(space.id)
    sent = replace(batch, deposit=True, openings=len(doors))
    reply = wire.decode(_reply, (await logs.ledger.push(sent)).reply)
    assert [one.status for one in reply.results] == [wire.APPLIED]
    _, page = await logs.ledger.snapshot(space.id, EVERY)
    assert [row.seq for row in page.rows] == list(range(1, FOUNDING + 2))
    await logs.push(phone, space.put(phone, "deposited", base=1))
    _, page = await logs.ledger.snapshot(space.id, EVERY)
    assert sorted(row.seq for row in page.rows) == list(range(1, FOUNDING + 3))


async def test_the_openings_are_the_genesis_and_the_epochs(
    logs: Logs, phone: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    raws = await logs.ledger.openings(logs.space.id)
    ops = [msgspec.msgpack.decode(raw, type=Op) for raw in raws]
    assert [Head.decode(op.head).type for op in ops] == [0, 8, 8]
    with pytest.raises(Refused, match="not_found"):
        await logs.ledger.openings(bytes(16))


async def test_a_door_judged_by_other_openings_takes_nothing(
    logs: Logs, phone: Device
) -> None:
    await Logs.found(logs.ledger, phone, "other")
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    batch = replace(await logs.batch(raw, phone), deposit=True)
    known = len(await logs.ledger.openings(logs.space.id))
    for count in (known - 1, known + 1):
        with pytest.raises(Refused, match="deposit_refused"):
            await logs.ledger.push(replace(batch, openings=count))
    reply = (await logs.ledger.push(replace(batch, openings=known))).reply
    (result,) = wire.decode(_reply, reply).results
    assert result.code == "type_refused"
