"""The server over HTTP, as a device of an identity speaks to it."""

from collections.abc import AsyncIterator
from typing import TypeVar

import msgspec

from app.domain.errors import Broken, Refused
from app.ports.departures import Ledger
from app.ports.world import Clock
from sync import wire
from sync.client.events import SILENCE, wakes
from sync.client.line import (
    BYTES,
    JSON,
    JSON_MAX,
    OK_END,
    Answer,
    Line,
    Request,
    Transport,
)
from sync.client.polling import moved
from sync.client.session import Session, Signer, any_json, as_json, from_json, unhex

M = TypeVar("M", bound=wire.Message)

PAGE_CAP = wire.PAGE_MAX + (1 << 20)
SPINE_CAP = 32 * 100_000
WAIT = 25
SSE = "text/event-stream"

_pushed = wire.decoder(wire.PushReply)
_pulled = wire.decoder(wire.PullReply)
_laned = wire.decoder(wire.LaneReply)
_offers = wire.decoder(wire.Offers)
_openings = wire.decoder(wire.Openings)
_missing = wire.decoder(wire.Missing)


class HttpPeer:
    """Implements `sync.wire.Peer` for one device and one server.

    `close` it before leaving the event loop it was used in.
    """

    def __init__(
        self,
        url: str,
        signer: Signer,
        *,
        now: Clock,
        ledger: Ledger | None = None,
        transport: Transport = None,
    ) -> None:
        self._line = Line(url, ledger=ledger, transport=transport)
        self._session = Session(self._line, signer, now)

    async def close(self) -> None:
        """Hang up; the next call opens the line again."""
        await self._line.close()

    async def server(self) -> dict[str, object]:
        """Return the server card: key, limits, versions."""
        asked = Request("GET", "/v1/server", kind=JSON)
        return from_json(await self._line.send(asked, {}))

    async def register(
        self, card: bytes, device_card: bytes, certificate: bytes
    ) -> None:
        """Publish an identity card and its first (or next) certified device."""
        told = {"card": card, "device_card": device_card, "certificate": certificate}
        await self._session.sign(as_json("POST", "/v1/identities", told), cap=JSON_MAX)

    async def identity(self, identity: bytes) -> dict[str, object]:
        """Return card, live certificates and retirements of an identity."""
        return from_json(await self._ask("GET", f"/v1/identities/{identity.hex()}"))

    async def owner(self, device: bytes) -> dict[str, object]:
        """Return the same of the identity a device is certified by."""
        return from_json(await self._ask("GET", f"/v1/devices/{device.hex()}"))

    async def vault(self, identity: bytes) -> tuple[int, bytes]:
        """Return the account vault and its version."""
        asked = Request("GET", f"/v1/identities/{identity.hex()}/vault", kind=JSON)
        told = from_json(await self._session.sign(asked, cap=JSON_MAX))
        version = told.get("version")
        if not isinstance(version, int):
            raise Broken("peer.malformed")
        return version, unhex(told, "vault")

    async def put_vault(
        self,
        identity: bytes,
        version: int,
        vault: bytes,
        *,
        recovery: tuple[bytes, ...],
    ) -> None:
        """Replace the account vault if *version* is the next one."""
        way = dict(zip(("handle", "key"), recovery, strict=True)) if recovery else None
        told = {"version": version, "vault": vault, "recovery": way}
        asked = as_json("PUT", f"/v1/identities/{identity.hex()}/vault", told)
        await self._session.sign(asked, cap=JSON_MAX)

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Tell that a device of this identity no longer speaks for it."""
        told = {"retirement": retirement}
        asked = as_json("POST", f"/v1/devices/{device.hex()}/retire", told)
        await self._session.sign(asked, cap=JSON_MAX)

    # ------------------------------------------------------------ the log

    async def found(self, push: bytes) -> wire.PushReply:
        """Create a space with its founding push."""
        asked = Request("POST", "/v1/spaces", push)
        answer = await self._session.sign(asked, cap=JSON_MAX)
        return _read(_pushed, answer.body)

    async def spaces(self) -> list[dict[str, object]]:
        """Return the spaces this device may follow, with their heads."""
        told = any_json(await self._ask("GET", "/v1/spaces"))
        if not isinstance(told, list) or not all(isinstance(s, dict) for s in told):
            raise Broken("peer.malformed")
        return told

    async def push(self, space: bytes, push: bytes) -> wire.PushReply:
        """Send a frozen push; the same bytes get the same reply."""
        asked = Request("POST", f"/v1/spaces/{space.hex()}/changes", push)
        return _read(_pushed, (await self._session.ask(asked, cap=JSON_MAX)).body)

    async def refill(self, space: bytes, push: bytes) -> wire.PushReply:
        """Give back what already stood in this log: all of it, or nothing."""
        asked = Request("POST", f"/v1/spaces/{space.hex()}/refill", push)
        return _read(_pushed, (await self._session.ask(asked, cap=JSON_MAX)).body)

    async def pull(
        self, space: bytes, after: int, *, limit: int, wait: int = 0
    ) -> wire.PullReply:
        """Return the log after a position; *wait* seconds when nothing is new."""
        path = f"/v1/spaces/{space.hex()}/changes?after={after}&limit={limit}"
        asked = Request("GET", f"{path}&wait={wait}" if wait else path)
        return _read(_pulled, (await self._session.ask(asked, cap=PAGE_CAP)).body)

    async def lane(
        self, space: bytes, collection: bytes, after: int, *, limit: int
    ) -> wire.LaneReply:
        """Return one lane after a position of it."""
        lane = f"/v1/spaces/{space.hex()}/lanes/{collection.hex()}"
        asked = Request("GET", f"{lane}?after={after}&limit={limit}")
        return _read(_laned, (await self._session.ask(asked, cap=PAGE_CAP)).body)

    async def offers(self, space: bytes) -> list[wire.Offer]:
        """Return what one is given of a space, no contents."""
        asked = Request("GET", f"/v1/spaces/{space.hex()}/offers")
        answer = await self._session.ask(asked, cap=JSON_MAX)
        return _read(_offers, answer.body).offers[: wire.OFFERS_MAX]

    async def snapshot(
        self, space: bytes, *, at: int | None, after: bytes, limit: int
    ) -> tuple[int, wire.PullReply]:
        """Return live rows by item id at a fixed position, and that position."""
        path = f"/v1/spaces/{space.hex()}/snapshot?limit={limit}&after={after.hex()}"
        asked = Request("GET", path if at is None else f"{path}&at={at}")
        answer = await self._session.ask(asked, cap=PAGE_CAP)
        told = answer.headers.get("x-snapshot-seq", "")
        if not told.isdecimal():
            raise Broken("peer.malformed")
        return int(told), _read(_pulled, answer.body)

    async def spine(self, space: bytes, after: int) -> bytes:
        """Return concatenated 32-byte op hashes after a position."""
        asked = Request("GET", f"/v1/spaces/{space.hex()}/spine?after={after}")
        return (await self._session.ask(asked, cap=SPINE_CAP)).body

    async def ack(self, space: bytes, seq: int) -> None:
        """Tell how far this device has verified."""
        body = msgspec.msgpack.encode([seq])
        asked = Request("POST", f"/v1/spaces/{space.hex()}/acks", body)
        await self._session.ask(asked, cap=JSON_MAX)

    async def missing(self, space: bytes, parts: list[bytes]) -> list[bytes]:
        """Return those of *parts* (at most 1,000) the server lacks."""
        body = msgspec.msgpack.encode(parts)
        asked = Request("POST", f"/v1/spaces/{space.hex()}/blobs/missing", body)
        answer = await self._session.ask(asked, cap=JSON_MAX)
        return _read(_missing, answer.body).parts

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        """Store one part of an envelope (at most 1 MiB)."""
        path = f"/v1/spaces/{space.hex()}/blobs/{part.hex()}"
        await self._session.ask(Request("PUT", path, data, BYTES), cap=JSON_MAX)

    async def get_part(self, space: bytes, part: bytes) -> bytes:
        """Return one part; the caller checks its hash."""
        path = f"/v1/spaces/{space.hex()}/blobs/{part.hex()}"
        return (await self._session.ask(Request("GET", path), cap=wire.PART_MAX)).body

    async def doors(self, space: bytes) -> list[wire.Op]:
        """Return what proves the keys of a space that are open to deposits."""
        asked = Request("GET", f"/v1/spaces/{space.hex()}/deposit")
        answer = await self._session.ask(asked, cap=PAGE_CAP)
        return _read(_openings, answer.body).ops

    async def deposit(self, space: bytes, push: bytes) -> wire.PushReply:
        """Send a frozen deposit; the same bytes get the same reply."""
        asked = Request("POST", f"/v1/spaces/{space.hex()}/deposits", push)
        return _read(_pushed, (await self._session.ask(asked, cap=JSON_MAX)).body)

    async def events(self) -> AsyncIterator[tuple[bytes, int]]:
        """Give (space, head) at each wake-up until the line drops.

        A server or a proxy that gives no event stream is asked by long polls.
        """
        asked = Request("GET", "/v1/events", kind=JSON)
        headers = {**await self._session.bearer(), "accept": SSE}
        async with self._line.streaming(asked, headers, silence=SILENCE) as response:
            kind = response.headers.get("content-type", "")
            if response.status_code < OK_END and kind.startswith(SSE):
                async for space, head in wakes(response.aiter_raw()):
                    yield space, head
                return
        self._session.forget()
        async for space, head in self._polls():
            yield space, head

    async def _polls(self) -> AsyncIterator[tuple[bytes, int]]:
        """Tell where each space is, then where it goes: woken by one of one's own."""
        known: dict[bytes, int] = {}
        while True:
            for space, head in moved(shown := await self.spaces(), known):
                yield space, head
            own = [unhex(told, "space") for told in shown if told.get("root")]
            if not own:
                raise Refused("not_found")
            await self.pull(own[0], known[own[0]], limit=1, wait=WAIT)

    async def _ask(self, method: str, path: str) -> Answer:
        return await self._session.ask(Request(method, path, kind=JSON), cap=JSON_MAX)


def _read(kind: msgspec.msgpack.Decoder[M], raw: bytes) -> M:
    """Read a message of the server. Raises Broken("peer.malformed")."""
    try:
        return wire.decode(kind, raw)
    except Refused as error:
        raise Broken("peer.malformed") from error
