"""« Mes appareils » : those that open the space, and how one is put outside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.crypto.identity import DeviceCard, Retirement, sign_retirement
from app.crypto.recovery import RECOVERY_KEY, recovery_text
from app.domain.errors import Refused
from app.domain.ids import DeviceId, SpaceId
from app.domain.space import Space
from app.domain.write import Write
from app.flows import keychain, recovery
from app.flows.household import SEEN, retirement
from app.flows.keychain import Me
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.standing import Author, Standing

NAME_MAX = 40
"""The longest name of a device, in characters."""

_NAME, _LEAVING = "device/", "device.leaving/"

LOST = 3
"""The reason of a retirement: the device is lost, stolen or given away."""


@dataclass(frozen=True, slots=True)
class Device:
    """« Appareil » : *last_seen* is the Unix ms of its last change, 0 for none.

    *name* is the one its owner gave it, else its platform; *met* is the Unix ms of
    when it was first seen from here, 0 for never. *retired*: the log of every space
    says that it was put outside; *leaving*: one of them does not say it yet.
    """

    id: DeviceId
    name: str
    last_seen: int
    here: bool
    retired: bool
    platform: str = ""
    met: int = 0
    leaving: bool = False


class MyDevices:
    """Lists the devices of one's own identity; retires one.

    *beside* gives the spaces of the people one represents: a device opens them too.
    """

    def __init__(
        self,
        space: Space,
        vault: Vault,
        trail: Trail,
        world: World,
        beside: Callable[[], Iterable[SpaceId]] = tuple,
    ) -> None:
        self._space = space.id
        self._beside = beside
        self._names = Preferences(vault, world, space)
        self._vault = vault
        self._trail = trail
        self._world = world

    def list(self) -> list[Device]:
        """Return this device, then the others, the last used first."""
        me, standing = keychain.me(self._vault), self._standing()
        platform = me.device_public.platform
        name = self._name(me.device, platform)
        here = Device(me.device, name, 0, here=True, retired=False, platform=platform)
        others = []
        for device, author in standing.authors.items():
            if device == me.device:
                here = replace(self._device(device, author, standing), here=True)
            elif author.identity == me.identity and author.card:
                others.append(self._device(device, author, standing))
        return [here, *sorted(others, key=lambda one: -one.last_seen)]

    def alone(self) -> bool:
        """Say whether no other device of ours ever wrote in a space."""
        me = keychain.me(self._vault)
        for space in (self._space, *self._beside()):
            standing = self._standing(space)
            authors = standing.authors.items()
            mine = {device for device, one in authors if one.identity == me.identity}
            if mine & set(standing.last) - {me.device}:
                return False
        return True

    def entrusts(self) -> bool:
        """Say whether a right given to somebody else still holds in a space."""
        own, now = keychain.me(self._vault).identity, self._world.ms()
        spaces = (self._space, *self._beside())
        rights = (r for space in spaces for r in self._standing(space).rights.values())
        others = (right for right in rights if right.identity != own)
        return any(not right.revoked and right.until > now for right in others)

    def name_of(self, device: bytes) -> str:
        """Return how a device is called, "" when it is not one's own."""
        return next((one.name for one in self.list() if one.id == device), "")

    def rename(self, device: DeviceId, name: str) -> str:
        """Call a device otherwise, on every device; return the name it had, or "".

        Raises Refused("device.name_empty") and Refused("device.unknown").
        """
        if not name.strip():
            raise Refused("device.name_empty")
        if not self.name_of(device):
            raise Refused("device.unknown")
        before = self._names.get(_NAME + device.hex())
        self.call(device, name.strip()[:NAME_MAX])
        return before

    def call(self, device: DeviceId, name: str) -> None:
        """Give a device the name it had before, "" for none."""
        self._names.put(_NAME + device.hex(), name)

    def retire(self, device: DeviceId) -> str:
        """Put a device outside: what it writes from now on is refused, in every space.

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
        said = self._said(me, device)
        self._vault.commit(
            Write(
                self._space,
                secrets=secrets,
                controls=(retirement(standing, said),),
                settings={_LEAVING + device.hex(): b"yes"},
            )
        )
        for space in self._beside():
            elsewhere = self._standing(space)
            if elsewhere.root_epoch:
                control = retirement(elsewhere, said)
                self._vault.commit(Write(space, controls=(control,)))
        return "" if known else recovery_text(key)

    def _said(self, me: Me, device: DeviceId) -> bytes:
        said = Retirement(me.identity, device, LOST, self._world.ms())
        return sign_retirement(me.identity_keys.sign, said).encode()

    def _outside(self, device: bytes, space: SpaceId) -> bool:
        """Say whether a log, if there is one, says that a device was put outside."""
        standing = self._standing(space)
        author = standing.authors.get(device)
        return not standing.seq or bool(author and author.retired)

    def _device(self, device: bytes, author: Author, standing: Standing) -> Device:
        platform = DeviceCard.decode(author.card).platform
        told = bool(author.retired)
        return Device(
            DeviceId(device),
            self._name(device, platform),
            standing.last.get(device, (0, 0))[1],
            here=False,
            retired=told
            and all(self._outside(device, each) for each in self._beside()),
            platform=platform,
            met=int(self._vault.setting(SEEN + device.hex()) or b"0"),
            leaving=told or bool(self._vault.setting(_LEAVING + device.hex())),
        )

    def _name(self, device: bytes, platform: str) -> str:
        return self._names.get(_NAME + device.hex()) or platform

    def _standing(self, space: SpaceId | None = None) -> Standing:
        space = space or self._space
        raw = self._trail.standing(space)
        return Standing.decode(raw) if raw else Standing.start(space)


def _staying(standing: Standing, here: bytes, leaving: bytes) -> list[DeviceCard]:
    identity = standing.authors[leaving].identity
    return [
        DeviceCard.decode(author.card)
        for device, author in standing.authors.items()
        if author.identity == identity
        and device not in (here, leaving)
        and not author.retired
    ]
