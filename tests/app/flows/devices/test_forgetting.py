"""Somebody else's weight is not kept long, and is never asked about again."""

from app.flows.devices.forgetting import forget_others
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import SCALE, weight


def refused(home: Home) -> str:
    home.inbox.take_in([weight("55"), weight("71")], device=SCALE)
    asked = {str(one.reading.value): one.key for one in home.inbox.waiting()}
    home.inbox.refuse(asked["55"])
    home.inbox.ignore(asked["71"])
    return asked["55"]


def test_it_may_be_undone_for_a_month(home: Home) -> None:
    key = refused(home)
    home.clock.move(days=29)
    home.devices.replay()
    home.inbox.take_back(key)
    assert home.inbox.count() == 1


def test_the_month_counts_from_the_answer(home: Home) -> None:
    home.inbox.take_in([weight("55")], device=SCALE)
    home.clock.move(days=31)
    key = home.inbox.waiting()[0].key
    home.inbox.refuse(key)
    home.clock.move(days=29)
    assert forget_others(home.devices.room) == 0
    home.inbox.take_back(key)
    assert home.inbox.count() == 1


def test_then_its_value_is_gone_and_its_key_is_known(home: Home) -> None:
    refused(home)
    home.clock.move(days=31)
    assert forget_others(home.devices.room) == 1
    roster = home.devices.roster
    left = roster.vault.inbox.items(roster.space.id)
    assert [str(one.what.value) for one in left] == ["71"]  # type: ignore[union-attr]
    assert home.inbox.take_in([weight("55")], device=SCALE).duplicate == 1
    assert roster.vault.inbox.holder(roster.space.id, weight("55").key) is None
    assert forget_others(home.devices.room) == 0
