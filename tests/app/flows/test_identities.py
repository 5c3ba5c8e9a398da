"""Keys drawn here and cards that show their public half."""

from app.crypto.account import check, open_vault
from app.crypto.identity import Kind
from app.flows.identities import device_card, new_keys, new_me, seal_account
from app.rules.people import Person, authors
from tests.app.worlds import dice


def test_an_identity_and_its_first_device_vouch_for_each_other() -> None:
    me = new_me(dice("x"), "linux", now=5)
    person = Person(me.identity_card, ((me.device_card, me.certificate),))
    card, devices = authors(person)
    assert card.kind == Kind.PERSON
    assert list(devices) == [me.device]
    assert devices[me.device].not_before == 0


def test_an_account_opens_with_its_key_and_gives_the_card_s_keys() -> None:
    draw = dice("x")
    me = new_me(draw, "linux", now=5)
    key = seal_account(me, [me.device_public], bytes(20), draw, version=3)
    secrets = open_vault(key.amk, me.identity, 3, key.account.vault)
    check(secrets, me.card)
    assert [way.device for way in key.account.devices] == [me.device]


def test_two_devices_never_share_a_key() -> None:
    draw = dice("x")
    cards = [device_card(new_keys(draw), "linux") for _ in range(2)]
    assert cards[0].device != cards[1].device
    assert cards[0].hpke != cards[1].hpke
