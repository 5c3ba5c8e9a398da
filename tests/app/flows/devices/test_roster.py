"""Devices are found by who they are, whatever is odd in one of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dialogue import Advert, Cursor
from app.domain.errors import Refused
from app.domain.owned import DEVICE
from app.domain.write import Write
from app.flows.devices.roster import heard_as
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SCALE, SEVEN, FakeDriver


def test_a_shout_says_who_it_is_by_a_stable_address_only() -> None:
    stable = heard_as(FakeDriver(), Advert("c8:47", SEVEN, stable=True))
    assert (stable.key, stable.address) == ("mac:C8:47", "C8:47")
    veiled = heard_as(FakeDriver(), Advert("c8:47", SEVEN))
    assert veiled.key.startswith("app:")
    assert "47" not in veiled.address


def test_a_device_that_cannot_be_read_hides_none_of_the_others(home: Home) -> None:
    home.owned(METER)
    found = home.owned(SCALE)
    entry = home.devices.roster.entry(found.key)
    home.devices.restore(replace(entry, body=b"not json"))
    assert [one.identity.key for one in home.devices.known()] == [METER.key]


def test_a_device_is_seen_once_a_minute(home: Home) -> None:
    roster, found = home.devices.roster, home.owned(METER)
    for seconds, said in ((0, 0), (59, 0), (61, 1)):
        home.clock.at = SEVEN + timedelta(days=1, seconds=seconds)
        if not seconds:
            home.vault.commit(
                Write(roster.space.id, settings=roster.noted(found.entry))
            )
        assert len(roster.noted(found.entry)) == said
    assert roster.noted(found.entry, battery=3)


def test_what_this_machine_knows_goes_with_the_device(home: Home) -> None:
    roster, found = home.devices.roster, home.owned(METER)
    said = roster.noted(found.entry, cursor=[7, "0a"])
    home.vault.commit(Write(roster.space.id, settings=said))
    assert roster.cursor(found.entry) == Cursor(7, b"\n")
    home.vault.commit(Write(roster.space.id, removed=(found.entry,)))
    assert roster.about(found.entry) == {}


@pytest.mark.parametrize(
    "odd", [b"[]", b"{", b'{"cursor": 7}', b'{"cursor": ["a", 1]}']
)
def test_what_is_written_odd_is_nothing(home: Home, odd: bytes) -> None:
    roster, found = home.devices.roster, home.owned(METER)
    name = DEVICE + found.key
    home.vault.commit(Write(roster.space.id, settings={name: odd}))
    assert roster.cursor(found.entry) is None
    assert home.devices.one(found.key).last_seen is None


def test_a_device_nobody_added_is_absent(home: Home) -> None:
    assert home.devices.roster.named("sys:00") is None
    with pytest.raises(Refused, match=r"device\.absent"):
        home.devices.rename("00" * 16, "x")
