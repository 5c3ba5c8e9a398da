"""Whatever stops an exchange, nobody is told what is not so, and all agree later."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.ids import SpaceId
from app.domain.mandate import MandateState
from app.domain.message import Delivery, Thread, ThreadState
from app.flows.mandates.gifts import Gifts
from app.flows.mandates.mandates import Mandates
from app.flows.messages.messages import Messages
from sync.courier.lanes import lanes_of
from tests.app.flows.mandates.giving import in_days, known, mandates_of
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.journeys.relatives import Relatives
from tests.journeys.struck import through
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio


MANY = 8
"""Fewer blows than any exchange here has places to be struck."""


async def meet(*devices: Device) -> None:
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


async def shown(reader: Device, space: SpaceId) -> bool:
    """Say whether the server lets somebody read anything of a space now."""
    return any(
        one.space == space
        for told in await reader.peer.spaces()
        for one in lanes_of(told)
    )


@dataclass
class Gift:
    """Camille entrusts a rubric to Louise."""

    device: Device
    reader: Device

    @property
    def mandates(self) -> Mandates:
        return mandates_of(self.device)

    def give(self) -> None:
        until = in_days(self.device, 30)
        self.made = self.mandates.give(
            known(self.reader), name="Louise", rubrics=(Rubric.MEASURES,), until=until
        ).id

    @property
    def told(self) -> MandateState:
        (state,) = [m.state for m in self.mandates.every() if m.id == self.made]
        return state

    async def say(self) -> None:
        self.give()

    async def look(self) -> None:
        told, reads = self.told, await shown(self.reader, self.device.space.id)
        assert told in (MandateState.WAITING, MandateState.ACTIVE)
        assert reads or told is MandateState.WAITING

    async def settle(self) -> None:
        await meet(self.device, self.reader)
        assert self.told is MandateState.ACTIVE
        assert await shown(self.reader, self.device.space.id)
        self.mandates.end(self.made)
        await self.over()

    async def over(self) -> None:
        await meet(self.device, self.reader)
        assert self.told is MandateState.ENDED
        assert not await shown(self.reader, self.device.space.id)


class Taken(Gift):
    """Camille takes back what she entrusted."""

    async def say(self) -> None:
        self.give()
        await meet(self.device, self.reader)
        self.mandates.end(self.made)

    async def look(self) -> None:
        told, reads = self.told, await shown(self.reader, self.device.space.id)
        assert told in (MandateState.ENDING, MandateState.ENDED)
        assert not reads or told is MandateState.ENDING

    async def settle(self) -> None:
        await self.over()


class TakenAtOnce(Gift):
    """Camille takes it back while nobody knows whether it left."""

    async def look(self) -> None:
        self.mandates.end(self.made)
        states = [m.state for m in self.mandates.every() if m.id == self.made]
        assert set(states) <= {MandateState.ENDING}
        reads = await shown(self.reader, self.device.space.id)
        assert states or not reads

    async def settle(self) -> None:
        await meet(self.device, self.reader)
        assert not await shown(self.reader, self.device.space.id)
        states = [m.state for m in self.mandates.every() if m.id == self.made]
        assert set(states) <= {MandateState.ENDED}


@dataclass
class Talk:
    """Camille opens a conversation and writes."""

    device: Device
    doctor: Correspondent

    @property
    def flow(self) -> Messages:
        return messages_of(self.device)

    async def say(self) -> None:
        await self.begin()
        self.wrote = self.flow.write(self.thread.id, "Je tousse.").id

    async def begin(self) -> None:
        found = await self.flow.find(self.doctor.code)
        until = in_days(self.device, 30)
        self.thread: Thread = self.flow.open(found, "Ma toux", until)

    async def read(self) -> bool | None:
        """Say whether the doctor reads what was written, None for no conversation."""
        for one in await self.doctor.mailbox.threads():
            if one.id == self.thread.id.hex():
                return self.wrote in [each.id for each in one.messages]
        return None

    async def look(self) -> None:
        told, read = self.flow.thread(self.thread.id).state, await self.read()
        assert told in (ThreadState.WAITING, ThreadState.ACTIVE)
        assert read is not None or told is ThreadState.WAITING
        sent = self.flow.message(self.wrote).delivery
        assert sent in (Delivery.WAITING, Delivery.SENT)
        assert read or sent is Delivery.WAITING

    async def settle(self) -> None:
        await meet(self.device)
        assert await self.read()
        assert self.flow.message(self.wrote).delivery is Delivery.SENT
        self.flow.end(self.thread.id)
        await self.over()

    async def over(self) -> None:
        await meet(self.device)
        assert self.flow.thread(self.thread.id).state is ThreadState.ENDED
        assert await self.read() is None


class TalkEnded(Talk):
    """Camille ends it while nobody knows whether her last words left."""

    async def say(self) -> None:
        await self.begin()
        await meet(self.device)
        self.wrote = self.flow.write(self.thread.id, "Je tousse.").id

    async def look(self) -> None:
        self.flow.end(self.thread.id)
        assert self.flow.thread(self.thread.id).state is ThreadState.ENDING
        sent, self.seen = self.flow.message(self.wrote).delivery, await self.read()
        assert sent in _PRUDENT[bool(self.seen)]

    async def settle(self) -> None:
        await self.over()
        sent = self.flow.message(self.wrote).delivery
        assert sent is Delivery.SENT if self.seen else sent is not Delivery.WAITING


_PRUDENT = {
    True: (Delivery.WAITING, Delivery.SENT),
    False: (Delivery.WAITING, Delivery.UNSENT),
}
"""What may be told of a message the other side reads, or does not."""


@pytest.mark.parametrize("sort", [Talk, TalkEnded])
async def test_what_is_written(town: Town, tmp_path: Path, sort: type[Talk]) -> None:
    camille = town.device("camille")
    camille.found()
    await meet(camille)
    doctor = await correspondent(town.device("doctor"), tmp_path)
    assert await through(sort(camille, doctor)) > MANY


@pytest.mark.parametrize("sort", [Gift, Taken, TakenAtOnce])
async def test_what_is_entrusted(relatives: Relatives, sort: type[Gift]) -> None:
    camille, louise = relatives
    camille.write("Mesure")
    await meet(camille, louise)
    assert await through(sort(camille, louise)) > MANY


async def test_a_gap_left_open_is_found(
    relatives: Relatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Had a device forgotten what the server took, this journey would say so."""
    real = Gifts.standing
    monkeypatch.setattr(Gifts, "standing", lambda own: replace(real(own), applied={}))
    with pytest.raises(AssertionError):
        await through(Taken(*relatives))
