"""Our other devices are known by what they and our identity signed."""

from dataclasses import replace

import pytest

from app.crypto.identity import Retirement, sign_retirement
from app.crypto.statements import OpType
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows import keychain
from app.flows.household import SEEN
from app.flows.my_devices import MyDevices
from app.flows.recovery import renew
from app.rules.people import Person
from tests.app.worlds import Home, a_home, joined


@pytest.fixture
def pair() -> tuple[Home, Home]:
    home, ledger, key = a_home()
    other = joined(home, key)
    home.sync(ledger)
    return home, other


def family(*homes: Home, **changes: object) -> Person:
    devices = tuple(home.me.shown.devices[0] for home in homes)
    told = Person(homes[0].me.identity_card, devices)
    return replace(told, **changes)  # type: ignore[arg-type]  # fields of a Person


@pytest.mark.covers("C-123")
def test_a_device_that_wrote_nothing_is_listed_and_retired(
    pair: tuple[Home, Home],
) -> None:
    home, other = pair
    home.sealing.household.meet(home.space, family(home, other))
    mine = MyDevices(Space(home.space, ""), home.vault, home.trail, home.world)
    assert [device.id for device in mine.list()] == [home.me.device, other.me.device]
    assert mine.retire(other.me.device) == ""


def test_a_device_nobody_vouches_for_is_not_ours(pair: tuple[Home, Home]) -> None:
    home, other = pair
    card, _ = other.me.shown.devices[0]
    liar = family(home, devices=((card, home.me.certificate),))
    home.sealing.household.meet(home.space, liar)
    assert other.me.device not in home.sealing.standing(home.space).authors


def test_a_false_card_is_an_alarm(pair: tuple[Home, Home]) -> None:
    home, other = pair
    false = bytearray(home.me.identity_card)
    false[-1] ^= 1
    with pytest.raises((Broken, Refused), match=r"key\.changed"):
        home.sealing.household.meet(home.space, family(home, card=bytes(false)))
    assert other.me.identity == home.me.identity


def test_what_waits_is_sealed_again_without_who_is_put_outside(
    pair: tuple[Home, Home],
) -> None:
    home, other = pair
    both = [each.me.device_public for each in pair]
    for each in pair:
        each.sealing.household.meet(each.space, family(*pair))
        renew(each.vault, each.space, both, each.world)
    gone = Retirement(home.me.identity, home.me.device, 3, home.world.ms())
    signed = sign_retirement(home.me.identity_keys.sign, gone).encode()
    theirs = keychain.account(home.vault).account.encode()
    told = family(*pair, retirements=(signed,), version=2)
    other.sealing.household.catch_up(other.space, told, theirs)
    held = keychain.account(other.vault)
    assert (held.sent, held.account.version) == (2, 3)
    assert [way.device for way in held.account.devices] == [other.me.device]


def test_the_day_a_device_is_first_met_is_noted_once(pair: tuple[Home, Home]) -> None:
    home, other = pair
    name = SEEN + other.me.device.hex()
    assert home.vault.setting(name) is None
    home.sealing.household.meet(home.space, family(home, other))
    first = home.vault.setting(name)
    assert first
    home.world.now()
    home.sealing.household.meet(home.space, family(home, other))
    assert home.vault.setting(name) == first


def told_outside(home: Home, *others: Home) -> Person:
    """Return what a server tells once *home* put every other outside."""
    keys, identity = home.me.identity_keys.sign, home.me.identity
    gone = [
        Retirement(identity, other.me.device, 3, home.world.ms()) for other in others
    ]
    signed = tuple(sign_retirement(keys, each).encode() for each in gone)
    return family(home, *others, retirements=signed)


@pytest.mark.covers("C-123")
def test_a_device_put_outside_elsewhere_is_put_outside_here_once(
    pair: tuple[Home, Home],
) -> None:
    """Another space of the same identity said it; the log of this one must too."""
    home, other = pair
    told, household = told_outside(home, other), home.sealing.household
    household.meet(home.space, told)
    for _ in range(2):
        household.put_outside(home.space, told)
    [line] = home.journal.held(home.space)
    assert line.control
    assert line.control.type == OpType.RETIRE
    assert line.control.core == told.retirements[0]


@pytest.mark.covers("C-123")
def test_it_is_not_said_again_before_the_log_shows_it() -> None:
    home, ledger, key = a_home()
    other = joined(home, key)
    home.sync(ledger)
    told, household = told_outside(home, other), home.sealing.household
    household.meet(home.space, told)
    household.put_outside(home.space, told)
    assert home.push(ledger)
    household.put_outside(home.space, told)
    assert home.journal.held(home.space) == []
    home.pull(ledger)
    assert home.sealing.standing(home.space).authors[other.me.device].retired


def test_nobody_is_put_outside_on_the_word_of_a_server(pair: tuple[Home, Home]) -> None:
    """What the identity did not sign is refused."""
    home, other = pair
    gone = Retirement(home.me.identity, other.me.device, 3, 1)
    forged = sign_retirement(other.me.keys.sign, gone).encode()
    told = family(home, other, retirements=(forged,))
    home.sealing.household.meet(home.space, told)
    with pytest.raises(Refused, match=r"grant\.forged"):
        home.sealing.household.put_outside(home.space, told)
    assert home.journal.held(home.space) == []


def test_a_space_not_come_yet_puts_nobody_outside(pair: tuple[Home, Home]) -> None:
    """Its root is not known: the next exchange does it."""
    home, other = pair
    told, far = told_outside(home, other), SpaceId(b"f" * 16)
    home.sealing.household.put_outside(far, told)
    assert home.journal.held(far) == []
