"""An erased item leaves its place in every ledger, and nothing of what was sealed."""

import pytest

from app.crypto.runs import log_next, log_start
from app.crypto.sharing import encode_items
from app.crypto.statements import ControlBody, OpType
from app.domain.ids import ROOT
from sync import wire
from sync.server.ledger import RELEASED, Ledger
from sync.wire import APPLIED, CONFLICT, REFUSED
from tests.sync.server.actors import AT, Device, Space, drawn, finished
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]
PART = drawn("part")
_op = wire.decoder(wire.Op)


@pytest.fixture
async def logs(ledger: Ledger, phone: Device) -> Logs:
    """A space where an item had two versions and was deleted; another one lives."""
    logs = await Logs.found(ledger, phone)
    space = logs.space
    await ledger.add_part(space.id, (PART, 10), AT, logs.quota)
    await logs.push(phone, space.put(phone, "gone", refs=[PART]))
    await logs.push(phone, space.put(phone, "gone", base=1, refs=[PART]))
    await logs.push(phone, space.put(phone, "kept"))
    await logs.push(phone, space.delete(phone, "gone", base=2))
    return logs


def erasing(space: Space, by: Device, *items: str) -> wire.Op:
    head = space.head(by, OpType.ERASE, space.collection)
    return space.control(head, encode_items(tuple(drawn(i, 16) for i in items)))


async def bodies(logs: Logs) -> list[bytes]:
    ops = [wire.decode(_op, row.op) for row in (await logs.page()).rows]
    return [op.body for op in ops if op.wraps or op.body == b"sealed"]


async def test_every_version_loses_body_and_wraps_and_the_chain_holds(
    logs: Logs, phone: Device
) -> None:
    assert await bodies(logs) == [b"sealed"] * 3
    reply = await logs.push(phone, erasing(logs.space, phone, "gone"))
    assert [result.status for result in reply.results] == [APPLIED]
    page, h = await logs.page(), log_start(logs.space.id)
    for row in page.rows:
        h = log_next(logs.space.id, row.seq, h, row.op_hash)
    assert (await bodies(logs), page.h) == ([b"sealed"], h)


async def test_its_parts_go_at_the_next_sweep(logs: Logs, phone: Device) -> None:
    assert await logs.ledger.drop_stale(RELEASED + 1) == []
    await logs.push(phone, erasing(logs.space, phone, "gone"))
    assert not await logs.ledger.referenced(logs.space.id, PART)
    assert await logs.ledger.drop_stale(RELEASED + 1) == [(logs.space.id, PART)]


async def test_erasing_twice_takes_nothing_more(logs: Logs, phone: Device) -> None:
    other = logs.space.put(phone, "other", refs=[PART])
    await logs.push(phone, other)
    for _ in range(2):
        await logs.push(phone, erasing(logs.space, phone, "gone"))
    assert await logs.ledger.referenced(logs.space.id, PART)


async def test_a_living_item_is_never_erased(logs: Logs, phone: Device) -> None:
    reply = await logs.push(phone, erasing(logs.space, phone, "gone", "kept"))
    assert [result.status for result in reply.results] == [CONFLICT]
    assert await bodies(logs) == [b"sealed"] * 3


async def test_an_erasure_follows_its_deletion_in_one_push(
    logs: Logs, phone: Device
) -> None:
    gone = logs.space.delete(phone, "kept", base=1)
    reply = await logs.push(phone, gone, erasing(logs.space, phone, "kept"))
    assert [result.status for result in reply.results] == [APPLIED, APPLIED]


async def test_what_is_written_again_behind_its_erasure_is_kept(
    logs: Logs, phone: Device
) -> None:
    """Whatever was answered as applied is there: a push erases nothing of itself."""
    wiping = erasing(logs.space, phone, "gone")
    again = logs.space.put(phone, "gone", base=3, refs=[PART])
    reply = await logs.push(phone, wiping, again)
    assert [result.status for result in reply.results] == [APPLIED, APPLIED]
    assert await bodies(logs) == [b"sealed"] * 2
    assert await logs.ledger.referenced(logs.space.id, PART)


async def test_only_the_root_erases(logs: Logs, phone: Device) -> None:
    head = logs.space.head(phone, OpType.ERASE, logs.space.collection)
    core = encode_items((drawn("gone", 16),))
    unsigned = finished(head, ControlBody(core, 0, b"").encode())
    assert await logs.answers(phone, unsigned) == [(REFUSED, "grant_forged")]
    nowhere = logs.space.head(phone, OpType.ERASE, ROOT)
    misplaced = logs.space.control(nowhere, core)
    assert await logs.answers(phone, misplaced) == [(REFUSED, "body_invalid")]
    assert await bodies(logs) == [b"sealed"] * 3
