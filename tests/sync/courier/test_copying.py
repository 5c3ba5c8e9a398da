"""A log read from a server is one chain, given again as it was sent."""

import pytest

from app.domain.errors import Broken
from sync import wire
from sync.courier.copying import read, shipments
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio


class Altered:
    """A server whose pages are not what it was given."""

    def __init__(self, device: Device, fault: str) -> None:
        self.peer, self.fault = device.peer, fault

    async def pull(self, space: bytes, after: int, *, limit: int) -> wire.PullReply:
        page = await self.peer.pull(space, after, limit=limit)
        return wire.PullReply(page.head, page.h, page.runs, self.rows(page), page.more)

    def rows(self, page: wire.PullReply) -> list[wire.Row]:
        *rest, last = page.rows
        op = last.op
        assert op
        if self.fault == "log.gap":
            return page.rows[1:]
        if self.fault == "peer.malformed":
            return [*rest, wire.Row(last.seq, 99, last.index, op, last.op_hash)]
        bad = wire.Op(op.head, b"other", op.wraps)
        return [*rest, wire.Row(last.seq, last.run, last.index, bad, last.op_hash)]


@pytest.fixture
async def lived(phone: Device) -> Device:
    for n in range(3):
        phone.write(f"Entrée {n}")
        phone.write(f"Autre {n}")
        await phone.courier.sync()
    return phone


async def test_a_log_is_read_to_the_chain_value_verified(lived: Device) -> None:
    seen: list[int] = []
    copy = await read(lived.peer, lived.space.id, seen.append)
    standing = lived.sealing.standing(lived.space.id)
    assert (copy.head, copy.hs[-1]) == (standing.seq, standing.h)
    assert sum(seen) == copy.head


async def test_what_was_sent_at_once_is_given_at_once(lived: Device) -> None:
    given = [each async for each in shipments(lived.peer, lived.space.id)]
    founding, *others = given
    assert founding.founding
    assert not any(each.founding for each in others)
    assert [each.count for each in others][1:] == [2, 2]
    head = lived.sealing.standing(lived.space.id).seq
    assert given[-1].head == sum(each.count for each in given) == head


@pytest.mark.parametrize("fault", ["log.gap", "log.tamper", "peer.malformed"])
async def test_a_page_that_lies_is_seen(lived: Device, fault: str) -> None:
    peer: wire.Peer = Altered(lived, fault)  # type: ignore[assignment]  # it only pulls
    with pytest.raises(Broken, match=fault.replace(".", r"\.")):
        await read(peer, lived.space.id, lambda _: None)
