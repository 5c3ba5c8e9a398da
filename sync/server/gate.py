"""Who may pass: sessions, signed requests, membership, and everything a route needs."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from starlette.requests import Request

from app.crypto.identity import IdentityCard, Kind
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.domain.ids import parse_id
from app.ports.world import Clock, Entropy, Sleep
from app.rules.deposits.vouching import KINDS, vouched
from app.rules.registered import registered
from sync.server.bell import Bell, Followed
from sync.server.blobstore import BlobStore
from sync.server.enrolments import Enrolments
from sync.server.ledger import Ledger
from sync.server.limits import Limits
from sync.server.meters import Meters
from sync.server.papers import read_card
from sync.server.records import Author, Certified, Pushed, SpaceCard
from sync.server.settings import Settings
from sync.signin.sessions import Challenges, Session, Sessions
from sync.signin.signatures import SignedRequest, key_id_of, verify_request

CERTIFIED_MAX = 10_000


@dataclass(frozen=True, slots=True)
class World:
    """What a server is handed: time, chance, its own key, its policy."""

    now: Clock
    entropy: Entropy
    sleep: Sleep
    seed: bytes = field(repr=False)
    settings: Settings = field(default_factory=Settings)
    invited: Callable[[str], bool] = lambda _: False
    """Spend an invitation, once."""
    directory: bytes = b""
    """The public key of the directory of depositors; b"" where nobody may deposit."""

    def millis(self) -> int:
        """Return now in Unix milliseconds."""
        return int(self.now().timestamp() * 1000)

    @property
    def key(self) -> bytes:
        """The server's public key."""
        return public_of(self.seed)


class Gate:
    """Tells who speaks, or refuses the same way whatever the reason."""

    def __init__(self, ledger: Ledger, world: World) -> None:
        self._ledger, self._world = ledger, world
        self._certified: dict[bytes, Certified] = {}
        self._forgotten = 0
        self.challenges = Challenges(world.now, world.entropy)
        self.sessions = Sessions(world.now, world.entropy)

    def bearer(self, request: Request) -> Session:
        """Return the session of a request. Raises Refused("session_expired")."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            raise Refused("session_expired")
        return self.sessions.find(token)

    async def signed(self, request: Request) -> Certified:
        """Return the device in force that signed a request.

        Only the very device that was retired is told so.
        """
        key_id = key_id_of(request.headers)
        device = await self._known(_hex_id(key_id))
        await self.signed_by(request, key_id, device.key)
        return self._in_force(device)

    async def signed_by(self, request: Request, key_id: str, key: bytes) -> None:
        """Check that *key*, named *key_id*, signed a request.

        Raises Refused("signature_invalid").
        """
        shown = SignedRequest(
            request.method,
            str(request.url),
            await request.body(),
            dict(request.headers),
        )
        signer = verify_request(
            shown,
            find=lambda _: key,
            spend=self.challenges.spend,
            now=self._world.now,
        )
        if signer != key_id:
            raise Refused("signature_invalid")

    async def certified(self, device: bytes) -> Certified:
        """Return a device in force.

        Raises Refused("signature_invalid" | "device_retired").
        """
        return self._in_force(await self._known(device))

    def _in_force(self, known: Certified) -> Certified:
        if known.retirement:
            raise Refused("device_retired")
        if known.until and known.until <= self._world.millis():
            raise Refused("signature_invalid")
        return known

    async def _known(self, device: bytes) -> Certified:
        return self._certified.get(device) or await self._read(device)

    async def _read(self, device: bytes) -> Certified:
        """Read a device, and keep it unless one was forgotten meanwhile."""
        before = self._forgotten
        known = await self._ledger.certified(device)
        if known is None:
            raise Refused("signature_invalid")
        if len(self._certified) >= CERTIFIED_MAX:
            self._certified.clear()
        if before == self._forgotten:
            self._certified[device] = known
        return known

    async def author(self, device: bytes) -> tuple[Author, bytes]:
        """Return a device as the author of a push, and its key."""
        known = await self.certified(device)
        dates = known.not_before, known.until
        return Author(known.identity, device, *dates), known.key

    async def member(self, session: Session, space: bytes) -> SpaceCard:
        """Return a space its caller has a part in. Raises Refused("not_found")."""
        now = self._world.millis()
        for card in await self._ledger.spaces(session.identity, now, space):
            return card
        raise Refused("not_found")

    async def root(self, session: Session, space: bytes) -> SpaceCard:
        """Return a space its caller reads whole. Raises Refused("not_found")."""
        card = await self.member(session, space)
        if not card.whole:
            raise Refused("not_found")
        return card

    async def profession(self, session: Session) -> str:
        """Return under what our directory lets a caller deposit: for most, ""."""
        account = await self._ledger.account(session.identity)
        return self.vouches(read_card(account.card)[1]) if account else ""

    def certifies(self, card: IdentityCard) -> bool:
        """Say whether this server's directory knows who a card belongs to, today."""
        try:
            registered(self._world.directory, card, self._world.millis())
        except Refused:
            return False
        return card.kind in (*KINDS, Kind.SERVICE)

    def vouches(self, card: IdentityCard) -> str:
        """Return as what our directory lets who has a card deposit today, or ""."""
        key, now = self._world.directory, self._world.millis()
        try:
            return vouched(key, card.encode(), now).profession
        except Refused:
            return ""

    async def depositor(self, session: Session) -> str:
        """Return the profession of a depositor. Raises Refused("deposit_refused")."""
        profession = await self.profession(session)
        if not profession:
            raise Refused("deposit_refused")
        return profession

    def forget(self, device: bytes) -> None:
        """Read a device again at its next request."""
        self._certified.pop(device, None)
        self._forgotten += 1


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a route works with."""

    ledger: Ledger
    blobs: BlobStore
    world: World
    gate: Gate
    limits: Limits
    enrolments: Enrolments
    bell: Bell = field(default_factory=Bell)
    meters: Meters = field(default_factory=Meters)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    turns: list[asyncio.Lock] = field(
        default_factory=lambda: [asyncio.Lock() for _ in range(256)]
    )

    def turn(self, sha: bytes) -> asyncio.Lock:
        """Return what keeps a part from being swept while it is put again."""
        return self.turns[sha[0]]

    @classmethod
    def set(cls, ledger: Ledger, blobs: BlobStore, world: World) -> Self:
        """Lay out what routes need over two stores."""
        return cls(
            ledger,
            blobs,
            world,
            Gate(ledger, world),
            Limits(world.settings.rates, world.now),
            Enrolments(world.now, world.entropy),
        )

    async def wake(self, space: bytes, pushed: Pushed) -> None:
        """Wake who follows a space: at once those let in, a last time those put out."""
        now = self.world.millis()
        for identity in pushed.moved:
            cards = await self.ledger.spaces(identity, now, space)
            self.bell.leave(identity, space)
            for card in cards:
                self.bell.join(identity, space, Followed(card.until, card.heard))
        if not pushed.idle:
            self.bell.ring(space, pushed.head, now, pushed.lanes)

    async def send_home(self, device: bytes, retirement: bytes) -> None:
        """End a retired device: its signatures, its sessions, its stream."""
        await self.ledger.retire(device, retirement)
        self.gate.forget(device)
        self.gate.sessions.end(device)
        self.bell.end(device)


def _hex_id(text: str) -> bytes:
    try:
        return parse_id(text)
    except Refused as error:
        raise Refused("signature_invalid") from error
