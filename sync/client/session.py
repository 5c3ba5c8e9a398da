"""One device signed in: signed requests, and a bearer renewed before it ends."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.errors import Broken, Refused
from app.ports.world import Clock
from sync.client.line import JSON, Answer, Line, Request

MARGIN = 60.0
"""Seconds before its end when a bearer is no longer used."""

LIFE_MAX = 600.0


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that proves who asks: *id* is a device id or a recovery handle."""

    id: bytes
    seed: bytes = field(repr=False)


class Session:
    """Adds to each request what proves it; every call raises what `Line.send` does."""

    def __init__(self, line: Line, signer: Signer, now: Clock) -> None:
        self._line = line
        self._signer = signer
        self._now = now
        self._token = ""
        self._ends = 0.0
        self._turn = asyncio.Lock()

    async def bearer(self) -> Mapping[str, str]:
        """Return the headers of this session, opening it when needed."""
        async with self._turn:
            if self._now().timestamp() >= self._ends:
                await self._open()
            return {"authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """Sign in again at the next request."""
        self._ends = 0.0

    async def ask(self, request: Request, *, cap: int) -> Answer:
        """Send a request of this session; a session ended early is opened again."""
        try:
            return await self._line.send(request, await self.bearer(), cap=cap)
        except Refused as refusal:
            if refusal.code != "session_expired":
                raise
        self.forget()
        return await self._line.send(request, await self.bearer(), cap=cap)

    async def sign(self, request: Request, *, cap: int) -> Answer:
        """Send one request signed by itself (RFC 9421), with a fresh challenge."""
        from sync.signin.signatures import SignedRequest, sign_request

        nonce, at = await self._challenge()
        headers = sign_request(
            SignedRequest(request.method, self._line.url + request.path, request.body),
            seed=self._signer.seed,
            key_id=self._signer.id.hex(),
            nonce=nonce,
            at=at,
        )
        return await self._line.send(request, headers, cap=cap)

    async def _challenge(self) -> tuple[str, int]:
        asked = as_json("POST", "/v1/session/challenge", {"device": self._signer.id})
        told = from_json(await self._line.send(asked, {}))
        nonce, at = told.get("nonce"), told.get("at")
        if not isinstance(nonce, str) or not isinstance(at, int):
            raise Broken("peer.malformed")
        return nonce, at

    async def _open(self) -> None:
        began = self._now().timestamp()
        asked = as_json("POST", "/v1/session", {})
        told = from_json(await self.sign(asked, cap=1 << 16))
        token = told.get("token")
        if not isinstance(token, str):
            raise Broken("peer.malformed")
        self._token, self._ends = token, began + LIFE_MAX - MARGIN


def as_json(method: str, path: str, told: Mapping[str, object]) -> Request:
    """Make a JSON request; bytes travel in hexadecimal."""
    body = json.dumps(told, default=lambda raw: bytes(raw).hex()).encode()
    return Request(method, path, body, JSON)


def from_json(answer: Answer) -> dict[str, object]:
    """Read a JSON object. Raises Broken("peer.malformed")."""
    told = any_json(answer)
    if not isinstance(told, dict):
        raise Broken("peer.malformed")
    return told


def any_json(answer: Answer) -> object:
    """Read any JSON. Raises Broken("peer.malformed")."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise Broken("peer.malformed") from error


def unhex(told: Mapping[str, object], name: str) -> bytes:
    """Return the bytes of one field. Raises Broken("peer.malformed")."""
    try:
        return bytes.fromhex(str(told[name]))
    except (KeyError, ValueError) as error:
        raise Broken("peer.malformed") from error
