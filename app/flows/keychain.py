"""The keys of this device, each under a documented name of the vault's secrets.

`device`, `identity`         Ed25519, X25519 and X-Wing secrets (`AccountSecrets`)
`device.card`, `identity.card`, `device.certificate`    their exact public bytes
`account`, `account.amk`     the account vault as sealed last, and its key
`account.sent`               the version the server is known to hold, as text
`recovery`                   the 20 bytes of the recovery key, where known
`ck/<space>/<collection>/<epoch>`    a collection key
`label/<space>/<collection>`         what that collection is for
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.crypto.account import Account, AccountSecrets
from app.crypto.grants import Label, root_seed
from app.crypto.identity import DeviceCard, IdentityCard
from app.crypto.packing import Signed, pack, unpack
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Broken, Refused
from app.domain.ids import ID_SIZE, ROOT, CollectionId, DeviceId, IdentityId, SpaceId
from app.ports.vault import Vault
from app.rules.people import Person

Secrets = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Me:
    """Who this device is: its keys, those of its identity, and their public bytes."""

    keys: AccountSecrets = field(repr=False)
    device_card: bytes
    certificate: bytes
    identity_keys: AccountSecrets = field(repr=False)
    identity_card: bytes

    @property
    def device_public(self) -> DeviceCard:
        """The card of this device."""
        return DeviceCard.decode(self.device_card)

    @property
    def device(self) -> DeviceId:
        """The id of this device."""
        return DeviceId(self.device_public.device)

    @property
    def card(self) -> IdentityCard:
        """The card of its identity."""
        return IdentityCard.decode(Signed.decode(self.identity_card).core)

    @property
    def identity(self) -> IdentityId:
        """The id of its identity."""
        return IdentityId(self.card.identity)

    @property
    def shown(self) -> Person:
        """What a server would tell of this identity with this device alone."""
        return Person(self.identity_card, ((self.device_card, self.certificate),))

    def secrets(self) -> dict[str, bytes]:
        """Return what the vault keeps of it."""
        return {
            "device": self.keys.encode(),
            "device.card": self.device_card,
            "device.certificate": self.certificate,
            "identity": self.identity_keys.encode(),
            "identity.card": self.identity_card,
        }


def me(vault: Vault) -> Me:
    """Return who this device is. Raises Broken("store.damaged") when keys lack."""
    return Me(
        keys=AccountSecrets.decode(_secret(vault, "device")),
        device_card=_secret(vault, "device.card"),
        certificate=_secret(vault, "device.certificate"),
        identity_keys=AccountSecrets.decode(_secret(vault, "identity")),
        identity_card=_secret(vault, "identity.card"),
    )


@dataclass(frozen=True, slots=True)
class AccountKey:
    """The account as sealed last, its key, and the recovery key where known.

    *sent* is the highest version the server is known to hold.
    """

    account: Account
    amk: bytes = field(repr=False)
    recovery: bytes = field(default=b"", repr=False)
    sent: int = 0

    def secrets(self) -> dict[str, bytes]:
        """Return what the vault keeps of it."""
        known = {"recovery": self.recovery} if self.recovery else {}
        return {
            "account": self.account.encode(),
            "account.amk": self.amk,
            "account.sent": str(self.sent).encode(),
            **known,
        }


def account(vault: Vault) -> AccountKey:
    """Return the account of this device's identity. Raises Broken("store.damaged")."""
    return AccountKey(
        Account.decode(_secret(vault, "account")),
        _secret(vault, "account.amk"),
        vault.secret("recovery") or b"",
        int(_secret(vault, "account.sent")),
    )


def _secret(vault: Vault, name: str) -> bytes:
    value = vault.secret(name)
    if value is None:
        raise Broken("store.damaged")
    return value


def first_root_seed(ck_root: bytes) -> bytes:
    """Return the root seed of epoch 1, derived for a space of zeros.

    The id of a space comes from its first root key, which cannot come from it too.
    """
    return root_seed(ck_root, bytes(ID_SIZE), 1)


class SpaceKeys:
    """The collection keys of one space, and those learnt since they were read."""

    def __init__(self, vault: Vault, space: SpaceId) -> None:
        self._space = space.hex()
        self._kept = dict(vault.secrets(f"ck/{self._space}/"))
        self._kept |= vault.secrets(f"label/{self._space}/")
        self.learnt: dict[str, bytes] = {}

    def ck(self, collection: bytes, epoch: int) -> bytes | None:
        """Return a collection key, None when we were never given it."""
        return self._kept.get(f"ck/{self._space}/{collection.hex()}/{epoch}")

    def root_seed(self, root_epoch: int) -> bytes:
        """Return what signs for the root. Raises Refused("root.absent")."""
        ck = self.ck(ROOT, root_epoch)
        if ck is None:
            raise Refused("root.absent")
        if root_epoch == 1:
            return first_root_seed(ck)
        return root_seed(ck, bytes.fromhex(self._space), root_epoch)

    def learn(self, collection: bytes, epoch: int, ck: bytes) -> None:
        """Keep a collection key with the next write."""
        self._learn(f"ck/{self._space}/{collection.hex()}/{epoch}", ck)

    def name(self, collection: bytes, label: Label) -> None:
        """Keep what a collection is for with the next write."""
        self._learn(f"label/{self._space}/{collection.hex()}", pack(label))

    def label(self, collection: bytes) -> Label | None:
        """Return what a collection is for."""
        raw = self._kept.get(f"label/{self._space}/{collection.hex()}")
        label: Label | None = unpack(Label, raw) if raw else None
        return label

    def of(
        self, rubric: Rubric, confidentiality: Confidentiality, name: str = ""
    ) -> list[CollectionId]:
        """Return the collections for this content, by id.

        A collection that has a *name* is for what asks for it by that name alone.
        """
        wanted = (int(rubric), int(confidentiality), name)
        return [
            CollectionId(bytes.fromhex(name.rpartition("/")[2]))
            for name, raw in sorted(self._kept.items())
            if name.startswith("label/") and unpack(Label, raw) == wanted
        ]

    def _learn(self, name: str, value: bytes) -> None:
        self._kept[name] = self.learnt[name] = value
