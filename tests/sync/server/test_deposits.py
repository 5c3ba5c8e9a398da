"""A server takes deposits of those its directory vouches for, where they are open."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto.signing import public_of
from app.crypto.statements import Head
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.flows.deposits.address import Address
from app.flows.deposits.writing import Parcel, sealed
from app.rules.deposits.chain import Pins, follow
from sync import wire
from sync.gateway.depositor import pushed
from sync.server.records import Batch, Pushed
from sync.server.settings import Rate, Settings
from tests.adversary.pages import seal_heads
from tests.app.flows.deposits.conftest import laboratory, phone, town
from tests.fictitious.laboratory import Laboratory, a_letter, opened, reception_of
from tests.journeys.town import DIRECTORY, Device, Town

__all__ = ["laboratory", "phone", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]


async def a_parcel(author: Laboratory, to: Address, ctr: int = 0) -> Parcel:
    """Return a deposit that was not sent, its file already there."""
    shown = await author.peer.doors(to.space)
    doors = follow(Pins(to.space), ((op.head, op.body) for op in shown))
    made = sealed(
        a_letter(),
        doors[Rubric.REPORT],
        SpaceId(to.space),
        me=author.me,
        world=author.device.world,
        ctr=ctr,
    )
    for sha, part in made.parts.items():
        await author.peer.put_part(to.space, sha, part)
    return made


async def test_the_server_card_tells_the_directory(phone: Device) -> None:
    card = await phone.peer.server()
    assert card["directory"] == public_of(DIRECTORY).hex()


async def test_the_same_bytes_get_the_same_reply(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    push = pushed([(await a_parcel(laboratory, address)).run])
    first = await laboratory.peer.deposit(address.space, push)
    assert await laboratory.peer.deposit(address.space, push) == first
    assert [one.status for one in first.results] == [wire.APPLIED]


async def test_a_depositor_sees_the_open_doors_and_nothing_of_the_log(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    kinds = [Head.decode(op.head).type for op in await _doors(laboratory, address)]
    assert kinds == [0, 8, 8]
    for ask in (
        laboratory.peer.pull(address.space, 0, limit=10),
        laboratory.peer.spine(address.space, 0),
        laboratory.peer.missing(address.space, [bytes(32)]),
        laboratory.peer.ack(address.space, 1),
    ):
        with pytest.raises(Refused, match="not_found"):
            await ask


async def _doors(author: Laboratory, to: Address) -> list[wire.Op]:
    return await author.peer.doors(to.space)


async def test_27_a_member_is_no_depositor_and_a_depositor_no_member(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    push = pushed([(await a_parcel(laboratory, address)).run])
    with pytest.raises(Refused, match="deposit_refused"):
        await phone.peer.deposit(address.space, push)
    with pytest.raises(Refused, match="deposit_refused"):
        await phone.peer.doors(address.space)
    with pytest.raises(Refused, match="not_found"):
        await laboratory.peer.push(address.space, push)


async def test_26_the_run_of_another_is_refused(
    phone: Device, laboratory: Laboratory, town: Town, tmp_path: Path
) -> None:
    address = await opened(phone)
    other = Laboratory(Device(town, "other"), tmp_path / "other")
    other.vouched()
    await other.enter()
    push = pushed([(await a_parcel(laboratory, address)).run])
    with pytest.raises(Refused, match="run_invalid"):
        await other.peer.deposit(address.space, push)


async def test_a_deposit_is_always_a_new_item_under_a_key_of_today(
    phone: Device, laboratory: Laboratory
) -> None:
    address = await opened(phone)
    made = await a_parcel(laboratory, address)
    (op,) = made.run.ops
    head = Head.decode(op.head)
    for wrong in (
        replace(head, base=1),
        replace(head, epoch=2),
        replace(head, collection=b"x" * 16),
        replace(head, type=1),
        replace(head, type=2),
    ):
        with pytest.raises(Refused, match="deposit_refused"):
            await _sent(laboratory, address, wrong, op.body)


async def _sent(author: Laboratory, to: Address, head: Head, body: bytes) -> None:
    raw = head.encode()
    device = author.device
    secrets = author.me.secrets()
    device.memory.state = replace(
        device.memory.state, secrets={**device.memory.state.secrets, **secrets}
    )
    run = wire.SealedRun(seal_heads(device, [raw]), [wire.Op(raw, body, [])])
    push = wire.encode(wire.Push(wire.WIRE_VERSION, [run]))
    await author.peer.deposit(to.space, push)


async def test_a_space_that_is_not_there_is_not_found(
    phone: Device, laboratory: Laboratory
) -> None:
    nowhere = replace(await opened(phone), space=bytes(16))
    with pytest.raises(Refused, match="not_found"):
        await laboratory.peer.doors(nowhere.space)
    with pytest.raises(Refused, match="not_found"):
        await laboratory.peer.put_part(nowhere.space, bytes(32), b"part")


async def test_a_stranger_puts_no_part(
    phone: Device, town: Town, tmp_path: Path
) -> None:
    address = await opened(phone)
    stranger = Laboratory(Device(town, "stranger"), tmp_path / "stranger")
    await stranger.enter()
    with pytest.raises(Refused, match="not_found"):
        await stranger.peer.put_part(address.space, bytes(32), b"part")


async def test_who_a_device_is_of_is_told(
    phone: Device, laboratory: Laboratory
) -> None:
    told = await phone.peer.owner(laboratory.me.device)
    assert told["card"] == laboratory.me.identity_card.hex()
    assert told["version"] == 0
    with pytest.raises(Refused, match="not_found"):
        await phone.peer.owner(bytes(16))


def test_deposits_have_their_rate() -> None:
    assert Settings().rates["deposit"] == Rate(200, 3600.0)


async def test_who_is_vouched_for_enters_a_server_that_takes_nobody_else(
    phone: Device, town: Town, tmp_path: Path
) -> None:
    town.signup = "first"
    town.start()
    stranger = Laboratory(Device(town, "stranger"), tmp_path / "stranger")
    with pytest.raises(Refused, match="signup_closed"):
        await stranger.enter()
    stranger.vouched()
    await stranger.enter()
    assert await phone.peer.owner(stranger.me.device)


async def test_the_door_that_closes_meanwhile_takes_nothing(
    phone: Device, laboratory: Laboratory, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is answered « taken » is what every device of the person takes."""
    address = await opened(phone)
    push = pushed([(await a_parcel(laboratory, address)).run])
    own = town.ledger.push

    async def late(batch: Batch) -> Pushed:
        if batch.deposit:
            reception_of(phone).close()
            await phone.courier.sync()
        return await own(batch)

    monkeypatch.setattr(town.ledger, "push", late)
    with pytest.raises(Refused, match="deposit_refused"):
        await laboratory.peer.deposit(address.space, push)
    assert (await phone.courier.sync()).alerts == ()
