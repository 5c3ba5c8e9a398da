"""One scale, two people: what the child weighs is in her measures, and in no other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.dialogue import Outcome
from sync.radio.lab.peripheral import World
from sync.radio.lab.scale import Scale
from tests.app.flows.devices.household import Household, space_of, weights
from tests.ble.theatre import Theatre
from tests.sync.radio.studio import play

pytestmark = [pytest.mark.ble, pytest.mark.covers("C-168")]
NINE = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - the clock of a scale has no zone


def near_the_scale() -> tuple[Theatre, Household]:
    """Return a parent and a child, and a scale that kept a weighing of each."""

    def cast(world: World) -> Sequence[Scale]:
        one = Scale(world, 1)
        for minutes, kg in enumerate(("71.200", "16.400")):
            one.remember(Decimal(kg), None, NINE + timedelta(minutes=minutes))
        return [one]

    theatre, home = Theatre(cast), Household()
    home.family.home.clock.now = theatre.home.clock()
    theatre.devices = replace(home.devices, radio=theatre.radio)
    theatre.owns(1, "weight_scale", alone=False)
    home.own["measures"].add("body-weight", ["71"], at="2026-11-19T08:00")
    return theatre, home


def test_each_weight_of_one_scale_is_in_the_space_of_who_stood_on_it() -> None:
    theatre, home = near_the_scale()
    lea = home.child("Léa", "16", "2022-05-02")
    assert play(theatre.read()) is Outcome.COMPLETE
    assert (weights(home.own), weights(lea)) == (["71"], ["16"])
    for asked in home.devices.inbox.waiting():
        if asked.likely is None:
            assert asked.suggestion == "Camille"
            home.devices.inbox.assign(asked.key)
        else:
            assert asked.likely.space == space_of(lea)
            home.devices.household.hand(asked.key, asked.likely.space)
    assert [one[:4] for one in weights(home.own)] == ["71.2", "71"]
    assert [one[:4] for one in weights(lea)] == ["16.4", "16"]
    play(theatre.read())
    assert home.devices.inbox.count() == 0
    assert (len(weights(home.own)), len(weights(lea))) == (2, 2)
