"""Devices over the air: a sensor of another process, a meter whose link is cut."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.devices import driver_for
from app.domain.dialogue import Outcome
from bench.pairs import Goal, limited
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.stage import Joined
from tests.ble import test_faults as faults
from tests.sync.radio.studio import Paper, air

MAIN: Final = str(Path(__file__).parents[1] / "main.py")
DAYS, SESSIONS, A_DAY = 45, 2, 288
RECORDS: Final = 40
OVER: Final = (Outcome.COMPLETE,)


@contextmanager
def lab(days: int) -> Iterator[str]:
    """Play the virtual devices in a process; give the name of their radio."""
    words = [sys.executable, MAIN, "lab", "--port", "0", "--days", str(days), "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        try:
            yield json.loads(str(process.stdout and process.stdout.readline()))["radio"]
        finally:
            process.terminate()


async def read(name: str) -> tuple[float, int]:
    """Read the sensor of that radio; return the seconds, and how many points came."""
    radio, paper = Bluetooth(Joined(name), air(driver_for, pace=1)), Paper()
    heard = {driver.name: (driver, advert) async for driver, advert in radio.scan(1)}
    began = time.monotonic()
    outcome = await radio.talk(*heard["glucose_sensor"], paper)
    spent = time.monotonic() - began
    await radio.close()
    return spent, len({one.key for one in paper.readings}) * (outcome in OVER)


def sessions(days: int) -> tuple[float, int]:
    """Read two sessions of a sensor; return the seconds, and how many points came."""
    spent, came = 0.0, 0
    for _ in range(SESSIONS):
        with lab(days) as name:
            seconds, count = asyncio.run(read(name))
        spent, came = spent + seconds, came + count
    return spent, came


def cut(k: int) -> tuple[int, int]:
    """Cut the link at record *k*; return reconnections, and records lost or doubled."""
    records = [faults.record(number) for number in range(1, RECORDS + 1)]
    theatre = faults.meter(records)
    asyncio.run(theatre.read(drops={k}))
    kept = theatre.values("blood-glucose")
    expected = sorted(str(80 + number) for number in range(1, RECORDS + 1))
    return theatre.reconnections - 1, int(kept != expected)


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P43 and P44."""
    days = 1 if quick else DAYS
    spent, came = sessions(days)
    asked = SESSIONS * days * A_DAY
    over = f"{asked} points of two sessions, over an encrypted link between processes"
    notes = {"processors": str(os.cpu_count())}
    yield limited(
        "P43", "devices.radio", [spent], unit="s", limit=60, work=over, notes=notes
    )
    yield limited(
        "P43", "devices.radio_lost", [asked - came], unit="points", limit=0, work=over
    )
    cuts = [cut(k) for k in ((7,) if quick else range(1, RECORDS + 1))]
    work = f"{len(cuts)} transfers of {RECORDS} records, each cut at another one"
    again, wrong = ([one[n] for one in cuts] for n in (0, 1))
    yield limited(
        "P44",
        "devices.cut_reconnections",
        [max(again)],
        unit="reconnections",
        limit=1,
        work=work,
    )
    yield limited(
        "P44",
        "devices.cut_lost_or_doubled",
        [sum(wrong)],
        unit="transfers",
        limit=0,
        work=work,
    )
