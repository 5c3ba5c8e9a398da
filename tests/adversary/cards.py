"""Lies about cards: whose keys one seals to, and whose word makes a professional."""

from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.crypto.grants import KeyRef, open_key_envelope
from app.crypto.identity import IdentityCard, sign_card
from app.crypto.packing import Signed
from app.crypto.person_code import person_code
from app.crypto.signing import public_of
from app.crypto.statements import ControlBody, Grant, GrantStatement, OpType
from app.crypto.suites import CLASSIC, HYBRID, public_keys
from app.domain.collection import Rubric
from app.domain.errors import AlveoleError, Refused
from app.flows import keychain
from app.flows.mandates.giving import Giving
from app.flows.preferences import chosen
from app.flows.sealed.cards import card_name
from tests.adversary.answers import a_doctor
from tests.adversary.attack import Attack, Level, Plot, Watch
from tests.adversary.holes import Hole, hole
from tests.adversary.scene import Scene, honest
from tests.app.flows.mandates.giving import in_days, mandates_of
from tests.fictitious.correspondence import Correspondent
from tests.fictitious.doctor import messages_of
from tests.fictitious.laboratory import opened
from tests.fictitious.service import Certified
from tests.journeys.services import consents_of
from tests.journeys.town import DIRECTORY, Device

SERVER = "/v1/server"
OTHER = bytes(32)
"""The seed of a directory of the server's own."""
THEIRS = {CLASSIC: bytes(32), HYBRID: bytes(32)}
"""The secrets of the server that stands in the way."""


# ------------------------------------------------- 20: whose word is taken


async def certified(scene: Scene, kind: type[Certified]) -> None:
    """Let in who is in the directory of this server, true or made for the lie."""
    device = Device(scene.town, f"{scene.seed}/accomplice")
    made = kind(device)
    made.certified(OTHER if scene.lying else DIRECTORY)
    await made.enter()
    scene.code = made.code
    own_directory(scene)


def own_directory(scene: Scene) -> None:
    """Show the directory of the server's own as if it had always been that one."""
    theirs = public_of(OTHER).hex()
    scene.told(SERVER, lambda told: told.update(directory=theirs))


def under_a_pinned_directory(kind: type[Certified]) -> Plot:
    """20: the person pinned the directory when opening their reception."""

    async def plot(scene: Scene) -> None:
        await opened(scene.phone)
        await honest(scene.victim)
        await certified(scene, kind)

    return plot


async def under_a_seen_directory(scene: Scene) -> None:
    """20: nobody pinned it; the device has seen it when finding another doctor."""
    scene.code = (await a_doctor(scene)).code
    await messages_of(scene.victim).find(scene.code)
    await certified(scene, Correspondent)


async def word_of_another(scene: Scene) -> None:
    """20: the true word of the directory on another doctor's card, put on this one."""
    true, thief = await a_doctor(scene), await a_doctor(scene, "thief")
    lifted = replace(thief.me.card, directory=true.me.card.directory)
    shows(scene, sign_card(thief.me.identity_keys.sign, lifted), thief.me.identity)
    scene.code = thief.code


async def finds_a_doctor(scene: Scene) -> set[str]:
    """Type the code of who is to be written to."""
    return await _told(messages_of(scene.victim).find(scene.code))


async def finds_a_service(scene: Scene) -> set[str]:
    """Type the code of a service."""
    return await _told(consents_of(scene.victim).find(scene.code))


async def _told(asked: Awaitable[object]) -> set[str]:
    try:
        await asked
    except AlveoleError as error:
        return {error.code}
    return set()


# ------------------------------------------------- 19, 21, 22: whose keys


async def louise(scene: Scene) -> keychain.Me:
    """Let somebody else be known to the server, and their code be typed."""
    relative = Device(scene.town, f"{scene.seed}/louise")
    relative.found()
    await relative.courier.sync()
    me = keychain.me(relative.vault)
    scene.code, scene.them = person_code(me.identity), me
    return me


async def known(scene: Scene) -> keychain.Me:
    """Let the victim find Louise once, and keep her card."""
    me = await louise(scene)
    await mandates_of(scene.victim).find(scene.code)
    return me


def shows(scene: Scene, signed: Signed, identity: bytes) -> None:
    """Show a card in the place of the true one, if this server lies."""
    card = signed.encode().hex()
    scene.told(_identity(identity), lambda told: told.update(card=card))


def _identity(identity: bytes) -> str:
    return f"/v1/identities/{identity.hex()}"


def keys_changed(card: IdentityCard, **changes: Any) -> IdentityCard:  # noqa: ANN401
    """Return a card to whose keys what is sealed opens for the server."""
    mine = public_keys(THEIRS)
    keys = {"hpke1_pk": mine[CLASSIC], "hpke2_pk": mine[HYBRID]}
    return replace(card, **{**keys, **changes})


async def somebody_s_card_forged(scene: Scene) -> None:
    """19: other keys, signed by the server: at the very first meeting."""
    me = await louise(scene)
    shows(scene, sign_card(OTHER, keys_changed(me.card)), me.identity)


