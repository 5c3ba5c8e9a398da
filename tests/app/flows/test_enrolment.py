"""A device lets another in; whoever stands between them gains nothing."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.flows import keychain
from app.flows.arrival import move_in
from app.flows.enrolment import (
    Answer,
    Applicant,
    Doorkeeper,
    apply,
    enter,
    settle_in,
)
from tests.app.worlds import Home, Ledger, a_home

URL = "http://127.0.0.1:8460"


@pytest.fixture
def open_home() -> tuple[Home, Ledger]:
    home, ledger, _ = a_home()
    home.sync(ledger)
    return home, ledger


@pytest.fixture
def new(open_home: tuple[Home, Ledger]) -> tuple[Home, Applicant]:
    other = Home("new", open_home[0].clock)
    return other, apply(other.world, "android", URL)


def keeper(home: Home) -> Doorkeeper:
    return Doorkeeper(home.vault, home.trail, home.world)


def answered(home: Home, applicant: Applicant) -> Answer:
    """Let the applicant in as the person would, from the code typed."""
    card, nonce = applicant.newcomer.card.encode(), applicant.invitation.nonce
    shown = keeper(home).look(applicant.code, card, nonce, URL)
    return keeper(home).approve(shown, card)


@pytest.mark.covers("C-174")
def test_a_device_let_in_reads_the_whole_space(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    (home, ledger), (other, applicant) = open_home, new
    home.write("dentiste")
    home.sync(ledger)
    entrance = enter(applicant, answered(home, applicant))
    account = keychain.account(home.vault).account
    arrival = settle_in(entrance, account.version, account.encode())
    move_in(
        lambda _: other.vault, arrival, [], pins=entrance.enrolment.pins, server=URL
    )
    other.sync(ledger)
    assert other.titles() == ["dentiste"]
    other.write("du nouveau")
    other.sync(ledger)
    home.sync(ledger)
    assert home.titles() == ["dentiste", "du nouveau"]


def test_both_screens_show_the_same_symbols(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    answer = answered(home, applicant)
    assert applicant.compare(answer.identity_card) == keeper(home).check(
        applicant.invitation
    )


def test_38_another_device_card_under_the_code_is_refused(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    thief = apply(new[0].world, "thief", URL)
    with pytest.raises(Refused, match=r"key\.changed"):
        keeper(home).look(applicant.code, thief.newcomer.card.encode(), bytes(16), URL)
    with pytest.raises(Refused, match=r"key\.changed"):
        keeper(home).approve(applicant.invitation, thief.newcomer.card.encode())


def test_38_a_thief_s_code_shows_other_symbols(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    thief = apply(new[0].world, "thief", URL)
    assert keeper(home).check(thief.invitation) != applicant.compare(
        home.me.identity_card
    )


def test_39_an_old_answer_opens_nothing_for_a_new_invitation(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    old = answered(home, applicant)
    again = Applicant(
        applicant.newcomer, replace(applicant.invitation, nonce=bytes(16))
    )
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        enter(again, old)


def test_40_an_older_account_vault_is_refused(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    entrance = enter(applicant, answered(home, applicant))
    account = keychain.account(home.vault).account
    with pytest.raises(Refused, match=r"account\.rollback"):
        settle_in(entrance, account.version - 1, account.encode())


def test_another_identity_s_answer_is_refused(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    stranger, _, _ = a_home()
    answer = answered(home, applicant)
    with pytest.raises(Refused, match=r"wrap\.invalid|grant\.forged"):
        enter(applicant, replace(answer, certificate=stranger.me.certificate))


def test_a_mistyped_code_is_told(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    home, applicant = open_home[0], new[1]
    with pytest.raises(Refused, match=r"recovery\.mistyped"):
        keeper(home).look("AAAA", applicant.newcomer.card.encode(), bytes(16), URL)


def test_a_forked_log_does_not_pass_the_pinned_head(
    open_home: tuple[Home, Ledger], new: tuple[Home, Applicant]
) -> None:
    (home, ledger), (other, applicant) = open_home, new
    entrance = enter(applicant, answered(home, applicant))
    account = keychain.account(home.vault).account
    arrival = settle_in(entrance, account.version, account.encode())
    pins = [pin._replace(h=bytes(32)) for pin in entrance.enrolment.pins]
    move_in(lambda _: other.vault, arrival, [], pins=pins, server=URL)
    with pytest.raises(Exception, match=r"log\.fork"):
        other.sync(ledger)
