"""Lies to who joins: by the paper key, or by the code of a device at the door."""

import asyncio
import json
from dataclasses import replace
from typing import Any

from app.crypto.account import Account, AccountSecrets
from app.crypto.canon import digest
from app.crypto.enrolment import Enrolment, Invitation
from app.crypto.identity import DeviceCard, card_hash
from app.crypto.packing import Signed
from app.crypto.recovery import recovery_text
from app.domain.errors import AlveoleError, Unreachable
from app.flows import keychain
from app.flows.arrival import Arrival
from app.flows.enrolment import Entrance, settle_in
from app.flows.identities import device_card, new_keys, new_me, seal_account
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import hole, nothing
from tests.adversary.recovery import ROLLBACK, VAULT, renewed
from tests.adversary.scene import Scene, liar
from tests.journeys.test_joining import approval
from tests.journeys.town import Device

SHEET = r"/v1/recovery/\w+"


DOOR = r"/v1/enrol/\w+"


async def another_vault(scene: Scene) -> None:
    """41: the account of somebody else for the handle of a sheet."""
    scene.victim = scene.newcomer()
    dice = scene.laptop.dice
    other = new_me(dice, "other", now=scene.laptop.world.ms())
    made = seal_account(other, [other.device_public], dice(20), dice, version=1)
    shown = {
        "identity": other.identity.hex(),
        "card": other.identity_card.hex(),
        "vault": made.account.encode().hex(),
        "version": 1,
    }
    scene.told(SHEET, lambda told: told.update(shown))


async def card_beside_vault(scene: Scene) -> None:
    """41: the right account, the card of somebody else."""
    scene.victim = scene.newcomer()
    other = new_me(scene.laptop.dice, "other", now=scene.laptop.world.ms())
    card = other.identity_card.hex()
    scene.told(SHEET, lambda told: told.update(card=card))


async def by_paper(scene: Scene) -> set[str]:
    """Type the sheet on a new device."""
    key = recovery_text(keychain.account(scene.phone.vault).recovery)
    try:
        scene.victim.settle(await scene.victim.joining.by_recovery(key))
    except AlveoleError as error:
        return {error.code}
    return set()


async def card_swapped(scene: Scene) -> None:
    """38: the card of a device of the server's waits under the typed code."""
    scene.victim = scene.newcomer()
    stranger = device_card(new_keys(scene.laptop.dice), "stranger").encode().hex()
    scene.told(DOOR, lambda told: told.update(card=stranger), of=scene.phone)


async def suite_stripped_at_the_door(scene: Scene) -> None:
    """23: the waiting device is shown without its post-quantum key."""
    scene.victim = scene.newcomer()

    def strip(told: dict[str, Any]) -> None:
        card = DeviceCard.decode(bytes.fromhex(told["card"]))
        told["card"] = replace(card, hpke2_pk=b"").encode().hex()

    scene.told(DOOR, strip, of=scene.phone)


async def envelope_replayed(scene: Scene) -> None:
    """39: the answer that once let another device in."""
    scene.victim = scene.newcomer("before")
    kept: dict[str, Any] = {}
    liar(scene.victim).lie("GET", DOOR, lambda told: kept.update(body=told.body))
    await by_code(scene)
    before = json.loads(kept["body"])
    scene.victim = scene.newcomer("after")

    def replay(told: dict[str, Any]) -> None:
        names = ("envelope", "certificate", "identity_card")
        told.update({name: before[name] for name in names})

    scene.told(DOOR, replay)


async def account_at_the_door(scene: Scene) -> None:
    """40: an older account than the one promised by the device that let us in."""
    before = keychain.account(scene.phone.vault).account.encode()
    await renewed(scene)
    scene.victim = scene.newcomer()
    old = {"vault": before.hex(), "version": 1}
    scene.told(VAULT, lambda told: told.update(old))


