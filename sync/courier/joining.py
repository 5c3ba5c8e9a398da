"""How a device comes in: with the recovery key, or let in by another device."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.crypto.enrolment import Invitation, Pin, read_code
from app.domain.errors import Refused, Unreachable
from app.domain.ids import SpaceId
from app.flows.arrival import Arrival, move_in, newcomer
from app.flows.enrolment import Answer, Applicant, Doorkeeper, apply, enter, settle_in
from app.flows.keychain import Me
from app.flows.recovery import read_sheet, recover
from app.flows.world import World
from app.ports.departures import Ledger
from app.ports.vault import Vault
from app.ports.world import Sleep
from sync.client.doorstep import Doorstep, Enrolment
from sync.client.line import Transport
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.founding import founded_spaces

WAIT, POLLS = 2.0, 300
"""Seconds between two looks at the door, and how many: ten minutes in all."""

Tell = Callable[[str, str], object]
"""Told (`code`, symbols to type), (`left`, seconds still to wait) at each look, then
(`check`, symbols to compare), then (`in`, ""); what it raises ends the wait."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A device let in, before it has a home to keep what it was given."""

    arrival: Arrival
    spaces: Sequence[SpaceId]
    server: str
    pins: Sequence[Pin] = ()

    def settle(self, apart: Callable[[SpaceId], Vault]) -> SpaceId:
        """Keep it all in an empty home; the courier brings the rest."""
        move_in(apart, self.arrival, self.spaces, pins=self.pins, server=self.server)
        return self.spaces[0]


@dataclass(frozen=True, slots=True)
class Server:
    """A server one is not known to yet."""

    url: str
    world: World
    transport: Transport = None
    ledger: Ledger | None = None

    def doorstep(self) -> Doorstep:
        """Return what may be asked before being anybody."""
        return Doorstep(
            self.url,
            now=self.world.now,
            ledger=self.ledger,
            transport=self.transport,
        )

    def peer(self, device: bytes, seed: bytes) -> HttpPeer:
        """Return the server as a device speaks to it."""
        signer = Signer(device, seed)
        return HttpPeer(
            self.url,
            signer,
            now=self.world.now,
            ledger=self.ledger,
            transport=self.transport,
        )


class Joining:
    """Makes this machine one more device of an identity; keeps nothing itself."""

    def __init__(self, server: Server, platform: str) -> None:
        self._server = server
        self._platform = platform

    async def by_recovery(self, text: str) -> Joined:
        """Join with the recovery key.

        Raises Refused("recovery.mistyped" | "recovery.unknown" | "space.none"),
        Refused("wrap.invalid" | "account.rollback" | "key.changed") when the server
        gives something else than what the key opens, Unreachable.
        """
        sheet, world = read_sheet(text), self._server.world
        doorstep = self._server.doorstep()
        try:
            found = await doorstep.recover(sheet.handle, sheet.seed)
        except Refused as refusal:
            if refusal.code in ("not_found", "signature_invalid"):
                raise Refused("recovery.unknown") from refusal
            raise
        finally:
            await doorstep.close()
        arrival = recover(
            sheet,
            newcomer(world.entropy, self._platform),
            version=found.version,
            card=found.card,
            account=found.vault,
        )
        peer = self._server.peer(arrival.me.device, arrival.me.keys.sign)
        try:
            await _register(peer, arrival.me)
            spaces = await founded_spaces(peer, arrival.me.identity)
            return Joined(arrival, spaces, self._server.url)
        finally:
            await peer.close()

    async def by_approval(self, tell: Tell, sleep: Sleep) -> Joined:
        """Join by showing a code to type on a device already in.

        Raises Refused("enrol.expired") when nobody answered in ten minutes, what
        *tell* raises, Refused("wrap.invalid" | "key.changed" | "grant.forged" |
        "account.rollback") for a false answer, Unreachable.
        """
        applicant = apply(self._server.world, self._platform, self._server.url)
        answer = await self._answered(applicant, tell, sleep)
        tell("in", "")
        entrance = enter(applicant, answer)
        new, given = entrance.newcomer, entrance.enrolment
        peer = self._server.peer(new.card.device, new.keys.sign)
        try:
            await peer.register(
                entrance.identity_card, new.card.encode(), entrance.certificate
            )
            arrival = settle_in(entrance, *await peer.vault(given.identity))
            spaces = await founded_spaces(peer, given.identity)
        finally:
            await peer.close()
        return Joined(arrival, spaces, self._server.url, given.pins)

    async def _answered(self, applicant: Applicant, tell: Tell, sleep: Sleep) -> Answer:
        """Wait for who answers to be known, then, once compared, for the answer."""
        shown, find = applicant.invitation, _bare(applicant.code)
        doorstep, known = self._server.doorstep(), b""
        try:
            place = await doorstep.knock(
                find, applicant.newcomer.card.encode(), shown.nonce, shown.url
            )
            tell("code", applicant.code)
            for turn in range(POLLS):
                tell("left", str(int((POLLS - turn) * WAIT)))
                found = await _look(doorstep, place)
                known = _greeted(found, known, applicant, tell)
                if found and found.envelope:
                    return Answer(found.envelope, found.certificate, known)
                await sleep(WAIT)
        finally:
            await doorstep.close()
        raise Refused("enrol.expired")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device at the door; *check* is to be compared with what it will show."""

    check: str
    invitation: Invitation
    card: bytes = field(repr=False)
    place: str = ""


class Approval:
    """Lets a waiting device in, from one that is open."""

    def __init__(self, server: Server, keeper: Doorkeeper, me: Me) -> None:
        self._server = server
        self._keeper = keeper
        self._signer = Signer(me.device, me.keys.sign)
        self._card = me.identity_card

    async def look(self, code: str) -> Waiting:
        """Return who waits under a typed code, and tell it who we are.

        Both screens may then show the symbols; anything else stays on this device.
        Raises Refused("recovery.mistyped" | "key.changed"), Refused("not_found")
        when nobody waits under it, Unreachable.
        """
        find, doorstep = _bare(read_code(code)), self._server.doorstep()
        try:
            found = await doorstep.waiting(find)
            invitation = self._keeper.look(code, found.card, found.nonce, found.url)
            greeting = b"", b"", self._card
            await doorstep.answer(found.id, self._signer, envelope=greeting)
        finally:
            await doorstep.close()
        check = self._keeper.check(invitation)
        return Waiting(check, invitation, found.card, found.id)

    async def approve(self, waiting: Waiting) -> bytes:
        """Let it in; return its device id. Raises Refused("conflict") if already."""
        answer = self._keeper.approve(waiting.invitation, waiting.card)
        envelope = answer.envelope, answer.certificate, answer.identity_card
        doorstep = self._server.doorstep()
        try:
            await doorstep.answer(waiting.place, self._signer, envelope=envelope)
        finally:
            await doorstep.close()
        return waiting.invitation.device


def _greeted(
    found: Enrolment | None, known: bytes, applicant: Applicant, tell: Tell
) -> bytes:
    """Have the symbols compared once somebody is named; no other may come after."""
    named = found.identity_card if found else b""
    if not named or named == known:
        return known
    if known:
        raise Refused("key.changed")
    tell("check", applicant.compare(named))
    return named


async def _look(doorstep: Doorstep, place: str) -> Enrolment | None:
    """Look at the door; a server that does not answer is asked again later."""
    try:
        return await doorstep.waiting(place)
    except Unreachable:
        return None


async def _register(peer: HttpPeer, me: Me) -> None:
    await peer.register(me.identity_card, me.device_card, me.certificate)


def _bare(code: str) -> str:
    return code.replace("-", "")
