"""What may be asked of a server before being anybody there: to join, to recover."""

from dataclasses import dataclass, field

from app.domain.errors import Broken
from app.ports.departures import Ledger
from app.ports.world import Clock
from sync.client.line import JSON, JSON_MAX, Line, Request, Transport
from sync.client.session import Session, Signer, as_json, from_json, unhex


@dataclass(frozen=True, slots=True)
class Account:
    """What a recovery key gets back: the card and the sealed account vault."""

    identity: bytes
    card: bytes = field(repr=False)
    version: int
    vault: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A device waiting at the door; the last three are empty until the answer."""

    id: str
    card: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    url: str
    envelope: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    identity_card: bytes = field(repr=False)


class Doorstep:
    """Speaks without a session; every call raises what `Line.send` does."""

    def __init__(
        self,
        url: str,
        *,
        now: Clock,
        ledger: Ledger | None = None,
        transport: Transport = None,
    ) -> None:
        self._line = Line(url, ledger=ledger, transport=transport)
        self._now = now

    async def close(self) -> None:
        """Hang up; the next call opens the line again."""
        await self._line.close()

    async def greet(self) -> None:
        """Ask for the server's card: it is there, and one of ours."""
        told = from_json(
            await self._line.send(Request("GET", "/v1/server", kind=JSON), {})
        )
        if "wire" not in told:
            raise Broken("peer.malformed")

    async def recover(self, handle: bytes, seed: bytes) -> Account:
        """Return the account a recovery key opens; *seed* signs the request."""
        session = Session(self._line, Signer(handle, seed), self._now)
        asked = Request("GET", f"/v1/recovery/{handle.hex()}", kind=JSON)
        told = from_json(await session.sign(asked, cap=JSON_MAX))
        version = told.get("version")
        if not isinstance(version, int):
            raise Broken("peer.malformed")
        identity, card = unhex(told, "identity"), unhex(told, "card")
        return Account(identity, card, version, unhex(told, "vault"))

    async def knock(self, find: str, card: bytes, nonce: bytes, url: str) -> str:
        """Leave a device card to be found by the typed code *find*; return its id."""
        told = {"find": find, "card": card, "nonce": nonce, "url": url}
        answer = await self._line.send(as_json("POST", "/v1/enrol", told), {})
        return str(from_json(answer).get("id", ""))

    async def waiting(self, key: str) -> Enrolment:
        """Return an enrolment by its id or its typed code."""
        if not key.isalnum():
            raise Broken("peer.malformed")
        asked = Request("GET", f"/v1/enrol/{key}", kind=JSON)
        told = from_json(await self._line.send(asked, {}))
        return Enrolment(
            id=str(told.get("id", "")),
            card=unhex(told, "card"),
            nonce=unhex(told, "nonce"),
            url=str(told.get("url", "")),
            envelope=unhex(told, "envelope"),
            certificate=unhex(told, "certificate"),
            identity_card=unhex(told, "identity_card"),
        )

    async def answer(
        self, enrolment: str, signer: Signer, *, envelope: tuple[bytes, bytes, bytes]
    ) -> None:
        """Give a waiting device (envelope, certificate, identity card), once."""
        session = Session(self._line, signer, self._now)
        names = ("envelope", "certificate", "identity_card")
        told = dict(zip(names, envelope, strict=True))
        path = f"/v1/enrol/{enrolment}/envelope"
        await session.sign(as_json("POST", path, told), cap=JSON_MAX)
