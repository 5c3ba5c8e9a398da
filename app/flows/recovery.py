"""« Feuille de secours » : a space found again from its recovery key, or a new key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.crypto.account import Account, open_device_way, open_recovery_way
from app.crypto.identity import DeviceCard
from app.crypto.recovery import (
    RECOVERY_KEY,
    recovery_handle,
    recovery_kek,
    recovery_key,
    recovery_seed,
    recovery_text,
)
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.arrival import Arrival, Newcomer, certified, opened
from app.flows.identities import seal_account
from app.flows.keychain import AccountKey
from app.flows.world import World
from app.ports.vault import Vault
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recovery key as typed: *handle* asks the server, *seed* signs the request."""

    key: bytes = field(repr=False)

    @property
    def handle(self) -> bytes:
        """The 16 bytes the server knows the account by."""
        return recovery_handle(self.key)

    @property
    def seed(self) -> bytes:
        """The Ed25519 seed that signs the request."""
        return recovery_seed(self.key)


def read_sheet(text: str) -> Sheet:
    """Read the 36 symbols. Raises Refused("recovery.mistyped")."""
    return Sheet(recovery_key(text))


def recover(
    sheet: Sheet, new: Newcomer, *, version: int, card: bytes, account: bytes
) -> Arrival:
    """Make *new* a device of the identity whose account the server found.

    Raises Refused("wrap.invalid") when the sheet does not open it (another
    person's, or replaced since), Refused("account.rollback" | "key.changed") when
    vault and card do not belong together.
    """
    held = Account.decode(account)
    amk = open_recovery_way(recovery_kek(sheet.key), held)
    _, secrets, _ = opened(amk, account, card, identity=held.identity, version=version)
    me = certified(new, secrets, card)
    return Arrival(me, AccountKey(held, amk, sheet.key, version))


def renew(vault: Vault, space: SpaceId, cards: list[DeviceCard], world: World) -> str:
    """Draw a new recovery key; the old sheet is void once the server has it.

    *cards* are the devices that stay in. Returns the text to put on paper; the
    courier sends the account on its next trip.
    """
    key = world.entropy(RECOVERY_KEY)
    secrets = resealed(vault, cards, key, world)
    vault.commit(Write(space, secrets=secrets), origin=Origin.PEER)
    return recovery_text(key)


def resealed(
    vault: Vault, cards: list[DeviceCard], key: bytes, world: World
) -> Mapping[str, bytes | None]:
    """Put the identity under a new account key, next version, for *cards* only.

    Returns the secrets to keep.
    """
    me, old = keychain.me(vault), keychain.account(vault)
    version = max(old.account.version, old.sent) + 1
    account = seal_account(me, cards, key, world.entropy, version=version)
    return replace(account, sent=old.sent).secrets()


def staying(standing: Standing, me: keychain.Me) -> list[DeviceCard]:
    """Return the other devices of one's identity that were not put outside."""
    return [
        DeviceCard.decode(author.card)
        for device, author in standing.authors.items()
        if author.identity == me.identity and device != me.device and not author.retired
    ]


def receive(vault: Vault, space: SpaceId, version: int, raw: bytes) -> None:
    """Take in an account another of our devices sealed anew.

    Raises Broken("account.rollback") for a version lower than one already seen,
    Refused("wrap.invalid") when it is not sealed to this device.
    """
    me, held = keychain.me(vault), keychain.account(vault)
    if version < held.sent:
        raise Broken("account.rollback")
    if (version, raw) == (held.account.version, held.account.encode()):
        write = Write(space, secrets={"account.sent": str(version).encode()})
        vault.commit(write, origin=Origin.PEER)
        return
    amk = open_device_way(me.keys.hpke, Account.decode(raw), me.device)
    try:
        account, secrets, _ = opened(
            amk, raw, me.identity_card, identity=me.identity, version=version
        )
    except Refused as error:
        raise Broken("account.rollback") from error
    sheet = held.recovery if _opens(held.recovery, account, amk) else b""
    key = AccountKey(account, amk, sheet, version)
    write = Write(
        space,
        secrets={
            "recovery": None,
            **key.secrets(),
            "identity": secrets.encode(),
        },
    )
    vault.commit(write, origin=Origin.PEER)


def catch_up(
    vault: Vault,
    space: SpaceId,
    version: int,
    raw: bytes,
    *,
    staying: Iterable[DeviceCard],
    world: World,
) -> None:
    """Take in an account sealed elsewhere; ours, if it waits, is sealed again above.

    Two devices may renew at once: the second one keeps what it decided, for those
    of its devices that are still *staying*. Raises as `receive`.
    """
    ours = keychain.account(vault)
    receive(vault, space, version, raw)
    if ours.account.version <= ours.sent or raw == ours.account.encode():
        return
    chosen = {way.device for way in ours.account.devices}
    cards = [card for card in staying if card.device in chosen]
    secrets = resealed(vault, cards, ours.recovery, world)
    vault.commit(Write(space, secrets=secrets), origin=Origin.PEER)


def _opens(sheet: bytes, account: Account, amk: bytes) -> bool:
    """Say whether a recovery key known here still opens an account."""
    if not sheet:
        return False
    try:
        return open_recovery_way(recovery_kek(sheet), account) == amk
    except Refused:
        return False
