"""Sessions, enrolment, the spaces of a device, the server card."""

from itertools import islice

from fastapi import FastAPI, Request, Response

from sync.server.control.bodies import Answer, Claim, Knock
from sync.server.control.paths import Json, add, address
from sync.server.gate import Desk
from sync.server.papers import read_device
from sync.server.records import SpaceCard
from sync.signin.signatures import key_id_of
from sync.wire import WIRE_VERSION

GIVEN_MAX, LANES_MAX = 100, 100
"""Spaces of others told at once, and lanes of each: anybody may give to anybody."""


class Door:
    """Sessions, enrolment, spaces of a device, the server card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def mount(self, app: FastAPI) -> None:
        """Add the routes of the door to *app*."""
        add(app, "POST", "/v1/session/challenge", self.challenge)
        add(app, "POST", "/v1/session", self.open)
        add(app, "DELETE", "/v1/session", self.close, 204)
        add(app, "GET", "/v1/spaces", self.spaces)
        add(app, "GET", "/v1/server", self.server)
        add(app, "POST", "/v1/enrol", self.knock, 201)
        add(app, "GET", "/v1/enrol/{key}", self.waiting)
        add(app, "POST", "/v1/enrol/{key}/envelope", self.answer, 204)

    async def challenge(self, claim: Claim, request: Request) -> Json:
        """Give a nonce to sign, for a minute."""
        self._desk.limits.take("challenge", address(request))
        nonce, at, expires = self._desk.gate.challenges.give(claim.device)
        return {"nonce": nonce, "at": at, "expires": expires}

    async def open(self, request: Request) -> Json:
        """Open a session for the device that signed."""
        self._desk.limits.take("session", key_id_of(request.headers))
        device = await self._desk.gate.signed(request)
        token, expires = self._desk.gate.sessions.open(device.device, device.identity)
        return {"token": token, "expires": expires}

    async def close(self, request: Request) -> Response:
        """End a session."""
        self._desk.gate.bearer(request)
        token = request.headers["authorization"].partition(" ")[2]
        self._desk.gate.sessions.close(token)
        return Response(status_code=204)

    async def spaces(self, request: Request) -> list[Json]:
        """Return the spaces of the caller, with his roles and their heads."""
        session, now = self._desk.gate.bearer(request), self._desk.world.millis()
        cards = await self._desk.ledger.spaces(session.identity, now)
        given = [card for card in cards if not card.founded][:GIVEN_MAX]
        return [_told(card) for card in cards if card.founded] + list(map(_told, given))

    async def server(self) -> Json:
        """Return the server card."""
        world = self._desk.world
        return {
            "key": world.key.hex(),
            "wire": [WIRE_VERSION],
            "signup": world.settings.signup,
            "limits": world.settings.card(),
            "directory": world.directory.hex(),
        }

    async def knock(self, body: Knock, request: Request) -> Json:
        """Keep the card of a new device for ten minutes."""
        self._desk.limits.take("enrol", address(request))
        read_device(bytes.fromhex(body.card))
        new = self._desk.enrolments.open(
            body.find, card=body.card, nonce=body.nonce, url=body.url
        )
        return {"id": new.id, "expires": int(new.expires.timestamp())}

    async def waiting(self, key: str, request: Request) -> Json:
        """Return a new device's card; the answer too to who knows its id."""
        self._desk.limits.take("poll", address(request))
        one = self._desk.enrolments.get(key)
        return {
            "id": one.id,
            "card": one.card,
            "nonce": one.nonce,
            "url": one.url,
            "envelope": one.envelope,
            "certificate": one.certificate,
            "identity_card": one.identity_card,
        }

    async def answer(self, key: str, body: Answer, request: Request) -> Response:
        """Keep what an old device answers, once."""
        await self._desk.gate.signed(request)
        self._desk.enrolments.answer(
            key,
            envelope=body.envelope,
            certificate=body.certificate,
            identity_card=body.identity_card,
        )
        return Response(status_code=204)


def _told(card: SpaceCard) -> Json:
    roles = islice(card.roles.items(), LANES_MAX)
    return {
        "space": card.space.hex(),
        "head": card.head,
        "h": card.h.hex(),
        "digest": card.digest,
        "root": card.whole,
        "collections": {collection.hex(): role for collection, role in roles},
    }
