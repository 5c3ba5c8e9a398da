"""A device counts only when it and its identity vouch for each other."""

from dataclasses import replace

import pytest

from app.crypto.identity import sign_card
from app.crypto.packing import Signed
from app.domain.errors import Broken, Refused
from app.flows.onboarding import Onboarding
from app.rules.people import Person, authors, meet
from app.rules.standing import Standing
from tests.app.lies import flip
from tests.app.worlds import Home, a_home, joined


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def test_a_certified_device_is_known_with_its_identity(home: Home) -> None:
    card, devices = authors(home.person())
    assert devices[home.me.device].identity == card.identity == home.me.identity


def test_a_false_card_is_told(home: Home) -> None:
    signed = Signed.decode(home.me.identity_card)
    false = replace(signed, signature=flip(signed.signature)).encode()
    with pytest.raises(Refused, match=r"key\.changed"):
        authors(replace(home.person(), card=false))


def test_61_a_device_of_another_identity_is_left_out(home: Home) -> None:
    stranger = Home("stranger", home.clock)
    Onboarding(stranger.vault, stranger.world, "x").create("Bob")
    devices = ((home.me.device_card, home.me.certificate),)
    assert authors(Person(stranger.me.identity_card, devices))[1] == {}


def _with_key() -> tuple[Home, str]:
    home, _, key = a_home()
    return home, key


def test_a_certificate_for_another_card_is_left_out(home: Home) -> None:
    other = joined(*_with_key(), "other")
    mixed = Person(
        home.me.identity_card, ((other.me.device_card, home.me.certificate),)
    )
    assert authors(mixed)[1] == {}


def test_our_own_card_shown_with_other_bytes_is_an_alarm(home: Home) -> None:
    changed = replace(home.me.card, created=1)
    signed = sign_card(home.me.identity_keys.sign, changed).encode()
    with pytest.raises(Broken, match=r"key\.changed"):
        meet(Standing.start(bytes(16)), home.person(), [Person(signed, ())])


def test_a_device_keeps_the_identity_it_was_met_with(home: Home) -> None:
    standing = Standing.start(bytes(16))
    meet(standing, home.person(), [])
    first = standing.authors[home.me.device]
    first.retired = 4
    meet(standing, home.person(), [home.person()])
    assert standing.authors[home.me.device].retired == 4


def test_a_false_card_shown_to_a_space_is_an_alarm(home: Home) -> None:
    signed = Signed.decode(home.me.identity_card)
    false = replace(signed, signature=flip(signed.signature)).encode()
    for card, code in ((false, r"key\.changed"), (b"", r"peer\.malformed")):
        with pytest.raises(Broken, match=code):
            meet(Standing.start(bytes(16)), home.person(), [Person(card, ())])
