"""Lies about keys at the door: accounts, sheets, envelopes, cards of devices."""

from dataclasses import replace
from typing import Any

from app.crypto.account import Account, DeviceWay
from app.crypto.identity import DeviceCard, IdentityCard, sign_card
from app.crypto.recovery import recovery_text
from app.flows import keychain
from app.flows.recovery import renew
from app.rules.standing import Author
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import NO_AUTHOR, hole, nothing
from tests.adversary.log import pushed_lines
from tests.adversary.scene import Scene, honest

VAULT = r"/v1/identities/\w+/vault"
IDENTITY = r"/v1/identities/\w+"


async def renewed(scene: Scene) -> None:
    """Let the phone seal the account anew, for the three devices."""
    devices = scene.phone, scene.laptop, scene.tablet
    cards = [keychain.me(device.vault).device_public for device in devices]
    renew(scene.phone.vault, scene.space, cards, scene.phone.world)
    await honest(scene.phone)


async def older_account(scene: Scene) -> None:
    """40: the account of before, after the newer one was seen."""
    before = dict(scene.town.ledger._vaults)
    await renewed(scene)
    await honest(scene.victim)
    if scene.lying:
        scene.town.ledger._vaults = before


async def other_account(scene: Scene) -> None:
    """40: the account of before, said to be the newer one."""
    await renewed(scene)
    await honest(scene.victim)
    before = keychain.account(scene.phone.vault).account.encode()
    await renewed(scene)
    scene.told(VAULT, lambda told: told.update(vault=before.hex()))


def way_of(change: str) -> Plot:
    """Return a plot where the victim's own way into the account is spoilt."""

    async def plot(scene: Scene) -> None:
        await renewed(scene)
        await honest(scene.victim)
        old = keychain.account(scene.phone.vault).account
        await renewed(scene)
        mine = keychain.me(scene.victim.vault).device

        def spoil(told: dict[str, Any]) -> None:
            new = Account.decode(bytes.fromhex(told["vault"]))
            wrap = old.way(mine)
            if change == "suite":
                suite = scene.dice.choice((0, 3, 9, 255))
                wrap = bytes([suite]) + new.way(mine)[1:]
            ways = [way for way in new.devices if way.device != mine]
            ways.append(DeviceWay(mine, wrap))
            told["vault"] = replace(new, devices=tuple(ways)).encode().hex()

        scene.told(VAULT, spoil)

    return plot


async def own_card_changed(scene: Scene) -> None:
    """19: our own card with other bytes, under the same version."""
    me = keychain.me(scene.laptop.vault)
    card = replace(me.card, created=me.card.created + 1)
    shown = sign_card(me.identity_keys.sign, card).encode().hex()
    scene.told(IDENTITY, lambda told: told.update(card=shown))


async def suite_stripped(scene: Scene) -> None:
    """23: a device is shown without its post-quantum key."""
    new = scene.newcomer()
    key = recovery_text(keychain.account(scene.phone.vault).recovery)
    new.settle(await new.joining.by_recovery(key))
    await scene.sends(new)

    def strip(told: dict[str, Any]) -> None:
        for each in told["devices"]:
            card = DeviceCard.decode(bytes.fromhex(each["card"]))
            each["card"] = replace(card, hpke2_pk=b"").encode().hex()

    scene.told(IDENTITY, strip)


def _unbound(card: IdentityCard, device_card: bytes, certificate: bytes) -> Any:  # noqa: ANN401
    """Believe a device whatever card it is shown with."""
    whole = DeviceCard.decode(device_card)
    author = Author(card.identity, whole.ed25519_pk, 0, 0, device_card)
    return author if certificate else None


async def retired_writes(scene: Scene) -> None:
    """32: a device put outside writes on, and the server takes it."""
    scene.write(scene.laptop)
    lines = pushed_lines(scene.laptop)
    scene.phone.devices.retire(keychain.me(scene.laptop.vault).device)
    await honest(scene.phone)
    scene.rewrites(lambda page: page.lines.extend(lines))


# ------------------------------------------------------------ the paper key


# ------------------------------------------------------------ the door


LOG, ITEM = Level.LOG, Level.ITEM
ROLLBACK = "account.rollback"
UNMET = (
    hole("app.flows.standings.meet", nothing),
    hole("app.flows.sealing.meet", nothing),
)
NO_RECEIVE = hole("app.flows.recovery.receive", nothing)
ATTACKS = [
    Attack(
        "own card changed",
        "19",
        "key.changed",
        LOG,
        own_card_changed,
        (
            hole("app.flows.standings.meet", nothing),
            hole("app.flows.sealing.meet", nothing),
        ),
    ),
    Attack(
        "suite 2 stripped",
        "23",
        "sig.invalid",
        ITEM,
        suite_stripped,
        (hole("app.rules.people.believed", _unbound),),
    ),
    Attack(
        "key of no suite",
        "23",
        "suite.floor",
        ITEM,
        way_of("suite"),
        (NO_RECEIVE,),
    ),
    Attack(
        "retired device writes",
        "32",
        "device.retired",
        ITEM,
        retired_writes,
        (NO_AUTHOR,),
    ),
    Attack("older account", "40", ROLLBACK, LOG, older_account, (NO_RECEIVE,)),
    Attack("older account renamed", "40", ROLLBACK, LOG, other_account, (NO_RECEIVE,)),
    Attack("older way in", "40", "wrap.invalid", ITEM, way_of("old"), (NO_RECEIVE,)),
]
