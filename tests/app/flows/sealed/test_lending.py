"""Two devices entrust, end, and write at once: no line is stuck, no write lost."""

from dataclasses import replace

import pytest

from app.crypto.identity import sign_card
from app.crypto.recovery import recovery_text
from app.crypto.statements import OpType, Revoke
from app.domain.collection import Rubric
from app.domain.errors import AlveoleError
from app.domain.ids import CollectionId
from app.domain.journal import Control
from app.domain.mandate import Mandate, MandateState
from app.domain.write import Write
from app.flows import keychain
from app.flows.sealed.cards import card_name, card_text
from app.flows.sealed.lending import LENT, ended_by, given_by
from app.rules.lending import unserved
from tests.app.flows.mandates.giving import (
    crossing,
    in_days,
    known,
    mandates_of,
    relative,
    thief,
)
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-029", "C-150")]


@pytest.fixture
async def louise(town: Town) -> Device:
    return await relative(town)


def give(device: Device, to: Device, *, days: float = 30) -> Mandate:
    return mandates_of(device).give(
        known(to), name=to.name, rubrics=(Rubric.MEASURES,), until=in_days(device, days)
    )


def states(device: Device) -> list[MandateState]:
    return [one.state for one in mandates_of(device).every()]


def written(device: Device) -> list[str]:
    """Return the titles of what was written, preferences apart."""
    return [title for title in device.titles() if title]


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 3:
        assert (await device.courier.sync()).alerts == ()
    for device in devices:
        assert not device.journal.waiting(device.space.id)
        assert written(device) == written(devices[0])


async def test_both_end_the_same_mandate(pair: Pair, louise: Device) -> None:
    phone, tablet = pair
    one = give(phone, louise)
    await meet(phone, tablet)
    for device in pair:
        mandates_of(device).end(one.id)
        device.write(f"Après, {device.name}")
    assert await crossing(phone, tablet)
    await meet(phone, tablet)
    assert states(phone) == states(tablet) == [MandateState.ENDED]
    assert thief(louise, phone).read() == set()
    assert written(phone) == ["Après, phone", "Après, tablet"]


async def test_one_gives_while_the_other_renews_the_key(
    pair: Pair, louise: Device, town: Town
) -> None:
    """Whoever was forgotten by a new key is given the next one."""
    phone, tablet = pair
    paul = await relative(town, "paul")
    one = give(phone, louise)
    await meet(phone, tablet)
    mandates_of(phone).end(one.id)
    give(tablet, paul)
    assert await crossing(phone, tablet)
    entry = tablet.write("Pour Paul")
    await meet(phone, tablet)
    assert entry.id in thief(paul, phone).read()
    assert entry.id not in thief(louise, phone).read()


