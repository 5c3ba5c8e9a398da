"""The account opens from each of its ways in, at its own version, for its own card."""

from dataclasses import replace

import pytest
from hypothesis import given

from app.crypto import account, recovery, suites
from app.crypto.packing import INT_MAX
from app.domain.errors import Refused
from tests.vectors import people
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, code_of, spoiled

KEK = recovery.recovery_kek(w.RECOVERY)
ACCOUNT = people.ACCOUNT


def test_a_device_opens_the_account() -> None:
    received = account.Account.decode(ACCOUNT.encode())
    amk = account.open_device_way(w.DEVICE_SECRETS, received, w.DEVICE)
    assert amk == w.AMK
    secrets = account.open_vault(amk, w.IDENTITY, 4, received.vault)
    assert secrets == w.SECRETS
    account.check(secrets, w.CARD)


@pytest.mark.covers("C-123")
def test_the_paper_opens_the_account() -> None:
    assert account.open_recovery_way(KEK, ACCOUNT) == w.AMK


@pytest.mark.covers("C-108")
def test_another_paper_or_device_opens_nothing() -> None:
    other = recovery.recovery_kek(bytes(20))
    for action in (
        lambda: account.open_recovery_way(other, ACCOUNT),
        lambda: account.open_recovery_way(KEK, replace(ACCOUNT, recovery=b"")),
        lambda: account.open_device_way(w.SECRETS.hpke, ACCOUNT, w.DEVICE),
        lambda: account.open_device_way(w.DEVICE_SECRETS, ACCOUNT, bytes(16)),
    ):
        assert code_of(action) == "wrap.invalid"


@pytest.mark.parametrize(
    "served",
    [
        replace(ACCOUNT, version=3),
        replace(ACCOUNT, version=INT_MAX),
        replace(ACCOUNT, identity=bytes(16)),
    ],
    ids=["older", "newer", "of another"],
)
def test_wraps_and_vault_belong_to_one_version_of_one_identity(
    served: account.Account,
) -> None:
    place = served.identity, served.version, served.vault
    assert code_of(lambda: account.open_vault(w.AMK, *place)) == "account.rollback"
    assert code_of(lambda: account.open_recovery_way(KEK, served)) == "wrap.invalid"
    opened = lambda: account.open_device_way(  # noqa: E731 - one refusal
        w.DEVICE_SECRETS, served, w.DEVICE
    )
    assert code_of(opened) == "wrap.invalid"


@QUICK
@given(spoiled(ACCOUNT.vault))
def test_a_spoiled_vault_is_refused(bad: bytes) -> None:
    place = w.IDENTITY, 4, bad
    assert code_of(lambda: account.open_vault(w.AMK, *place)) == "account.rollback"


@pytest.mark.parametrize(
    "secrets",
    [
        replace(w.SECRETS, sign=seed("x")),
        replace(w.SECRETS, hpke1=seed("x")),
        replace(w.SECRETS, hpke2=seed("x")),
    ],
    ids=["sign", "suite 1", "suite 2"],
)
def test_secrets_that_are_not_the_cards_are_refused(
    secrets: account.AccountSecrets,
) -> None:
    with pytest.raises(Refused, match=r"^account\.rollback$"):
        account.check(secrets, w.CARD)


def test_a_card_without_suite_2_is_still_ones_own() -> None:
    account.check(w.SECRETS, replace(w.CARD, hpke2_pk=b""))


def test_another_identitys_card_is_not_ones_own() -> None:
    with pytest.raises(Refused, match=r"^account\.rollback$"):
        account.check(w.SECRETS, replace(w.CARD, identity=bytes(16)))


def test_a_way_gives_a_whole_key_or_nothing() -> None:
    place = w.IDENTITY, 4
    way = account.device_way(w.DEVICE_KEYS, w.AMK[:31], *place, w.DEVICE)
    paper = account.recovery_way(KEK, w.AMK[:31], *place, drawn("n6"))
    short = replace(ACCOUNT, devices=(way,))
    opened = lambda: account.open_device_way(  # noqa: E731 - one refusal
        w.DEVICE_SECRETS, short, w.DEVICE
    )
    assert code_of(opened) == "wrap.invalid"
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        replace(ACCOUNT, recovery=paper)


def test_half_a_recovery_wrap_is_refused() -> None:
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        replace(ACCOUNT, recovery=bytes(59))


def test_a_lost_device_is_left_out_of_the_next_version() -> None:
    kept = {1: seed("kept1"), 2: seed("kept2")}
    place = seed("newamk"), w.IDENTITY, 5
    way = account.device_way(suites.public_keys(kept), *place, seed("kept", 16))
    vault = account.seal_vault(*place, w.SECRETS, drawn("n5"))
    renewed = account.Account(w.IDENTITY, 5, vault, (way,))
    assert account.open_device_way(kept, renewed, seed("kept", 16)) == seed("newamk")
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        account.open_device_way(w.DEVICE_SECRETS, renewed, w.DEVICE)
    with pytest.raises(Refused, match=r"^account\.rollback$"):
        account.open_vault(w.AMK, w.IDENTITY, 5, vault)
