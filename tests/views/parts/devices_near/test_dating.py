"""A reading without a date is proposed the one that is known, never a made-up one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.device import TimeSource
from tests.screens.homes import NOON, SCALE, filled
from tests.screens.near import weighing
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


async def test_no_date_is_made_up_where_nothing_is_known() -> None:
    house, lost = filled(), weighing("71.7", None)
    house.devices.inbox.take_in([lost], device=SCALE)
    own = lost.key.hex()[:16]
    async with on(house, "/appareils/reponses") as ui:
        await ui.until("à quelle date ?")
        assert not ui.tid(f"day-{own}").value
        assert not ui.tid(f"clock-{own}").value
        await ui.press(f"date-{own}")
        assert ui.tid(f"day-{own}").error
        assert not ui.tid(f"clock-{own}").error
    assert house.devices.inbox.count() == 1


async def test_an_impossible_time_is_told_beside_its_field() -> None:
    house, lost = filled(), weighing("71.7", None)
    house.devices.inbox.take_in([lost], device=SCALE)
    own = lost.key.hex()[:16]
    async with on(house, "/appareils/reponses") as ui:
        await ui.until("à quelle date ?")
        await ui.type(f"day-{own}", "20/11/2026")
        await ui.type(f"clock-{own}", "25 h")
        await ui.press(f"date-{own}")
        assert ui.tid(f"clock-{own}").error
        assert not ui.tid(f"day-{own}").error
    assert house.devices.inbox.count() == 1


async def test_a_clock_set_wrong_still_says_how_long_ago_it_was() -> None:
    soon = NOON + timedelta(hours=3)
    lost = weighing("71.7", soon)
    stamp = replace(lost.stamp, source=TimeSource.SUSPECT, skew=timedelta(hours=5))
    house = filled()
    house.devices.inbox.take_in([replace(lost, stamp=stamp)], device=SCALE)
    (waiting,) = house.devices.inbox.waiting()
    async with on(house, "/appareils/reponses") as ui:
        await ui.until("à quelle date ?")
        shown = ui.tid(f"clock-{waiting.key[:16]}").value
        wanted = waiting.proposed or NOON
        assert shown == f"{wanted:%H:%M}"
