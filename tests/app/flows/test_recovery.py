"""A space found again from paper, and a sheet that replaces another."""

from dataclasses import replace

import pytest

from app.domain.errors import Broken, Refused
from app.flows import keychain
from app.flows.arrival import newcomer
from app.flows.onboarding import Onboarding
from app.flows.recovery import Sheet, read_sheet, receive, recover, renew
from tests.app.worlds import Home, a_home, joined


def recovered(home: Home, sheet: Sheet, *, account: bytes, card: bytes) -> None:
    recover(
        sheet,
        newcomer(home.world.entropy, "x"),
        version=1,
        card=card,
        account=account,
    )


def test_a_lost_phone_is_replaced_from_the_sheet() -> None:
    home, ledger, key = a_home()
    home.write("dentiste")
    home.sync(ledger)
    other = joined(home, key.replace("-", " ").lower())
    other.sync(ledger)
    assert other.titles() == ["dentiste"]
    assert other.me.identity == home.me.identity
    assert other.me.device != home.me.device


def test_the_sheet_gives_a_handle_and_a_seed_that_are_not_the_key() -> None:
    _, _, key = a_home()
    sheet = read_sheet(key)
    assert (len(sheet.handle), len(sheet.seed)) == (16, 32)
    assert sheet.key not in sheet.seed
    assert repr(sheet) == "Sheet()"


def test_41_another_person_s_vault_does_not_open() -> None:
    home, _, key = a_home()
    stranger = Home("stranger", home.clock)
    Onboarding(stranger.vault, stranger.world, "x").create("Bob")
    theirs = keychain.account(stranger.vault).account.encode()
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        recovered(home, read_sheet(key), account=theirs, card=stranger.me.identity_card)


def test_40_a_vault_and_a_card_that_do_not_belong_together() -> None:
    home, _, key = a_home()
    stranger = Home("stranger", home.clock)
    Onboarding(stranger.vault, stranger.world, "x").create("Bob")
    mine = keychain.account(home.vault).account.encode()
    with pytest.raises(Refused, match=r"account\.rollback"):
        recovered(home, read_sheet(key), account=mine, card=stranger.me.identity_card)


def test_a_renewed_sheet_voids_the_old_one() -> None:
    home, _, key = a_home()
    text = renew(home.vault, home.space, [home.me.device_public], home.world)
    held = keychain.account(home.vault)
    assert held.account.version == 2
    assert text != key
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        joined(home, key)
    assert joined(home, text, "third").me.identity == home.me.identity


def test_an_account_sealed_anew_elsewhere_is_taken_in() -> None:
    home, ledger, key = a_home()
    other = joined(home, key)
    home.sync(ledger)
    cards = [home.me.device_public, other.me.device_public]
    renew(home.vault, home.space, cards, home.world)
    sent = keychain.account(home.vault)
    receive(other.vault, other.space, 2, sent.account.encode())
    held = keychain.account(other.vault)
    assert held.amk == sent.amk
    assert held.sent == 2


def test_40_an_account_set_back_is_an_alarm() -> None:
    home, _, key = a_home()
    other = joined(home, key)
    old = keychain.account(home.vault).account.encode()
    cards = [home.me.device_public, other.me.device_public]
    renew(home.vault, home.space, cards, home.world)
    new = keychain.account(home.vault).account.encode()
    receive(other.vault, other.space, 2, new)
    with pytest.raises(Broken, match=r"account\.rollback"):
        receive(other.vault, other.space, 1, old)
    with pytest.raises(Broken, match=r"account\.rollback"):
        receive(other.vault, other.space, 3, new)


def test_the_same_account_again_changes_nothing() -> None:
    home, _, _ = a_home()
    before = keychain.account(home.vault)
    receive(home.vault, home.space, 1, before.account.encode())
    assert keychain.account(home.vault) == replace(before, sent=1)
