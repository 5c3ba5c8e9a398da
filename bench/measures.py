"""P48, P49: « Mesures » opened with a million readings of a sensor behind it.

Both are of our own: quality has no number for them.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.domain.reading import Point, Trace
from app.flows.measuring.sensor import GLUCOSE
from bench.browser import Browser, Opened
from bench.pairs import Goal, compared, cpu_seconds, limited, ratio
from bench.startup import APP, EMPTY, MAIN, served
from main import Starters
from tests.fictitious.life import PHRASE, a_life
from views.house import House

LIFE: Final = 1_000_000
FEW: Final = 25_920
TRACE: Final = Trace(GLUCOSE, "import:sensor", "mg/dL")
_MINUTES: Final = 5
_AT_ONCE: Final = 100_000


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P48 and P49."""
    count, times = (FEW, 1) if quick else (LIFE, 20)
    with TemporaryDirectory(prefix="alveole-bench-") as name:
        bare, worn = Path(name) / "bare", Path(name) / "worn"
        for home in (bare, worn):
            a_life(home, documents=2, years=1)
        wear(worn, count)
        yield from asked(bare, worn, count, times)
        yield from painted(bare, worn, count, times)


def wear(home: Path, count: int) -> None:
    """Add so many readings, the last one of now."""
    now = int(time.time())
    with closing(Starters(home).door) as door:
        traces = door.unlock("passphrase", PHRASE).traces
        for start in range(0, count, _AT_ONCE):
            ranks = range(start, min(start + _AT_ONCE, count))
            traces.add(TRACE, [_reading(now, rank) for rank in ranks])


def _reading(now: int, rank: int) -> Point:
    return Point(now - 60 * _MINUTES * rank, 70 + rank * 37 % 130)


def asked(bare: Path, worn: Path, count: int, times: int) -> Iterator[Goal]:
    """P48: what the tiles ask, beside the same home without a sensor; the figures."""
    with (
        closing(Starters(bare).door) as one,
        closing(Starters(worn).door) as other,
    ):
        plain = one.unlock("passphrase", PHRASE)
        house = other.unlock("passphrase", PHRASE)
        yield ratio(
            "P48",
            "measures.tiles_asked",
            ours=house.panel.faces,
            reference=("the same home without a sensor", plain.panel.faces),
            limit=1.3,
            work=f"sixteen tiles, {count} readings, a year of measures",
            count=times,
        )
        yield glance(house, count, times)


def glance(house: House, count: int, times: int) -> Goal:
    """P48: the figures and the typical day of three months."""
    sensor = house.measuring.sensor
    look = partial(sensor.glance, 90)
    look()
    return limited(
        "P48",
        "measures.sensor_asked",
        [cpu_seconds(look) * 1e3 for _ in range(times)],
        unit="ms",
        limit=400,
        work=f"90 days of {count} readings: shares, typical day; processor time",
    )


def painted(bare: Path, worn: Path, count: int, times: int) -> Iterator[Goal]:
    """P49: from a click to the tiles; every page stays open."""
    with (
        Browser.launched() as browser,
        served([MAIN, *APP], worn) as mine,
        served([MAIN, *APP], bare) as theirs,
        served(EMPTY, bare) as nothing,
        browser.page(mine) as page,
        browser.page(theirs) as plain,
        browser.page(nothing) as empty,
    ):
        for one in (page, plain):
            _unlocked(one)
        empty.appear("turn")
        spent: tuple[list[float], list[float], list[float]] = ([], [], [])
        for _ in range(times):
            spent[0].append(_opened(page))
            spent[1].append(_opened(plain))
            spent[2].append(_turned(empty))
    work = f"{count} readings: a click to the first of sixteen tiles, nine curves"
    yield compared(
        "P49",
        "measures.painted",
        spent[:2],
        reference="the same screen of a home without a sensor",
        limit=1.3,
        work=work,
    )
    yield compared(
        "P49",
        "measures.painted_beside_empty",
        (spent[0], spent[2]),
        reference="a bare Flet page with 100 rows",
        limit=3,
        work=work,
        binding=False,  # what nine curves cost a browser that draws without a card
    )


def _unlocked(page: Opened) -> None:
    page.appear("unlock-open")
    page.fill("unlock-secret", PHRASE)
    page.press("unlock-open")
    page.appear("nav-health")


def _opened(page: Opened) -> float:
    """Return the seconds from a click on the card to a tile."""
    page.press("nav-health")
    page.appear("health-measures")
    started = time.perf_counter()
    page.press("health-measures")
    page.appear("kind-", "^")
    return time.perf_counter() - started


def _turned(empty: Opened) -> float:
    started = time.perf_counter()
    empty.press("turn")
    empty.appear("row-", "^")
    spent = time.perf_counter() - started
    empty.press("turn")
    empty.vanish("row-", "^")
    return spent
