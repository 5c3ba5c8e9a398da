"""A reading without a date is proposed the one that is known, never a made-up one."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.device import Stamp, TimeSource, Way
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


async def test_the_points_of_a_file_ask_for_their_day_and_keep_their_hours() -> None:
    lost = (Stamp(None, TimeSource.SUSPECT, f"01-01-1970 0{n}:15") for n in range(3))
    said = [
        replace(
            weighing("71"),
            kind="interstitial-glucose",
            unit="mg/dL",
            value=Decimal(100 + n),
            stamp=stamp,
            key=bytes((n,)) * 32,
            way=Way.FILE,
        )
        for n, stamp in enumerate(lost)
    ]
    house = filled()
    house.devices.inbox.take_in(said, device=SCALE)
    (waiting,) = house.devices.inbox.waiting()
    own = waiting.key[:16]
    async with on(house, "/appareils/reponses") as ui:
        await ui.until("Donnez leur jour. Chacune garde son heure.")
        assert ui.tid(f"clock-{own}").value == "00:15"
        await ui.type(f"day-{own}", "20/11/2026")
        await ui.press(f"date-{own}")
        await ui.until("Ces mesures sont datées.")
        assert house.devices.inbox.count() == 0
        await ui.press("banner-undo")
        await ui.until("Donnez leur jour.")
    assert house.devices.inbox.count() == 3
