"""« Mes appareils » : those that open the space, and how one is put outside."""

from dataclasses import dataclass

from app.crypto.identity import DeviceCard, Retirement, sign_retirement
from app.crypto.recovery import RECOVERY_KEY, recovery_text
from app.crypto.statements import OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT, DeviceId, SpaceId
from app.domain.journal import Control
from app.domain.write import Write
from app.flows import keychain, recovery
from app.flows.keychain import Me
from app.flows.world import World
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.standing import Author, Standing

LOST = 3
"""The reason of a retirement: the device is lost, stolen or given away."""


@dataclass(frozen=True, slots=True)
class Device:
    """« Appareil » : *last_seen* is the Unix ms of its last change, 0 for none."""

    id: DeviceId
    name: str
    last_seen: int
    here: bool
    retired: bool


class MyDevices:
    """Lists the devices of one's own identity; retires one."""

    def __init__(
        self, space: SpaceId, vault: Vault, trail: Trail, world: World
    ) -> None:
        self._space = space
        self._vault = vault
        self._trail = trail
        self._world = world

    def list(self) -> list[Device]:
        """Return this device, then the others, the last used first."""
        me, standing = keychain.me(self._vault), self._standing()
        here = Device(me.device, me.device_public.platform, 0, here=True, retired=False)
        others = [
            self._device(DeviceId(device), author, standing)
            for device, author in standing.authors.items()
            if author.identity == me.identity and device != me.device
        ]
        if me.device in standing.authors:
            here = self._device(me.device, standing.authors[me.device], standing)
        return [here, *sorted(others, key=lambda one: -one.last_seen)]

    def retire(self, device: DeviceId) -> str:
        """Put a device outside: what it writes from now on is refused.

        The account gets a new key it cannot open. Returns "" or, where the
        recovery key is not known here, the text of a new one: the old sheet is
        void. Raises Refused("device.unknown") and Refused("device.here") for this
        very device.
        """
        me, standing = keychain.me(self._vault), self._standing()
        author = standing.authors.get(device)
        if author is None or author.identity != me.identity:
            raise Refused("device.unknown")
        if device == me.device:
            raise Refused("device.here")
        known = keychain.account(self._vault).recovery
        key = known or self._world.entropy(RECOVERY_KEY)
        cards = [me.device_public, *_staying(standing, me.device, device)]
        secrets = recovery.resealed(self._vault, cards, key, self._world)
        control = self._retirement(me, device, standing)
        self._vault.commit(Write(self._space, secrets=secrets, controls=(control,)))
        return "" if known else recovery_text(key)

    def _retirement(self, me: Me, device: DeviceId, standing: Standing) -> Control:
        retirement = Retirement(me.identity, device, LOST, self._world.ms())
        core = sign_retirement(me.identity_keys.sign, retirement).encode()
        return Control(
            OpType.RETIRE, ROOT, standing.root.epoch, core, standing.root_epoch
        )

    def _device(self, device: DeviceId, author: Author, standing: Standing) -> Device:
        return Device(
            device,
            DeviceCard.decode(author.card).platform,
            standing.last.get(device, (0, 0))[1],
            device == keychain.me(self._vault).device,
            bool(author.retired),
        )

    def _standing(self) -> Standing:
        raw = self._trail.standing(self._space)
        return Standing.decode(raw) if raw else Standing.start(self._space)


def _staying(standing: Standing, here: bytes, leaving: bytes) -> list[DeviceCard]:
    identity = standing.authors[leaving].identity
    return [
        DeviceCard.decode(author.card)
        for device, author in standing.authors.items()
        if author.identity == identity
        and device not in (here, leaving)
        and not author.retired
    ]
