"""A space spoken to straight through a ledger, without HTTP."""

from dataclasses import dataclass, field
from typing import Self

from app.crypto.canon import digest
from sync import wire
from sync.server.ledger import Ledger
from sync.server.records import Author, Batch, Page, PageAsk, Quota
from sync.server.rules import check_push, read_push
from tests.sync.server.actors import AT, Device, Space, push_of

_reply = wire.decoder(wire.PushReply)
PAGE = wire.PAGE_MAX


@dataclass
class Logs:
    """One space of one ledger; *now* is the server's clock in ms."""

    ledger: Ledger
    space: Space
    now: int = AT
    quota: Quota = field(default_factory=Quota)

    @classmethod
    async def found(cls, ledger: Ledger, founder: Device, name: str = "space") -> Self:
        logs = cls(ledger, Space(founder, name))
        await logs.send(logs.space.founding(), founder, founding=True)
        return logs

    async def batch(
        self, raw: bytes, device: Device, *, founding: bool = False, until: int = 0
    ) -> Batch:
        root = await self.ledger.root(self.space.id)
        runs, ops = check_push(read_push(raw), self.space.id, device.key, root)
        author = Author(device.person.id, device.id, AT - 10**9, until)
        sha = digest(raw)
        return Batch(
            *(self.space.id, author, sha, runs, ops, self.now, self.quota, founding)
        )

    async def send(
        self, raw: bytes, device: Device, *, founding: bool = False, until: int = 0
    ) -> wire.PushReply:
        batch = await self.batch(raw, device, founding=founding, until=until)
        return wire.decode(_reply, (await self.ledger.push(batch)).reply)

    async def push(self, device: Device, *ops: wire.Op) -> wire.PushReply:
        return await self.send(push_of(device, self.space, list(ops)), device)

    async def answers(self, device: Device, *ops: wire.Op) -> list[tuple[int, str]]:
        reply = await self.push(device, *ops)
        return [(result.status, result.code) for result in reply.results]

    async def page(self, after: int = 0, limit: int = 2000, size: int = PAGE) -> Page:
        return await self.ledger.pull(self.space.id, PageAsk(after, limit, size))