async def test_a_new_key_that_forgot_somebody_is_followed_by_another(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    paul = await relative(town, "paul")
    one = give(phone, louise)
    await meet(phone, tablet)
    give(phone, paul)
    mandates_of(tablet).end(one.id)
    assert await crossing(phone, tablet)
    late = tablet.write("Tard")
    await meet(phone, tablet)
    standing = phone.sealing.standing(phone.space.id)
    assert not unserved(standing, phone.world.ms())
    assert late.id in thief(paul, phone).read()
    assert late.id not in thief(louise, phone).read()


async def test_a_week_of_writes_meets_a_new_key(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    one = give(phone, louise)
    await meet(phone, tablet)
    for day in range(7):
        tablet.write(f"Jour {day}")
        town.watch.pass_by(days=1)
    mandates_of(phone).end(one.id)
    await phone.courier.sync()
    await meet(tablet, phone)
    assert len(written(phone)) == 7
    assert thief(louise, phone).read() == set()


async def test_a_push_frozen_before_a_new_key_is_sealed_again(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    one = give(phone, louise)
    await meet(phone, tablet)
    entry = tablet.write("Gelé")

    async def cut(_space: bytes, _raw: bytes) -> object:
        raise AlveoleError("cut")

    push, tablet.peer.push = tablet.peer.push, cut  # type: ignore[method-assign, assignment]
    with pytest.raises(AlveoleError):
        await tablet.courier.sync()
    tablet.peer.push = push  # type: ignore[method-assign]
    mandates_of(phone).end(one.id)
    await phone.courier.sync()
    await meet(tablet, phone)
    assert phone.vault.entry(phone.space.id, entry.id).title == "Gelé"
    assert entry.id not in thief(louise, phone).read()


async def test_the_last_day_is_ended_once_by_two_devices(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    give(phone, louise, days=2)
    await meet(phone, tablet)
    town.watch.pass_by(days=2)
    assert states(phone) == [MandateState.ENDED]
    assert await crossing(phone, tablet)
    await meet(phone, tablet)
    rights = phone.sealing.standing(phone.space.id).rights.values()
    assert [bool(right.revoked) for right in rights if right.until] == [True]
    lanes = phone.sealing.standing(phone.space.id).lanes.values()
    assert sorted(lane.epoch for lane in lanes)[-2:] == [1, 2]


async def test_what_never_left_and_is_past_never_leaves(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    give(phone, louise, days=2)
    assert states(phone) == [MandateState.WAITING]
    town.watch.pass_by(days=3)
    assert states(phone) == [MandateState.ENDED]
    await meet(phone, tablet)
    assert states(phone) == []
    assert thief(louise, phone).keys == {}


async def test_what_never_left_and_was_taken_back_never_leaves(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    mandates_of(phone).end(give(phone, louise).id)
    assert states(phone) == []
    await meet(phone, tablet)
    assert thief(louise, phone).keys == {}


async def test_what_was_on_its_way_is_taken_back(pair: Pair, louise: Device) -> None:
    phone, tablet = pair
    one = give(phone, louise)
    push = phone.peer.push

    async def lost(space: bytes, raw: bytes) -> object:
        await push(space, raw)
        raise AlveoleError("lost")

    phone.peer.push = lost  # type: ignore[method-assign, assignment]
    with pytest.raises(AlveoleError):
        await phone.courier.sync()
    phone.peer.push = push  # type: ignore[method-assign]
    mandates_of(phone).end(one.id)
    later = phone.write("Après")
    await meet(phone, tablet)
    assert states(phone) == [MandateState.ENDED]
    assert later.id not in thief(louise, phone).read()


async def test_an_end_the_server_refuses_waits_and_holds_what_follows(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    one = give(phone, louise)
    await meet(phone, tablet)
    standing = tablet.sealing.standing(tablet.space.id)
    place = next(r.collection for r in standing.rights.values() if r.until)
    unknown = Revoke(tablet.space.id, b"?" * 16, 1).encode()
    control = Control(OpType.REVOKE, CollectionId(place), 1, unknown, 1, LENT)
    tablet.vault.commit(Write(tablet.space.id, controls=(control,)))
    mandates_of(tablet).end(one.id)
    await meet(tablet, phone)
    assert states(tablet) == [MandateState.ENDED]


async def test_a_reader_who_leaves_alone_is_followed_by_a_new_key(
    pair: Pair, louise: Device
) -> None:
    """The end of a grant without its new key, as its receiver may write it."""
    phone, tablet = pair
    give(phone, louise)
    await meet(phone, tablet)
    standing = phone.sealing.standing(phone.space.id)
    [(grant, right)] = [(g, r) for g, r in standing.rights.items() if r.until]
    core = Revoke(phone.space.id, grant, 1).encode()
    control = Control(OpType.REVOKE, CollectionId(right.collection), 1, core, 1)
    phone.vault.commit(Write(phone.space.id, controls=(control,)))
    await meet(phone, tablet)
    later = phone.write("Après")
    await meet(phone, tablet)
    assert later.id not in thief(louise, phone).read()
    assert phone.sealing.standing(phone.space.id).epoch(right.collection) == 2


async def test_who_has_no_card_here_never_stops_an_end(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    paul = await relative(town, "paul")
    one = give(phone, louise)
    give(phone, paul)
    await meet(phone, tablet)
    for name in (card_name(known(paul).identity), card_name(known(louise).identity)):
        mandates_of(phone).giving.preferences.put(name, "")
    mandates_of(phone).end(one.id)
    await meet(phone, tablet)
    later = phone.write("Après")
    await meet(phone, tablet)
    assert later.id not in thief(louise, phone).read() | thief(paul, phone).read()
    mandates_of(tablet).giving.people.call(known(paul), "Paul")
    await meet(tablet, phone)
    again = phone.write("Encore après")
    await meet(phone, tablet)
    assert {later.id, again.id} <= thief(paul, phone).read()


async def test_two_people_are_ended_in_one_exchange(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    paul = await relative(town, "paul")
    both = [give(phone, one) for one in (louise, paul)]
    await meet(phone, tablet)
    for one in both:
        mandates_of(phone).end(one.id)
    later = phone.write("Après")
    await phone.courier.sync()
    assert not phone.journal.waiting(phone.space.id)
    assert later.id not in thief(louise, phone).read() | thief(paul, phone).read()
    await meet(phone, tablet)


async def test_a_device_that_joins_after_new_keys_reads_all(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    phone.write("Époque 1")
    for epoch in (2, 3):
        one = give(phone, louise)
        await meet(phone, tablet)
        mandates_of(phone).end(one.id)
        tablet.write(f"Époque {epoch}")
        await meet(phone, tablet)
    laptop = town.device("laptop")
    key = recovery_text(keychain.account(phone.vault).recovery)
    laptop.settle(await laptop.joining.by_recovery(key))
    assert (await laptop.courier.sync()).alerts == ()
    assert written(laptop) == written(phone)
    assert states(laptop) == [MandateState.ENDED] * 2
    fresh = laptop.write("Du portable")
    await meet(laptop, phone, tablet)
    assert fresh.id not in thief(louise, phone).read()


async def test_a_key_committed_by_no_device_seals_nothing(
    pair: Pair, louise: Device
) -> None:
    """What a refused push had drawn is thrown away: the log's key is used."""
    phone, tablet = pair
    one = give(phone, louise)
    await meet(phone, tablet)
    for device in pair:
        mandates_of(device).end(one.id)
    assert await crossing(phone, tablet)
    entry = tablet.write("Avec la clé du journal")
    await meet(phone, tablet)
    assert phone.vault.entry(phone.space.id, entry.id).rev == 1


def test_what_a_line_says_is_read_from_it_alone() -> None:
    assert ended_by(None) == b""
    assert given_by(None) is None
    root = Control(OpType.REVOKE, CollectionId(bytes(16)), 1, b"", 1)
    assert ended_by(root) == b""


async def test_who_shows_a_key_nothing_can_be_sealed_to_stops_no_end(
    pair: Pair, louise: Device, town: Town
) -> None:
    """A reader signs their own card: its keys are theirs to spoil."""
    phone, tablet = pair
    paul = await relative(town, "paul")
    give(phone, louise)
    one = give(phone, paul)
    await meet(phone, tablet)
    me = keychain.me(louise.vault)
    spoilt = replace(me.card, version=2, hpke1_pk=bytes(32), hpke2_pk=b"")
    card = card_text(sign_card(me.identity_keys.sign, spoilt).encode())
    mandates_of(phone).giving.preferences.put(card_name(me.identity), card)
    mandates_of(phone).end(one.id)
    await meet(phone, tablet)
    later = phone.write("Après")
    await meet(phone, tablet)
    assert later.id not in thief(paul, phone).read() | thief(louise, phone).read()
    assert sorted(states(phone)) == [MandateState.ACTIVE, MandateState.ENDED]
