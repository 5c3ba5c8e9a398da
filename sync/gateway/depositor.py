"""« Passerelle de dépôt » : carries a document to a space its sender cannot read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.crypto.identity import DirectoryProof
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.flows.deposits.address import Address
from app.flows.deposits.writing import Letter, Parcel, sealed
from app.flows.keychain import Me
from app.flows.sealed.runs import SealedRun
from app.flows.world import World
from app.rules.deposits.chain import Door, Pins, follow
from app.rules.deposits.vouching import DEPOSITORS
from sync import wire

AGAIN = frozenset({"session_expired", "device.retired", "rate_limited"})
"""Refusals that say nothing of the push itself: it is kept, and sent again."""


class Post(Protocol):
    """The server seen from a depositor: raises what `sync.wire.Peer` does."""

    async def doors(self, space: bytes) -> list[wire.Op]:
        """Return the genesis, the roots and the open collections of a space."""
        ...

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        """Store one part of an envelope."""
        ...

    async def deposit(self, space: bytes, push: bytes) -> wire.PushReply:
        """Send a frozen deposit; the same bytes get the same reply."""
        ...


class Memory(Protocol):
    """What a depositor keeps of each space, for good."""

    def pins(self, space: bytes) -> Pins:
        """Return what was seen of a space, nothing at first."""
        ...

    def pin(self, pins: Pins) -> None:
        """Keep what was seen."""
        ...

    def counter(self, space: bytes) -> int:
        """Return the last counter used there, 0 at first."""
        ...

    def freeze(self, space: bytes, counter: int, push: bytes) -> None:
        """Keep a deposit before it leaves, and its counter."""
        ...

    def frozen(self, space: bytes) -> bytes:
        """Return the deposit that was not answered, b"" for none."""
        ...

    def settle(self, space: bytes) -> None:
        """Forget it: it was answered."""
        ...


@dataclass(frozen=True, slots=True)
class Depositor:
    """Sends once whatever is lost on the way: what was sealed is sent as it is."""

    post: Post
    memory: Memory
    me: Me
    world: World

    async def send(self, letter: Letter, to: Address) -> int:
        """Deposit a letter; return its place in the log.

        Raises Refused("deposit.letter" | "deposit.closed" | "deposit.refused"),
        Refused("deposit.former") when the letter before it was refused meanwhile,
        what `follow` raises for keys that do not hold, and what the server raises.
        """
        self._may(letter)
        await self._clear(to.space)
        door = await self._door(letter, to)
        counter = self.memory.counter(to.space)
        parcel = sealed(
            letter,
            door,
            SpaceId(to.space),
            me=self.me,
            world=self.world,
            ctr=counter,
        )
        for sha, part in parcel.parts.items():
            await self.post.put_part(to.space, sha, part)
        self.memory.freeze(to.space, parcel.counter, pushed([parcel.run]))
        return await self.resume(to.space)

    def _may(self, letter: Letter) -> None:
        """Refuse what the profession of a card does not write; the server does too."""
        proof, rubric = self.me.card.directory, letter.rubric
        if isinstance(proof, DirectoryProof):
            profession = proof.profession
            if rubric not in DEPOSITORS.get(profession, frozenset()):
                raise Refused("deposit.letter")

    async def _clear(self, space: bytes) -> None:
        """Send the letter before first; one that is refused is not this one."""
        try:
            await self.resume(space)
        except Refused as refusal:
            if refusal.code in AGAIN:
                raise
            raise Refused("deposit.former") from refusal

    async def resume(self, space: bytes) -> int:
        """Send what a lost answer left in doubt; return its place, 0 for nothing."""
        waiting = self.memory.frozen(space)
        if not waiting:
            return 0
        try:
            reply = await self.post.deposit(space, waiting)
        except Refused as refusal:
            if refusal.code not in AGAIN:
                self.memory.settle(space)
            raise
        self.memory.settle(space)
        (result,) = reply.results
        if result.status != wire.APPLIED:
            full = result.code == "quota_exceeded"
            raise Refused("deposit.full" if full else "deposit.refused")
        return result.seq

    async def _door(self, letter: Letter, to: Address) -> Door:
        pins = self.memory.pins(to.space)
        if pins.roots.setdefault(to.root_epoch, to.root_pk) != to.root_pk:
            raise Broken("log.fork")
        shown = await self.post.doors(to.space)
        doors = follow(pins, ((op.head, op.body) for op in shown))
        self.memory.pin(pins)
        door = doors.get(letter.rubric)
        if door is None:
            raise Refused("deposit.closed")
        return door


def pushed(runs: Sequence[SealedRun]) -> bytes:
    """Make the very bytes of a push."""
    told = [wire.SealedRun(_run(each), [_op(each)]) for each in runs]
    return wire.encode(wire.Push(wire.WIRE_VERSION, told))


def _run(sealed_run: SealedRun) -> wire.Run:
    run = sealed_run.run
    return wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)


def _op(sealed_run: SealedRun) -> wire.Op:
    (op,) = sealed_run.ops
    return wire.Op(op.head, op.body, [])


__all__ = ["Depositor", "Letter", "Memory", "Parcel", "Post", "pushed"]
