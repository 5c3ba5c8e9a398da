"""Who measures everything: two months of values, a month of a glucose sensor."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import sin, tau
from pathlib import Path

from app.domain.reading import Point, Trace
from app.flows.measuring.sensor import GLUCOSE
from main import Starters
from tests.e2e.conftest import PHRASE
from views.house import House

TRACE = Trace(GLUCOSE, "import:fictif", "mg/dL")


def measured(home: Path, *, days: int = 60) -> None:
    """Fill a home with the values of somebody who does not exist."""
    with closing(Starters(home).door) as door:
        fill(door.unlock("passphrase", PHRASE), days)


def fill(house: House, days: int) -> None:
    """Note a weight and a pressure a day, a glucose each third day, wear a sensor."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    add = house.measures.add
    for back in range(days, -1, -1):
        at = (now - timedelta(days=back, minutes=5)).isoformat()
        kilos = 74 - back / 8 + sin(back) / 3
        add("body-weight", [f"{kilos:.1f}"], at=at)
        high = round(132 + 6 * sin(back / 2))
        add("blood-pressure", [str(high), str(high - 50)], at=at)
        if back % 3 == 0:
            add("blood-glucose", [str(round(118 + 14 * sin(back)))], at=at)
    add("hba1c", ["7,2"])
    add("oxygen-saturation", ["97"])
    house.traces.add(TRACE, [_read(now, step) for step in range(days * 96)])


def _read(now: datetime, step: int) -> Point:
    """Return a reading of some quarters of an hour ago: meals, nights, days apart."""
    at = now - timedelta(minutes=15 * step)
    hour = at.hour + at.minute / 60
    meals = 55 * max(0, sin(tau * (hour - 6) / 6)) if hour > 6 else 0
    value = 108 + meals + 22 * sin(step / 37) + 9 * sin(step * 1.7)
    return Point(int(at.timestamp()), round(value))
