"""Identities, devices, account vaults, recovery."""

from fastapi import FastAPI, Request, Response

from app.crypto.identity import IdentityCard
from app.domain.errors import Refused
from app.rules.deposits.vouching import vouched_until
from sync.server.control.bodies import Card, Gone, NewVault, Papers, Sheet
from sync.server.control.paths import Json, add, address, id_of
from sync.server.gate import Desk
from sync.server.papers import (
    read_card,
    read_certificate,
    read_device,
    read_retirement,
)
from sync.server.records import Certified, Deposit, Recovery
from sync.server.verdict import CLOCK_SLACK
from sync.signin.sessions import Session

POLICY = {"open": "yes", "first": "first"}
"""What a sign-up policy lets an unknown identity do without an invitation."""


class Accounts:
    """Identities, devices, vaults, recovery."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def mount(self, app: FastAPI) -> None:
        """Add the routes of accounts to *app*."""
        one = "/v1/identities/{identity}"
        add(app, "POST", "/v1/identities", self.register, 201)
        add(app, "PUT", "/v1/identities", self.renew, 204)
        add(app, "GET", one, self.show)
        add(app, "GET", f"{one}/vault", self.vault)
        add(app, "PUT", f"{one}/vault", self.put_vault, 204)
        add(app, "GET", "/v1/recovery/{handle}", self.recover)
        add(app, "GET", "/v1/devices/{device}", self.owner)
        add(app, "POST", "/v1/devices/{device}/retire", self.retire, 204)

    async def register(self, papers: Papers, request: Request) -> Json:
        """Keep an identity and a device both of which signed for each other."""
        desk = self._desk
        desk.limits.take("identity", address(request))
        device_raw = bytes.fromhex(papers.device_card)
        device = read_device(device_raw)
        await desk.gate.signed_by(request, device.device.hex(), device.ed25519_pk)
        account, card = read_card(bytes.fromhex(papers.card))
        certificate = bytes.fromhex(papers.certificate)
        certified = read_certificate(certificate, card, device, device_raw)
        await self._keeps_word(card, certified)
        allowed = POLICY.get(desk.world.settings.signup, "no")
        invited = papers.invitation and desk.world.invited(papers.invitation)
        if invited or desk.gate.certifies(card):
            allowed = "yes"
        await desk.ledger.register(account, certified, allowed=allowed)
        desk.gate.forget(device.device)
        return {}

    async def renew(self, body: Card, request: Request) -> Response:
        """Keep a later version of one's own card."""
        device = await self._desk.gate.signed(request)
        account, card = read_card(bytes.fromhex(body.card))
        if account.identity != device.identity:
            raise Refused("not_found")
        await self._keeps_word(card)
        await self._desk.ledger.register(account, None, allowed="no")
        return Response(status_code=204)

    async def show(self, identity: str, request: Request) -> Json:
        """Return a card with its devices, retired or not: the log still names them."""
        session = self._asking(request)
        return await self._show(id_of(identity), session.identity)

    async def owner(self, device: str, request: Request) -> Json:
        """Return the identity of a device, which a log names by its device alone."""
        session = self._asking(request)
        known = await self._desk.ledger.certified(id_of(device))
        if known is None:
            raise Refused("not_found")
        return await self._show(known.identity, session.identity, only=known.device)

    def _asking(self, request: Request) -> Session:
        """Return who asks for somebody's card: nobody can ask for everybody's."""
        session = self._desk.gate.bearer(request)
        self._desk.limits.take("card", session.device)
        return session

    async def _keeps_word(
        self, card: IdentityCard, new: Certified | None = None
    ) -> None:
        """Refuse papers that take back what a directory vouched for.

        Whoever reads a deposit later judges it with those of that day: one directory,
        one certificate a device. Raises Refused("card_invalid").
        """
        ledger = self._desk.ledger
        known = await ledger.account(card.identity)
        before = read_card(known.card)[1] if known else card
        if not before.directory:
            return
        device = await ledger.certified(new.device) if new else None
        same = device is None or new is None or device.certificate == new.certificate
        longer = 0 < self._until(before) <= self._until(card)
        if not same or (card != before and not longer):
            raise Refused("card_invalid")

    def _until(self, card: IdentityCard) -> int:
        return vouched_until(self._desk.world.directory, card)

    async def _show(self, identity: bytes, asking: bytes, only: bytes = b"") -> Json:
        """Return a card with its devices, or with *only* one of them."""
        account = await self._desk.ledger.account(identity)
        if account is None:
            raise Refused("not_found")
        version = await self._version(account.identity, asking)
        devices = await self._desk.ledger.devices(account.identity)
        devices = [one for one in devices if only in (b"", one.device)]
        return {
            "card": account.card.hex(),
            "devices": [_shown(device) for device in devices],
            "retirements": [d.retirement.hex() for d in devices if d.retirement],
            "version": version,
        }

    async def _version(self, identity: bytes, asking: bytes) -> int:
        """Return the version of one's own account vault, 0 when there is none."""
        mine = identity == asking
        kept = await self._desk.ledger.vault(identity) if mine else None
        return kept.version if kept else 0

    async def vault(self, identity: str, request: Request) -> Json:
        """Return one's own account vault."""
        owner = await self._own(identity, request)
        kept = await self._desk.ledger.vault(owner)
        if kept is None:
            raise Refused("not_found")
        return {"version": kept.version, "vault": kept.vault.hex()}

    async def put_vault(
        self, identity: str, body: NewVault, request: Request
    ) -> Response:
        """Replace one's own account vault by its next version."""
        owner = await self._own(identity, request)
        vault, recovery = bytes.fromhex(body.vault), _recovery(body.recovery)
        await self._desk.ledger.put_vault(Deposit(owner, body.version, vault, recovery))
        return Response(status_code=204)

    async def recover(self, handle: str, request: Request) -> Json:
        """Return the vault of a handle to who signs with the recovery key."""
        desk = self._desk
        desk.limits.take("recovery", address(request))
        desk.limits.take("handle", handle)
        kept = await desk.ledger.recovered(id_of(handle))
        if kept is None or kept.recovery is None:
            raise Refused("not_found")
        try:
            await desk.gate.signed_by(request, handle, kept.recovery.key)
        except Refused as error:
            raise Refused("not_found") from error
        account = await desk.ledger.account(kept.identity)
        return {
            "identity": kept.identity.hex(),
            "card": account.card.hex() if account else "",
            "version": kept.version,
            "vault": kept.vault.hex(),
        }

    async def retire(self, device: str, body: Gone, request: Request) -> Response:
        """End a device of one's own: its sessions, its signatures."""
        desk, signer = self._desk, await self._desk.gate.signed(request)
        account = await desk.ledger.account(signer.identity)
        if account is None:
            raise Refused("not_found")
        raw = bytes.fromhex(body.retirement)
        card = read_card(account.card)[1]
        retirement = read_retirement(raw, card)
        known = await desk.ledger.certified(id_of(device))
        if known is None or known.identity != signer.identity:
            raise Refused("not_found")
        late = abs(retirement.at - desk.world.millis()) > CLOCK_SLACK
        if retirement.device != known.device or (late and self._until(card)):
            raise Refused("card_invalid")
        await desk.send_home(known.device, raw)
        return Response(status_code=204)

    async def _own(self, identity: str, request: Request) -> bytes:
        device = await self._desk.gate.signed(request)
        if device.identity != id_of(identity):
            raise Refused("not_found")
        return device.identity


def _recovery(sheet: Sheet | None) -> Recovery | None:
    if sheet is None:
        return None
    return Recovery(bytes.fromhex(sheet.handle), bytes.fromhex(sheet.key))


def _shown(device: Certified) -> Json:
    return {
        "device": device.device.hex(),
        "card": device.card.hex(),
        "certificate": device.certificate.hex(),
    }
