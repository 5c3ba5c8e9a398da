"""« Boîte du correspondant » : what people open to a professional, read, answered."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.crypto.grants import KeyRef
from app.crypto.statements import Head
from app.domain.collection import Rubric
from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId
from app.domain.proposal import Offer
from app.flows.deposits.answering import Answer, acknowledged, answered, door_of
from app.flows.deposits.writing import Parcel
from app.flows.entrusted.farewell import farewell
from app.flows.keychain import SpaceKeys
from app.rules.deposits.chain import Door
from app.rules.lanes.sight import lane_space
from sync import wire
from sync.courier.lanes import Offered
from sync.gateway import depositor
from sync.gateway.conversations import Conversation, Written, told
from sync.gateway.following import Follower, Memory

_FILE: Final = "original"
_push = wire.decoder(wire.Push)


class Notebook(Memory, depositor.Memory, Protocol):
    """What a correspondent keeps, for good: how far, and what was said."""

    def said(self, lane: bytes) -> list[str]:
        """Return the ids (hexadecimal) of what the server said it took in."""
        ...

    def note_said(self, lane: bytes, items: list[str]) -> None:
        """Keep them."""
        ...


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Reads by a *follower*, answers by a *post*: what was sealed is sent as it is."""

    follower: Follower
    memory: Notebook
    post: depositor.Post

    async def threads(self) -> list[Conversation]:
        """Return the conversations open today, each whole.

        Raises what the peer raises, Broken(code) when a lane is not what it was, and
        Broken("log.withheld") where an answer the server took in is not shown.
        """
        found = list[Conversation]()
        async for one in self.follower.lanes():
            name = await asyncio.to_thread(self._thread, one)
            if name:
                await asyncio.to_thread(self._compare, one)
                found.append(await asyncio.to_thread(told, self.follower, one, name))
        return found

    async def thread(self, own: str) -> Conversation:
        """Return one of them. Raises Refused("message.no_thread"), and as `threads`."""
        for one in await self.threads():
            if one.id == own:
                return one
        raise Refused("message.no_thread")

    async def write(self, own: str, answer: Answer) -> EntryId:
        """Answer; return the id of the message. Raises as `answered` and `thread`."""
        answer.check()

        def sealed(door: Door, lane: Offered, ctr: int) -> Parcel:
            me, world = self.follower.me, self.follower.world
            return answered(answer, door, lane.space, me=me, world=world, ctr=ctr)

        return await self._send(await self.thread(own), sealed)

    async def receipt(self, own: str, messages: Sequence[bytes] = ()) -> int:
        """Say that messages were read, all of them by default; return how many."""
        thread = await self.thread(own)
        read = list(messages or thread.unread)

        def sealed(door: Door, lane: Offered, ctr: int) -> Parcel:
            me, world = self.follower.me, self.follower.world
            return acknowledged(read, door, lane.space, me=me, world=world, ctr=ctr)

        if read:
            await self._send(thread, sealed)
        return len(read)

    async def content(self, thread: Conversation, one: Written, rank: int) -> bytes:
        """Return the bytes of a file of a message."""
        return await self.follower.content(thread.lane, one.id, one.files[rank])

    async def leave(self, own: str) -> None:
        """Close a conversation from this side: its grant is given back."""
        thread = await self.thread(own)
        lane, kept = thread.lane, self.follower.kept(thread.lane)
        await self._former(lane)
        ctr = self._next(lane)
        given = lane.space, lane.collection, kept.grant, kept.mandate
        offer = Offer(
            *given,
            giver=self.follower.me.identity,
            rubric=kept.rubric,
            whose=kept.whose,
            until=kept.until,
            epoch=self.follower.standing(lane).lane(lane.collection).epoch,
        )
        push = depositor.pushed(list(farewell([offer], self.follower.me, ctr)))
        self.memory.freeze(lane.space, ctr, b"")
        reply = await self.follower.peer.push(lane.space, push)
        if any(result.status != wire.APPLIED for result in reply.results):
            raise Refused("deposit.refused")

    async def _send(
        self, thread: Conversation, seal: Callable[[Door, Offered, int], Parcel]
    ) -> EntryId:
        lane = thread.lane
        await self._former(lane)
        door = await asyncio.to_thread(self._door, lane)
        ctr = self.memory.counter(lane.space)
        parcel = await asyncio.to_thread(seal, door, lane, ctr)
        for sha, part in parcel.parts.items():
            await self.post.put_part(lane.space, sha, part)
        push = depositor.pushed([parcel.run])
        self.memory.freeze(lane.space, parcel.counter, push)
        await self._resume(lane)
        return parcel.item

    async def _resume(self, lane: Offered) -> None:
        """Send what a lost answer left in doubt, and note what was taken in."""
        waiting = self.memory.frozen(lane.space)
        if not waiting:
            return
        kept = self.post, self.memory, self.follower.me, self.follower.world
        await depositor.Depositor(*kept).resume(lane.space)
        for head in _heads(waiting):
            place = lane_space(lane.space, head.collection)
            said = self.memory.said(place)
            self.memory.note_said(place, [*said, head.item.hex()])

    async def _former(self, lane: Offered) -> None:
        """Send the one before first; one that is refused is not this one."""
        try:
            await self._resume(lane)
        except Refused as refusal:
            if refusal.code in depositor.AGAIN:
                raise
            raise Refused("deposit.former") from refusal

    def _thread(self, one: Offered) -> str:
        """Return the conversation a lane is, "" for what is none."""
        label = SpaceKeys(self.follower.store.vault, one.lane).label(one.collection)
        named = label is not None and self.follower.open(one, Rubric.MESSAGES)
        return label.name if label and named else ""

    def _compare(self, one: Offered) -> None:
        """Refuse a lane that lacks what the server said it took in."""
        shown = {entry.id.hex() for entry in self.follower.entries(one)}
        if not shown.issuperset(self.memory.said(one.lane)):
            raise Broken("log.withheld")

    def _door(self, one: Offered) -> Door:
        lane = self.follower.standing(one).lane(one.collection)
        ref = KeyRef(one.space, one.collection, lane.epoch)
        ck = SpaceKeys(self.follower.store.vault, one.lane).ck(*ref.parts[1:])
        if ck is None:
            raise Refused("wrap.invalid")
        return door_of(lane, ck, ref)

    def _next(self, lane: Offered) -> int:
        counter = self.memory.counter(lane.space)
        return max(counter + 1, self.follower.world.ms())


def _heads(push: bytes) -> Iterator[Head]:
    runs = wire.decode(_push, push).runs
    return (Head.decode(op.head) for run in runs for op in run.ops)
