"""Who writes in one lane takes nothing out of the others, whichever the ledger."""

from typing import Any

import pytest

from app.crypto.statements import OpType, Role
from sync import wire
from sync.server.ledger import Ledger
from sync.wire import APPLIED, REFUSED
from tests.sync.server.actors import AT, Device, drawn
from tests.sync.server.cast import DAY, OTHER, elsewhere
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-115", "C-154")]
OK, NO = (APPLIED, ""), (REFUSED, "right_missing")


@pytest.fixture
async def logs(ledger: Ledger, phone: Device, stranger: Device) -> Logs:
    """A space of two lanes, and somebody who may write in the second."""
    logs = await Logs.found(ledger, phone)
    space = logs.space
    await logs.push(phone, space.opening(phone, OTHER))
    await logs.push(phone, space.put(phone, "hers"))
    await logs.push(phone, space.put(phone, "shared", **elsewhere(space)))
    await writer(logs, phone, stranger, OTHER)
    return logs


async def writer(logs: Logs, phone: Device, to: Device, on: bytes) -> None:
    """Let somebody write in a lane until the next day."""
    person = to.person
    given = logs.space.granting(phone, person, role=Role.WRITE, until=AT + DAY, on=on)
    assert await logs.answers(phone, given) == [OK]


def moved(logs: Logs, by: Device, item: str, **changed: Any) -> wire.Op:  # noqa: ANN401
    """Say an item again, in the lane of the writer."""
    return logs.space.put(by, item, **elsewhere(logs.space), **changed)


async def test_an_item_is_not_taken_out_of_a_lane_one_may_not_write(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    """What lies in the writer's own lane, changed by them, is the control."""
    assert await logs.answers(stranger, moved(logs, stranger, "hers", base=1)) == [NO]
    again = moved(logs, stranger, "shared", base=1)
    assert await logs.answers(stranger, again) == [OK]
    kept = logs.space.put(phone, "hers", base=1)
    assert await logs.answers(phone, kept) == [OK]


async def test_nor_deleted_from_there(logs: Logs, stranger: Device) -> None:
    gone = moved(logs, stranger, "hers", base=1, type=OpType.DEL, body=b"")
    before = (await logs.page()).head
    assert await logs.answers(stranger, _bare(gone)) == [NO]
    assert (await logs.page()).head == before
    own = moved(logs, stranger, "shared", base=1, type=OpType.DEL, body=b"")
    assert await logs.answers(stranger, _bare(own)) == [OK]


async def test_nor_taken_once_deleted(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    gone = logs.space.delete(phone, "hers", base=1)
    assert await logs.answers(phone, gone) == [OK]
    assert await logs.answers(stranger, moved(logs, stranger, "hers", base=2)) == [NO]


async def test_nor_beside_an_item_of_one_s_own(logs: Logs, stranger: Device) -> None:
    """One's own item goes along; the other one alone is refused."""
    mine, hers = (
        moved(logs, stranger, "shared", base=1),
        moved(logs, stranger, "hers", base=1),
    )
    assert await logs.answers(stranger, mine, hers) == [OK, NO]


async def test_who_may_write_in_both_moves_it(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    await writer(logs, phone, stranger, logs.space.collection)
    assert await logs.answers(stranger, moved(logs, stranger, "hers", base=1)) == [OK]


async def test_who_founded_the_space_moves_it(logs: Logs, phone: Device) -> None:
    there = moved(logs, phone, "hers", base=1)
    assert await logs.answers(phone, there) == [OK]
    back = logs.space.put(phone, "hers", base=2)
    assert await logs.answers(phone, back) == [OK]
    unknown = logs.space.put(phone, drawn("new", 16))
    assert await logs.answers(phone, unknown) == [OK]


def _bare(op: wire.Op) -> wire.Op:
    """Return a deletion as it is sent: no key comes with it."""
    return wire.Op(op.head, b"", [], op.group)
