"""« Mon capteur » opened with ninety days of readings behind it (P47).

It is of our own: quality has no number for it, but no screen holds the loop longer.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.flows.measuring.sensor import GLUCOSE
from bench.measures import FEW, wear
from bench.pairs import Goal, limited
from bench.screen import PATIENCE, a_screen
from main import Starters
from tests.fictitious.life import PHRASE, a_life
from tests.screens.fletunit import FletUnit
from tests.screens.watchdog import LIMIT, watched
from views.parts.measures.address import MEASURES, token_of

PERIODS: Final = ("7", "30", "90")
"""Periods pressed one after the other, once the screen is there."""
DRAWINGS: Final = 3


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P47 for the screen of a sensor."""
    with TemporaryDirectory(prefix="alveole-bench-") as name:
        home = Path(name)
        a_life(home, documents=2, years=1)
        wear(home, FEW)
        starters = Starters(home)
        with closing(starters.door):
            space = starters.door.unlock("passphrase", PHRASE).space
            route = f"{MEASURES}/{token_of(space.id, GLUCOSE)}/capteur"
            times = 1 if quick else 10
            held = [asyncio.run(opened(starters, route)) for _ in range(times)]
    yield limited(
        "P47",
        "devices.sensor_screen_held",
        [one * 1e3 for one in held],
        unit="ms",
        limit=LIMIT * 1e3,
        work=f"longest turn of the event loop, {FEW} readings: opened, three periods",
    )


async def opened(starters: Starters, route: str) -> float:
    """Open the screen of a sensor, look at other periods; return the longest turn."""
    async with a_screen(starters, "/sante") as (page, _):
        with watched(pytest.MonkeyPatch()) as turns:
            await page.navigate(route)
            await drawn(page)
            for days in PERIODS:
                await page.press("sensor-days")
                await page.press(f"sensor-days-{days}")
                await drawn(page)
    return max(turns)


async def drawn(page: FletUnit) -> None:
    """Wait until every drawing is there."""
    until = time.monotonic() + PATIENCE
    while len(page.all(charts.LineChart)) < DRAWINGS:
        if time.monotonic() > until:
            raise OSError("the sensor was never drawn")
        await page.settle()
