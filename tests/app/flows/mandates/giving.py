"""A person with two devices, a relative, and what the log lets each of them read."""

from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from app.crypto.grants import KeyRef, open_back_link, open_key_envelope
from app.crypto.items import ItemRef, open_item, unwrap_dek, wrap_key
from app.crypto.statements import ControlBody, Epoch, Grant, Head, OpType
from app.domain.errors import Refused
from app.domain.mandate import Known
from app.domain.space import Space
from app.flows import keychain
from app.flows.mandates.giving import Giving
from app.flows.mandates.mandates import Mandates
from app.flows.preferences import Preferences
from tests.journeys.town import Device, Town

DAY = 86_400_000


def giving_of(device: Device, own: Space | None = None) -> Giving:
    """Return what the space a device opens on lends, said of *own* if given."""
    preferences = Preferences(device.vault, device.world, own or device.space)
    return Giving.over(preferences, device.journal, device.trail, device.courier)


def mandates_of(device: Device, own: Space | None = None) -> Mandates:
    """Return the mandates of the space a device opens on."""
    return Mandates(giving_of(device, own))


async def relative(town: Town, name: str = "louise") -> Device:
    """Return the phone of somebody else, known to the server."""
    device = town.device(name)
    device.found()
    await device.courier.sync()
    return device


def known(device: Device) -> Known:
    """Return a person as found by their code."""
    me = keychain.me(device.vault)
    return Known(me.identity, me.identity_card)


def in_days(device: Device, days: float) -> int:
    """Return an instant to come, in Unix ms."""
    return device.world.ms() + int(days * DAY)


Place = tuple[bytes, int]


@dataclass
class Thief:
    """Somebody with their own keys and every byte the server ever held."""

    me: keychain.Me
    giver: Device
    again: ClassVar[bool] = False
    """Try the keys one holds on the epochs that follow them, too."""

    def __post_init__(self) -> None:
        self.statements: list[bytes] = []
        self.links: list[tuple[KeyRef, bytes]] = []
        self.keys: dict[Place, bytes] = {}
        self.newest: dict[bytes, tuple[Head, bytes, bytes]] = {}
        for step in self.giver.trail.tail(self.giver.space.id, 0, limit=10_000):
            self._steal(Head.decode(step.head), step.body, step.wrap)
        for ref, link in reversed(self.links):
            ck = self.keys.get((ref.collection, ref.epoch))
            if ck and link:
                self.keys[ref.collection, ref.epoch - 1] = open_back_link(ck, link, ref)

        if self.again:
            self._guess()

    def _guess(self) -> None:
        for ref, _ in self.links:
            before = self.keys.get((ref.collection, ref.epoch - 1))
            if before:
                self.keys.setdefault((ref.collection, ref.epoch), before)

    def read(self) -> set[bytes]:
        """Return the items whose newest content opens to this person."""
        return {item for item, op in self.newest.items() if self._opens(*op)}

    def _steal(self, head: Head, body: bytes, wrap: bytes) -> None:
        if head.type == OpType.PUT:
            self.newest[head.item] = head, body, wrap
        elif head.type == OpType.DEL:
            self.newest.pop(head.item, None)
        elif head.type == OpType.GRANT:
            grant = Grant.decode(ControlBody.decode(body).core)
            self.statements.append(grant.statement)
            ref = KeyRef(head.space, head.collection, head.epoch)
            self._try(grant.key_envelope, ref)
        elif head.type == OpType.EPOCH:
            epoch = Epoch.decode(ControlBody.decode(body).core)
            ref = KeyRef(head.space, head.collection, epoch.epoch)
            self.links.append((ref, epoch.back_link))
            for one in epoch.keys:
                self._try(one.envelope, ref)

    def _try(self, envelope: bytes, ref: KeyRef) -> None:
        to, secrets = self.me.identity, self.me.identity_keys.hpke
        for statement in self.statements:
            with suppress(Refused):
                ck = open_key_envelope(secrets, envelope, ref, to, statement)
                self.keys[ref.collection, ref.epoch] = ck

    def _opens(self, head: Head, body: bytes, wrap: bytes) -> bool:
        place = head.collection, head.epoch
        ref = ItemRef(head.space, head.item, head.base + 1, head.device)
        try:
            wk = wrap_key(self.keys[place], head.space, *place)
            open_item(unwrap_dek(wk, wrap, ref, *place), ref, body)
        except (Refused, KeyError):
            return False
        return True


def thief(person: Device, giver: Device) -> Thief:
    """Return a person who stole the whole server."""
    return Thief(keychain.me(person.vault), giver)


async def crossing(first: Device, second: Device) -> bool:
    """Let *first* push while *second* has pulled but not pushed yet."""
    push = second.peer.push
    done: list[bool] = []

    async def late(space: bytes, raw: bytes) -> object:
        if not done:
            done.append(True)
            await first.courier.sync()
        return await push(space, raw)

    second.peer.push = late  # type: ignore[method-assign, assignment]
    await second.courier.sync()
    second.peer.push = push  # type: ignore[method-assign]
    return bool(done)