async def known_card_forged(scene: Scene) -> None:
    """21: a later card, signed by the server, in the place of the one known."""
    me = await known(scene)
    forged = keys_changed(me.card, version=me.card.version + 1)
    shows(scene, sign_card(OTHER, forged), me.identity)


async def known_card_changed(scene: Scene) -> None:
    """21: who has her secret signs a second card under the number of the first."""
    me = await known(scene)
    twin = sign_card(me.identity_keys.sign, keys_changed(me.card))
    shows(scene, twin, me.identity)


async def suite_stripped(scene: Scene) -> None:
    """22: her card comes without its post-quantum key."""
    me = await louise(scene)
    signed = Signed.decode(me.identity_card)
    bare = replace(me.card, hpke2_pk=b"").encode()
    shows(scene, replace(signed, core=bare), me.identity)


async def older_card(scene: Scene) -> None:
    """22: her card of before, without post-quantum key, which she truly signed."""
    me = await louise(scene)
    seed, lying = me.identity_keys.sign, scene.lying
    scene.lying = True
    shows(scene, sign_card(seed, replace(me.card, version=2)), me.identity)
    scene.lying = lying
    await mandates_of(scene.victim).find(scene.code)
    shows(scene, sign_card(seed, replace(me.card, hpke2_pk=b"")), me.identity)


async def entrusts(scene: Scene) -> set[str]:
    """Find Louise again and entrust her the measures; look at whom it is sealed to.

    The card kept is never one that was refused.
    """
    scene.written |= {(one.id, one.title) for one in scene.victim.state()}
    before, mandates = kept_card(scene), mandates_of(scene.victim)
    try:
        found = await mandates.find(scene.code)
    except AlveoleError as error:
        moved = {"another card was kept"} if kept_card(scene) != before else set()
        return {error.code} | moved
    until = in_days(scene.victim, 30)
    mandates.give(found, name="Louise", rubrics=[Rubric.MEASURES], until=until)
    await honest(scene.victim)
    scene.written |= {(one.id, one.title) for one in scene.victim.state()}
    return sealed_to(scene)


def kept_card(scene: Scene) -> str:
    """Return the card the victim holds of Louise, as its preference says it."""
    return chosen(scene.victim.vault, scene.space, card_name(scene.them.identity))


def sealed_to(scene: Scene) -> set[str]:
    """Say what is wrong with the newest key that was given."""
    lines = map(scene.line, range(scene.head, 0, -1))
    line = next(one for one in lines if one.head.type == OpType.GRANT)
    grant = Grant.decode(ControlBody.decode(line.op.body).core)
    ref = KeyRef(scene.space, line.head.collection, line.head.epoch)
    to = GrantStatement.decode(grant.statement).to
    with suppress(Refused):
        open_key_envelope(THEIRS, grant.key_envelope, ref, to, grant.statement)
        return {"the server reads"}
    return set() if grant.key_envelope[0] == HYBRID else {"suite 1"}


# ------------------------------------------------- without its check


async def _as_shown(giving: Giving) -> bytes:
    """Take the word of whatever directory the server shows."""
    return (await giving.people.courier.directory()).directory_key


def _unsigned(signed: Signed) -> IdentityCard:
    return IdentityCard.decode(signed.core)


def _latest_shown(_kept: bytes, shown: bytes, _identity: bytes) -> bytes:
    return shown


def _any_word(_key: bytes, card: IdentityCard) -> object:
    return card.directory


NO_PIN = hole("app.flows.mandates.giving.Giving.directory", _as_shown)
ANY_WORD = hole("app.rules.registered.verify_directory", _any_word)
ANY_SIGNATURE = hole("app.flows.sealed.cards.verify_card", _unsigned)
ANY_CARD = hole("app.flows.mandates.acquaintances.newest", _latest_shown)
DOOR = Level.DOOR


def _word(name: str, code: str, plot: Plot, watch: Watch, check: Hole) -> Attack:
    """Return the attack of one word that is not that of the directory."""
    return Attack(name, "20", code, DOOR, plot, (check,), watch)


def _keys(name: str, row: str, plot: Plot, *holes: Hole) -> Attack:
    """Return the attack of one card one must not seal to."""
    return Attack(name, row, "key.changed", DOOR, plot, holes, entrusts)


ATTACKS = [
    _word(
        "a doctor of the server's own",
        "message.not_certified",
        under_a_pinned_directory(Correspondent),
        finds_a_doctor,
        NO_PIN,
    ),
    _word(
        "a service of the server's own",
        "consent.not_certified",
        under_a_pinned_directory(Certified),
        finds_a_service,
        NO_PIN,
    ),
    _word(
        "another directory than was seen",
        "directory.changed",
        under_a_seen_directory,
        finds_a_doctor,
        NO_PIN,
    ),
    _word(
        "word of another's card",
        "message.not_certified",
        word_of_another,
        finds_a_doctor,
        ANY_WORD,
    ),
    _keys("card forged at first sight", "19", somebody_s_card_forged, ANY_SIGNATURE),
    _keys("known card forged", "21", known_card_forged, ANY_SIGNATURE),
    _keys("known card changed", "21", known_card_changed, ANY_CARD),
    _keys("suite 2 stripped from a card", "22", suite_stripped, ANY_SIGNATURE),
]
