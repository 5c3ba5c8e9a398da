"""A server without a socket, and devices that speak to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import anyio
import httpx
import msgspec

from sync import wire
from sync.server.asgi import Application, build
from sync.server.blobstores.memory import MemoryBlobs
from sync.server.gate import World
from sync.server.ledger import Ledger
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.settings import Settings
from sync.signin.signatures import SignedRequest, sign_request
from tests.sync.server.actors import AT, Device, Space

START = datetime.fromtimestamp(AT / 1000, UTC)
URL = "http://127.0.0.1:8460"
_reply = wire.decoder(wire.PushReply)
_page = wire.decoder(wire.PullReply)


@dataclass
class FakeClock:
    """Time that moves when told."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **spent: float) -> None:
        self.at += timedelta(**spent)


@dataclass
class Dice:
    """Randomness that repeats itself from one run to the next."""

    drawn: int = 0

    def __call__(self, size: int) -> bytes:
        self.drawn += 1
        return sha256(f"dice-{self.drawn}".encode()).digest()[:size]


@dataclass
class Rig:
    """One server in this process."""

    ledger: Ledger = field(default_factory=MemoryLedger)
    blobs: MemoryBlobs = field(default_factory=MemoryBlobs)
    settings: Settings = field(default_factory=lambda: Settings(signup="open"))
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        world = World(self.clock, Dice(), anyio.sleep, bytes(32), self.settings)
        self.app: Application = build(self.ledger, self.blobs, world)

    def restart(self, settings: Settings) -> None:
        """Start again with other settings over the same stores."""
        self.settings = settings
        self.__post_init__()

    def caller(self, device: Device, *, address: str = "127.0.0.1") -> "Caller":
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        return Caller(device, httpx.AsyncClient(transport=transport, base_url=URL))

    async def member(self, device: Device) -> "Caller":
        """Return a device that is registered and signed in."""
        caller = self.caller(device)
        assert (await caller.register()).status_code == 201
        await caller.sign_in()
        return caller

    async def founded(self, device: Device, name: str = "space") -> "Home":
        caller, space = await self.member(device), Space(device, name)
        answer = await caller.signed("POST", "/v1/spaces", space.founding())
        assert answer.status_code == 200
        return Home(caller, space)


@dataclass
class Caller:
    """One device speaking by hand."""

    device: Device
    http: httpx.AsyncClient
    headers: dict[str, str] = field(default_factory=dict)
    base: str = URL

    async def challenge(self) -> dict[str, int | str]:
        claim = {"device": self.device.id.hex()}
        answer = await self.http.post("/v1/session/challenge", json=claim)
        given: dict[str, int | str] = answer.json()
        return given

    async def signing(self, method: str, path: str, body: bytes) -> dict[str, str]:
        given = await self.challenge()
        return sign_request(
            SignedRequest(method, self.base + path, body),
            seed=self.device.seed,
            key_id=self.device.id.hex(),
            nonce=str(given["nonce"]),
            at=int(given["at"]),
        )

    async def signed(
        self, method: str, path: str, body: bytes | Mapping[str, object] = b""
    ) -> httpx.Response:
        raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
        headers = await self.signing(method, path, raw)
        headers["content-type"] = "application/json"
        return await self.http.request(method, path, content=raw, headers=headers)

    async def register(self, **changed: str) -> httpx.Response:
        papers = {
            "card": self.device.person.card.hex(),
            "device_card": self.device.card.hex(),
            "certificate": self.device.certificate.hex(),
        }
        return await self.signed("POST", "/v1/identities", papers | changed)

    async def sign_in(self) -> httpx.Response:
        answer = await self.signed("POST", "/v1/session", b"{}")
        if answer.status_code == 200:
            token = answer.json()["token"]
            self.headers = {"authorization": f"Bearer {token}"}
        return answer

    async def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> httpx.Response:
        told = self.headers | headers
        return await self.http.request(method, path, content=body, headers=told)


@dataclass
class Home:
    """A founded space and the device that follows it."""

    caller: Caller
    space: Space

    @property
    def path(self) -> str:
        return f"/v1/spaces/{self.space.id.hex()}"

    async def ask(
        self, method: str, rest: str, body: bytes = b"", **headers: str
    ) -> httpx.Response:
        return await self.caller.ask(method, self.path + rest, body, **headers)

    async def push(self, raw: bytes) -> wire.PushReply:
        answer = await self.ask("POST", "/changes", raw)
        assert answer.status_code == 200, answer.content
        return wire.decode(_reply, answer.content)

    async def pull(self, query: str = "after=0") -> wire.PullReply:
        answer = await self.ask("GET", f"/changes?{query}")
        assert answer.status_code == 200, answer.content
        return wire.decode(_page, answer.content)

    def on(self, caller: Caller) -> "Home":
        """Return the same space seen by another device."""
        return replace(self, caller=caller)


def code_of(answer: httpx.Response) -> tuple[int, str]:
    """Return the status and the code of a refusal, JSON or MessagePack."""
    if answer.headers["content-type"].startswith("application/json"):
        return answer.status_code, answer.json()["code"]
    return answer.status_code, msgspec.msgpack.decode(answer.content)[0]
