"""Keys are found under their names, and their loss is never silent."""

import pytest

from app.crypto.grants import Label
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT, CollectionId
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from tests.app.worlds import Clock, Home, a_home

LANE = CollectionId(b"c" * 16)


def test_a_home_without_keys_is_damaged() -> None:
    home = Home("empty", Clock())
    for ask in (keychain.me, keychain.account):
        with pytest.raises(Broken, match=r"store\.damaged"):
            ask(home.vault)


def test_who_we_are_is_read_as_kept() -> None:
    home, _, _ = a_home()
    me = keychain.me(home.vault)
    assert me.secrets() == {name: home.vault.secret(name) for name in me.secrets()}
    held = keychain.account(home.vault)
    assert held.secrets()["account.sent"] == b"0"
    assert "recovery" in held.secrets()


def test_no_key_shows_in_a_repr() -> None:
    home, _, _ = a_home()
    me, held = keychain.me(home.vault), keychain.account(home.vault)
    shown = repr(me) + repr(held)
    secrets = (me.keys.sign, me.identity_keys.sign, held.amk, held.recovery)
    assert not any(repr(secret) in shown for secret in secrets)


def test_a_key_learnt_is_used_at_once_and_kept_with_the_write() -> None:
    home, _, _ = a_home()
    keys = SpaceKeys(home.vault, home.space)
    keys.learn(LANE, 2, bytes(32))
    keys.name(LANE, Label(20, 3, ""))
    assert keys.ck(LANE, 2) == bytes(32)
    assert keys.of(Rubric.REPORT, Confidentiality.PRIVE) == [LANE]
    assert len(keys.learnt) == 2
    assert SpaceKeys(home.vault, home.space).label(LANE) is None


def test_without_the_root_key_nothing_is_signed_for_it() -> None:
    home, _, _ = a_home()
    with pytest.raises(Refused, match=r"root\.absent"):
        SpaceKeys(home.vault, home.space).root_seed(2)


def test_a_later_root_key_is_bound_to_its_space() -> None:
    home, _, _ = a_home()
    keys = SpaceKeys(home.vault, home.space)
    ck = keys.ck(ROOT, 1) or b""
    keys.learn(ROOT, 2, ck)
    assert keys.root_seed(2) != keys.root_seed(1)
