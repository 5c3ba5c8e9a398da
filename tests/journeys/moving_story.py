"""Somebody alone with a bundled server, another server, and how that one may lie."""

import httpx

from app.domain.ids import SpaceId
from app.domain.write import Write
from app.flows import keychain
from app.flows.sealed import erasures
from sync import wire
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.server.asgi import build
from sync.server.gate import World
from sync.server.settings import Settings
from tests.journeys.test_files import a_letter
from tests.journeys.town import Device, Dice, Town

NEW, PORT = "http://127.0.0.1:8461", 8461
MEBI = 1 << 20


class Elsewhere(Town):
    """A town whose server has a key and rules of its own."""

    settings = Settings(signup="open", rates={})

    def start(self) -> None:
        world = World(self.watch, Dice("there"), self.sleep, b"k" * 32, self.settings)
        self.wire = httpx.ASGITransport(build(self.ledger, self.blobs, world))

    def rule(self, settings: Settings) -> None:
        self.settings = settings
        self.start()


class Liar(httpx.AsyncBaseTransport):
    """A server that shows its log otherwise than it was given."""

    def __init__(self, town: Town, lie: str) -> None:
        self.town, self.lie = town, lie

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.town.wire.handle_async_request(request)
        if request.method != "GET" or "/changes" not in request.url.path:
            return answer
        page = wire.decode(wire.decoder(wire.PullReply), await answer.aread())
        told = wire.PullReply(
            page.head, page.h, page.runs, self.lied(page.rows), page.more
        )
        return httpx.Response(200, stream=httpx.ByteStream(wire.encode(told)))

    def lied(self, rows: list[wire.Row]) -> list[wire.Row]:
        """Return the rows as this server pretends to keep them."""
        *rest, last, newest = rows
        if self.lie == "drop":
            return rows[:-1]
        if self.lie == "reorder":
            return [*rest, wire.Row(last.seq, *_after(newest)), _at(newest.seq, last)]
        return [_without(row) if self.lie == "wraps" else row for row in rows]


class Forger(httpx.AsyncBaseTransport):
    """A server whose log has another chain value than *h*."""

    def __init__(self, town: Town, h: str) -> None:
        self.town, self.h = town, h

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.town.wire.handle_async_request(request)
        told = (await answer.aread()).replace(self.h.encode(), b"00" * 32)
        return httpx.Response(answer.status_code, stream=httpx.ByteStream(told))


def _after(row: wire.Row) -> tuple[int, int, wire.Op | None, bytes]:
    return row.run, row.index, row.op, row.op_hash


def _at(seq: int, row: wire.Row) -> wire.Row:
    return wire.Row(seq, *_after(row))


def _without(row: wire.Row) -> wire.Row:
    assert row.op
    bare = wire.Op(row.op.head, row.op.body, [])
    return wire.Row(row.seq, row.run, row.index, bare, row.op_hash)


class Alone(Device):
    """A device with its bundled server, and another one it may choose."""

    def __init__(self) -> None:
        town = Town()
        self.there = Elsewhere(watch=town.watch)
        self.road: httpx.AsyncBaseTransport | None = None
        self.asked, self.cut, self.lost = 0, 0, ""
        super().__init__(town, "phone")

    def open(self, space: SpaceId) -> None:
        super().open(space)
        self.courier.call = self.call

    def call(self, address: str) -> HttpPeer:
        """Return how another server is spoken to."""
        me = keychain.me(self.vault)
        signer = Signer(me.device, me.keys.sign)
        own = {"now": self.watch, "ledger": self.departures}
        return HttpPeer(address, signer, **own, transport=self)  # type: ignore[arg-type]  # as `Device.open` gives them

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.port != PORT:
            return await super().handle_async_request(request)
        self.asked += 1
        killed = self.asked == self.cut
        if killed and self.lost == "question":
            raise httpx.ConnectError("killed")
        road = self.road or self.there.wire
        answer = await road.handle_async_request(request)
        if killed:
            raise httpx.ReadError("killed")
        return answer

    async def move(self) -> list[tuple[int, int]]:
        told: list[tuple[int, int]] = []
        await self.courier.move(NEW, lambda *at: told.append(at))
        return told


def drop_for_ever(device: Device, item: bytes) -> None:
    asked = erasures.asked([item])  # type: ignore[list-item]  # an id
    device.vault.commit(Write(device.space.id, removed=(item,), secrets=asked))  # type: ignore[arg-type]  # an id


async def lived(device: Device, entries: int = 200) -> None:
    """Live: entries, two files, edits, a deletion, an erasure, a digest."""
    for n in range(entries):
        device.write(f"Entrée {n}")
        if n % 20 == 0:
            await device.courier.sync()
    a_letter(device, MEBI + 1)
    first, gone, letter_gone = (
        device.write("un"),
        device.write("ôtée"),
        a_letter(device, 2 * MEBI),
    )
    await device.courier.sync()
    for n in range(3):
        device.write(f"corrigée {n}", item=first.id)
        await device.courier.sync()
    device.remove(gone.id)
    drop_for_ever(device, letter_gone.id)
    await device.courier.sync()
    device.town.watch.pass_by(hours=25)
    device.write("après")
    for _ in range(3):
        await device.courier.sync()
