"""A device that joins brings its own keys, and believes nothing unproved."""

import pytest

from app.crypto.enrolment import Pin
from app.domain.errors import Refused
from app.flows import keychain
from app.flows.arrival import Arrival, certified, move_in, newcomer, opened
from app.rules.people import Person, authors
from app.rules.standing import Standing
from tests.app.worlds import Home, a_home


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def test_a_newcomer_is_certified_by_the_identity(home: Home) -> None:
    new = newcomer(Home("n", home.clock).world.entropy, "android")
    me = certified(new, home.me.identity_keys, home.me.identity_card)
    person = Person(me.identity_card, ((me.device_card, me.certificate),))
    assert new.card.device in authors(person)[1]


def test_an_account_of_another_version_is_refused(home: Home) -> None:
    held = keychain.account(home.vault)
    with pytest.raises(Refused, match=r"account\.rollback"):
        opened(
            held.amk,
            held.account.encode(),
            home.me.identity_card,
            identity=home.me.identity,
            version=2,
        )


def test_moving_in_keeps_keys_spaces_and_pins(home: Home) -> None:
    other = Home("n", home.clock)
    arrival = Arrival(home.me, keychain.account(home.vault))
    pins = [Pin(home.space, 5, bytes(32))]
    apart, server = (lambda _: other.vault), "http://x"
    move_in(apart, arrival, [home.space], pins=pins, server=server)
    raw = other.trail.standing(home.space)
    assert other.vault.spaces() == [home.space]
    assert raw is not None
    assert Standing.decode(raw).pins == {5: bytes(32)}
    assert other.me == home.me
    assert other.vault.setting("server") == b"http://x"
    assert other.journal.waiting(home.space) == 0
