"""The table of readings says every point, exactly, and any program reads it."""

import csv
import io
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading import DAY, Kept, Point, Stretch, Trace
from app.flows.traces.tables import HEADER, _quoted, table
from tests.app.flows.traces.conftest import GLUCOSE, TraceHome
from tests.storage.samples import SPACE

START = 20_000 * DAY
SCALED = Trace("interstitial-glucose", 'device:"x", left', "g/L", 2)
SEASON = [Point(START + n * 900, 100 + n % 90, n % 16) for n in range(96 * 70)]

Table = dict[tuple[str, str, str], list[tuple[int, Decimal, int]]]


def told(home: TraceHome) -> str:
    return b"".join(table(home.vault.traces, SPACE)).decode()


def read(text: str) -> Table:
    """Read the table as any other program would."""
    found: Table = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        at = int(datetime.fromisoformat(row["time"]).timestamp())
        point = at, Decimal(row["value"]), int(row["flags"])
        found.setdefault((row["code"], row["source"], row["unit"]), []).append(point)
    return found


def exact(trace: Trace, points: list[Point]) -> list[tuple[int, Decimal, int]]:
    return [(one.t, trace.exact(one.value), one.flags) for one in points]


@pytest.mark.covers("C-160")
def test_every_point_comes_back_exactly(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, SEASON)
    home.traces.add(SCALED, SEASON[:300])
    assert read(told(home)) == {
        (GLUCOSE.code, GLUCOSE.source, GLUCOSE.unit): exact(GLUCOSE, SEASON),
        (SCALED.code, SCALED.source, SCALED.unit): exact(SCALED, SEASON[:300]),
    }


def test_a_value_keeps_its_digits(home: TraceHome) -> None:
    home.traces.add(SCALED, [Point(START, 100)])
    assert told(home).splitlines()[1].endswith(",2024-10-04T00:00:00Z,1.00,0")


def test_a_space_without_points_has_a_heading_alone(home: TraceHome) -> None:
    assert told(home) == HEADER


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_begins_a_formula(sign: str) -> None:
    assert _quoted(sign + "1") == f'"\'{sign}1"'


class Far:
    """Traces so long that reading them whole would be seen."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def kept(self, *_: object) -> list[Kept]:
        return [Kept(GLUCOSE, Point(START, 1), Point(START + 400 * DAY, 1))]

    def points(self, _space: bytes, _trace: Trace, within: Stretch) -> list[Point]:
        self.asked.append(within.until - within.since)
        return []


@pytest.mark.filterwarnings("error")
def test_a_long_trace_is_read_by_months() -> None:
    far = Far()
    list(table(far, SPACE))  # type: ignore[arg-type]
    assert max(far.asked) < 28 * DAY
    assert sum(far.asked) >= 400 * DAY - len(far.asked)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1))
def test_any_code_is_one_cell(text: str) -> None:
    (row,) = csv.reader(io.StringIO(_quoted(text), newline=""))
    assert row in ([text], ["'" + text])
