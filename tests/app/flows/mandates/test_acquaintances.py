"""A code leads to one person only, whatever a server shows."""

from dataclasses import dataclass, field, replace

import pytest

from app.crypto.identity import IdentityCard, sign_card
from app.crypto.packing import Signed
from app.crypto.person_code import person_code
from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from app.domain.ids import IdentityId
from app.flows import keychain
from app.flows.example.stillness import Stillness
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.preferences import Preferences
from tests.app.flows.mandates.giving import known, mandates_of, relative
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]


@dataclass
class Shown(Stillness):
    """A courier that shows one card, or fails."""

    answer: bytes | AlveoleError
    asked: list[IdentityId] = field(default_factory=list)

    async def card(self, identity: IdentityId) -> bytes:
        self.asked.append(identity)
        if isinstance(self.answer, AlveoleError):
            raise self.answer
        return self.answer


def of(device: Device, answer: bytes | AlveoleError) -> Acquaintances:
    preferences = Preferences(device.vault, device.world, device.space)
    return Acquaintances(preferences, Shown(answer))


def code(device: Device) -> str:
    return mandates_of(device).my_code()


def other_card(device: Device, seed: bytes = b"", **said: int) -> bytes:
    me = keychain.me(device.vault)
    card = replace(me.card, **said)  # type: ignore[arg-type]  # numbers of a card
    return sign_card(seed or me.identity_keys.sign, card).encode()


@pytest.fixture
async def louise(town: Town) -> Device:
    return await relative(town)


async def test_a_code_leads_to_the_person_who_showed_it(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    mandates = mandates_of(phone)
    assert code(phone) == code(tablet) == person_code(known(phone).identity)
    found = await mandates.find(code(louise).lower())
    assert found == known(louise)
    assert (
        mandates.giving.people.call(found, " Louise,\n ma  fille ")
        == "Louise, ma fille"
    )
    assert (await mandates.find(code(louise))).name == "Louise, ma fille"
    for device in pair:
        await device.courier.sync()
    assert mandates_of(tablet).giving.people.name(found.identity) == "Louise, ma fille"


async def test_who_was_found_is_known_without_network(
    pair: Pair, louise: Device
) -> None:
    silent = of(pair[0], Unreachable("peer.silent"))
    with pytest.raises(Unreachable):
        await silent.find(code(louise))
    found = await mandates_of(pair[0]).find(code(louise))
    assert await silent.find(code(louise)) == found


async def test_what_is_no_code_of_another_is_refused(
    pair: Pair, louise: Device
) -> None:
    mandates = mandates_of(pair[0])
    with pytest.raises(Refused, match=r"^card\.own$"):
        await mandates.find(code(pair[0]))
    with pytest.raises(Refused, match=r"^card\.mistyped$"):
        await mandates.find(code(louise)[:-1])
    with pytest.raises(Refused, match=r"^card\.unknown$"):
        await mandates.find(person_code(b"n" * 16))


async def test_a_server_cannot_show_somebody_else(
    pair: Pair, louise: Device, town: Town
) -> None:
    paul = await relative(town, "paul")
    false = of(pair[0], known(paul).card)
    with pytest.raises(Refused, match=r"^key\.changed$"):
        await false.find(code(louise))
    forged = other_card(louise, keychain.me(paul.vault).identity_keys.sign)
    with pytest.raises(Refused, match=r"^key\.changed$"):
        await of(pair[0], forged).find(code(louise))
    with pytest.raises(Refused, match=r"^key\.changed$"):
        false.call(replace(known(paul), identity=known(louise).identity), "Louise")
    assert false.name(known(louise).identity) == ""


async def test_a_card_is_not_replaced_by_another_of_its_version(
    pair: Pair, louise: Device
) -> None:
    await mandates_of(pair[0]).find(code(louise))
    with pytest.raises(Refused, match=r"^key\.changed$"):
        await of(pair[0], other_card(louise, created=5)).find(code(louise))
    later = other_card(louise, version=2)
    assert (await of(pair[0], later).find(code(louise))).card == later
    assert (await mandates_of(pair[0]).find(code(louise))).card == later


async def test_what_is_no_card_and_who_is_no_person(pair: Pair, louise: Device) -> None:
    with pytest.raises(Broken, match=r"^peer\.malformed$"):
        await of(pair[0], b"?").find(code(louise))
    lab = other_card(louise, kind=4)
    with pytest.raises(Refused, match=r"^(card\.unknown|key\.changed)$"):
        await of(pair[0], lab).find(code(louise))


async def test_a_card_in_a_test_is_a_card(pair: Pair) -> None:
    card = known(pair[0]).card
    assert IdentityCard.decode(Signed.decode(card).core).kind == 1


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
async def test_a_person_has_a_name(pair: Pair, louise: Device, name: str) -> None:
    with pytest.raises(Refused, match=r"^name\.missing$"):
        mandates_of(pair[0]).giving.people.call(known(louise), name)
