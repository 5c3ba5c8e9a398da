"""A device counts only when it and its identity vouch for each other."""

import os
from dataclasses import replace

import pytest

from app.crypto.directory import sign_directory
from app.crypto.identity import (
    IdentityCard,
    Retirement,
    sign_card,
    sign_retirement,
)
from app.crypto.packing import Signed
from app.domain.errors import Broken, Refused
from app.flows.identities import new_me
from app.flows.onboarding import Onboarding
from app.flows.registering import named, new_laboratory
from app.rules.people import CLOCKS_APART, Person, authors, meet
from app.rules.standing import Author, Standing
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


def test_a_false_card_of_ours_is_an_alarm(home: Home) -> None:
    signed = Signed.decode(home.me.identity_card)
    false = replace(signed, signature=flip(signed.signature)).encode()
    for card, code in ((false, r"key\.changed"), (b"", r"peer\.malformed")):
        with pytest.raises(Broken, match=code):
            meet(Standing.start(bytes(16)), home.person(), [Person(card, ())])


def test_a_false_card_of_another_is_asked_again_and_quarantines_nothing(
    home: Home,
) -> None:
    other = new_me(os.urandom, "linux", now=0)
    signed = Signed.decode(other.identity_card)
    false = replace(signed, signature=flip(signed.signature)).encode()
    with pytest.raises(Broken, match=r"peer\.malformed"):
        meet(Standing.start(bytes(16)), home.person(), [Person(false, ())])


@pytest.mark.covers("C-123")
def test_a_device_put_outside_before_it_was_met_stays_outside(home: Home) -> None:
    """Its owner put it outside in the log of a space it had never written in."""
    standing, device = Standing.start(bytes(16)), home.me.device
    standing.authors[device] = Author(home.me.identity, b"", 0, 0, retired=4)
    meet(standing, home.person(), [])
    met = standing.authors[device]
    assert (met.retired, met.card) == (4, home.me.device_card)
    assert met.key


def test_nobody_puts_the_device_of_another_outside_before_it_is_met(
    home: Home,
) -> None:
    """Who said so belongs to another identity than the device."""
    standing, device = Standing.start(bytes(16)), home.me.device
    standing.authors[device] = Author(b"s" * 16, b"", 0, 0, retired=4)
    meet(standing, home.person(), [])
    met = standing.authors[device]
    assert (met.retired, met.identity) == (0, home.me.identity)


def test_a_depositor_s_later_card_renews_its_proof_and_an_older_never(
    home: Home,
) -> None:
    standing, key = Standing.start(bytes(16)), b"d" * 32
    lab = new_laboratory(home.world, "lab")

    def shown(version: int, until: int = 0) -> Person:
        card = replace(lab.card, version=version)
        proven = sign_directory(key, card, f"FINESS 1 V{version}", "laboratory", 9)
        gone = Retirement(lab.identity, lab.device, 3, until)
        retired = sign_retirement(lab.identity_keys.sign, gone).encode()
        return replace(
            named(lab, proven).shown, retirements=(retired,) if until else ()
        )

    told = []
    for person in (shown(2), shown(3), shown(1), shown(1, until=77)):
        meet(standing, home.person(), [person])
        author = standing.authors[lab.device]
        told.append((IdentityCard.decode(author.vouched).version, author.until))
    end = 77 + CLOCKS_APART
    assert told == [(2, 0), (3, 0), (3, 0), (3, end)]
    meet(standing, home.person(), [shown(3)])
    assert standing.authors[lab.device].until == end
    assert standing.authors[home.me.device].vouched == b""
