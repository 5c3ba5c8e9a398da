"""What was sealed is sent once, whatever is lost on the way."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Broken, Refused, Unreachable
from sync import wire
from sync.gateway.depositor import Depositor
from tests.fictitious.laboratory import Laboratory, a_letter, opened
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032", "C-007")]


class Losing:
    """A line on which the first answer to a deposit is lost."""

    def __init__(self, laboratory: Laboratory, code: str = "") -> None:
        self.peer, self.code, self.sent = laboratory.peer, code, list[bytes]()

    async def doors(self, space: bytes) -> list[wire.Op]:
        return await self.peer.doors(space)

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        await self.peer.put_part(space, part, data)

    async def deposit(self, space: bytes, push: bytes) -> wire.PushReply:
        self.sent.append(push)
        reply = await self.peer.deposit(space, push)
        if self.code:
            raise Refused(self.code)
        if len(self.sent) == 1:
            raise Unreachable("peer.silent")
        return reply


def depositor(laboratory: Laboratory, post: Losing) -> Depositor:
    return Depositor(post, laboratory.memory, laboratory.me, laboratory.device.world)


async def test_a_lost_answer_makes_no_second_deposit(
    phone: Device, laboratory: Laboratory
) -> None:
    address, post = await opened(phone), Losing(laboratory)
    sender = depositor(laboratory, post)
    with pytest.raises(Unreachable):
        await sender.send(a_letter(), address)
    seq = await sender.resume(address.space)
    assert post.sent[0] == post.sent[1]
    assert await sender.resume(address.space) == 0
    later = await sender.send(a_letter(title="Another"), address)
    assert later == seq + 1
    await phone.courier.sync()
    kept = phone.vault.after(phone.space.id, b"")
    assert sorted(one.title for one in kept if one.kind == "document") == [
        "Analyses",
        "Another",
    ]


async def test_what_would_be_refused_for_ever_is_not_sent_again(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    sender = depositor(laboratory, Losing(laboratory, "ctr_reused"))
    with pytest.raises(Refused, match="ctr_reused"):
        await sender.send(a_letter(), address)
    assert laboratory.memory.frozen(address.space) == b""


async def test_62_another_root_than_the_one_given_is_told(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    await laboratory.send(a_letter(), address)
    with pytest.raises(Broken, match=r"log\.fork"):
        await laboratory.send(a_letter(), replace(address, root_pk=bytes(32)))


async def test_a_laboratory_writes_reports_and_nothing_else(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    with pytest.raises(Refused, match=r"deposit\.letter"):
        await laboratory.send(a_letter(type="57833-6"), address)


async def test_a_rubric_nobody_opened_takes_nothing(tmp_path: Path) -> None:
    town = Town(rubrics=(Rubric.JOURNAL,))
    phone = town.device("phone")
    phone.found()
    await phone.courier.sync()
    author = Laboratory(Device(town, "laboratory"), tmp_path)
    author.vouched()
    await author.enter()
    address = await opened(phone)
    with pytest.raises(Refused, match=r"deposit\.closed"):
        await author.send(a_letter(), address)