async def by_code(scene: Scene) -> set[str]:
    """Type on the phone the code of a new device, and compare the symbols."""
    shown: dict[str, str] = {}
    coded, over = asyncio.Event(), asyncio.Event()

    def tell(step: str, symbols: str) -> None:
        shown[step] = symbols
        coded.set()

    async def nap(_: float) -> None:
        await asyncio.sleep(0)
        if over.is_set() and "refused" in shown:
            raise Unreachable("nobody")

    codes = await asyncio.gather(
        _enters(scene.victim, tell, nap), _lets_in(scene.phone, shown, coded, over)
    )
    told = set(codes) - {"", "nobody"}
    if not told and shown.get("check") != shown.get("phone"):
        return {"symbols differ"}
    return told


async def _enters(device: Device, tell: Any, nap: Any) -> str:  # noqa: ANN401
    try:
        device.settle(await device.joining.by_approval(tell, nap))
    except AlveoleError as error:
        tell("over", error.code)
        return error.code
    return ""


async def _lets_in(
    phone: Device, shown: dict[str, str], coded: asyncio.Event, over: asyncio.Event
) -> str:
    await coded.wait()
    if "code" not in shown:
        return ""
    door = approval(phone)
    door._server = replace(door._server, transport=phone.wire)
    try:
        waiting = await door.look(shown["code"])
        shown["phone"] = waiting.check
        await door.approve(waiting)
    except AlveoleError as error:
        shown["refused"] = error.code
        return error.code
    finally:
        over.set()
    return ""


def _look(_: object, __: str, card: bytes, nonce: bytes, url: str) -> Invitation:
    """Believe the server about who shows a code."""
    device = DeviceCard.decode(card)
    return Invitation(device.device, digest(card), nonce, url)


def _given(*place: Any) -> Enrolment:  # noqa: ANN401
    """Open an answer as if it were for us."""
    card = founder_card()
    return Enrolment(place[2], bytes(32), 1, card_hash(card.core), ())


def founder_card() -> Signed:
    return Signed.decode(keychain.me(Scene.model().devices[0].vault).identity_card)


def _own_amk(*_: object) -> bytes:
    return keychain.account(Scene.model().devices[0].vault).amk


def _own_secrets(*_: object) -> AccountSecrets:
    return keychain.me(Scene.model().devices[0].vault).identity_keys


def _settle_in(entrance: Entrance, _: int, account: bytes) -> Arrival:
    """Take whatever version the server gives."""
    version = Account.decode(account).version
    promised = replace(entrance.enrolment, version=version)
    return settle_in(replace(entrance, enrolment=promised), version, account)


ANY_CARD = hole("app.flows.enrolment.Doorkeeper.look", _look)


ANY_VERSION = hole("sync.courier.joining.settle_in", _settle_in)


NO_CHECK = hole("app.flows.arrival.check", nothing)


OPEN_VAULT = hole("app.flows.arrival.open_vault", _own_secrets)


OPEN_SHEET = hole("app.flows.recovery.open_recovery_way", _own_amk)


AT_DOOR = Level.DOOR
ATTACKS = [
    Attack(
        "suite 2 stripped at the door",
        "23",
        "key.changed",
        AT_DOOR,
        suite_stripped_at_the_door,
        (ANY_CARD,),
        by_code,
    ),
    Attack(
        "device swapped at the door",
        "38",
        "key.changed",
        AT_DOOR,
        card_swapped,
        (ANY_CARD,),
        by_code,
    ),
    Attack(
        "answer replayed",
        "39",
        "wrap.invalid",
        AT_DOOR,
        envelope_replayed,
        (hole("app.flows.enrolment.open_enrolment", _given),),
        by_code,
    ),
    Attack(
        "older account at the door",
        "40",
        ROLLBACK,
        AT_DOOR,
        account_at_the_door,
        (ANY_VERSION, OPEN_VAULT),
        by_code,
    ),
    Attack(
        "another person's vault",
        "41",
        "wrap.invalid",
        AT_DOOR,
        another_vault,
        (OPEN_SHEET,),
        by_paper,
    ),
    Attack(
        "another person's card",
        "41",
        ROLLBACK,
        AT_DOOR,
        card_beside_vault,
        (NO_CHECK,),
        by_paper,
    ),
]
