"""The sheet of a space: what it says, what counts as copied, what replaces it."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import crockford
from app.domain.errors import Refused
from app.domain.write import Origin, Write
from app.flows.onboarding import space_of
from app.flows.sheets import Recovery, Sheets, mistyped, sheet_number
from tests.app.worlds import Home, a_home, joined

KEY = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-0123"


def flows(home: Home) -> tuple[Recovery, Sheets]:
    """Return both flows of the only space of *home*."""
    space = space_of(home.vault, home.vault.spaces()[0])
    recovery = Recovery(space, home.vault, home.world)
    return recovery, Sheets(space, home.vault, home.trail, home.world)


def test_the_sheet_says_the_key_its_number_and_its_day() -> None:
    home, _, key = a_home()
    _, sheets = flows(home)
    sheet = sheets.sheet()
    assert sheet.key == key
    assert len(sheet.groups) == 9
    assert 1000 <= sheet.number <= 9999
    assert sheet.made == home.clock().astimezone(UTC).date()
    assert key not in repr(sheet)


def test_the_fingerprint_waits_for_a_log() -> None:
    home, ledger, _ = a_home()
    assert flows(home)[1].sheet().fingerprint == ""
    home.sync(ledger)
    groups = flows(home)[1].sheet().fingerprint.split("-")
    assert [len(group) for group in groups] == [4] * 6


def test_a_sheet_counts_once_it_was_retyped_and_a_new_one_not_yet() -> None:
    home, _, key = a_home()
    recovery, sheets = flows(home)
    assert recovery.wanting()
    recovery.confirm()
    assert recovery.confirmed() == str(home.clock().date())
    assert not recovery.wanting()
    fresh = sheets.renew()
    assert fresh.key != key
    assert fresh.replaces == home.clock().date()
    assert recovery.wanting()


def test_what_is_not_known_here_is_neither_shown_nor_asked_for() -> None:
    home, _, _ = a_home()
    recovery, sheets = flows(home)
    secrets = Write(home.vault.spaces()[0], secrets={"recovery": None})
    home.vault.commit(secrets, origin=Origin.PEER)
    assert not recovery.known()
    assert not recovery.wanting()
    with pytest.raises(Refused, match=r"recovery\.elsewhere"):
        sheets.sheet()
    assert sheets.renew().replaces is None


def test_a_new_sheet_keeps_the_other_devices_in() -> None:
    home, ledger, key = a_home()
    home.sync(ledger)
    other = joined(home, key)
    other.sync(ledger)
    home.sync(ledger)
    fresh = flows(home)[1].renew()
    third = joined(home, fresh.key)
    assert third.me.identity == other.me.identity


def test_the_number_is_that_of_the_key_on_every_device() -> None:
    assert sheet_number(bytes(20)) == sheet_number(bytes(20))
    assert sheet_number(bytes(20)) != sheet_number(bytes(19) + b"\1")


@given(st.sets(st.integers(1, 9), min_size=1, max_size=3))
def test_groups_are_forgiven_their_case_and_spaces(ranks: set[int]) -> None:
    groups = KEY.split("-")
    loose = {rank: f" {groups[rank - 1].lower()} " for rank in ranks}
    assert mistyped(KEY, loose) == []


@given(st.integers(1, 9), st.text(crockford.SYMBOLS, min_size=0, max_size=5))
def test_any_other_group_is_told(rank: int, text: str) -> None:
    right = KEY.split("-")[rank - 1]
    assert mistyped(KEY, {rank: text}) == ([] if text == right else [rank])
