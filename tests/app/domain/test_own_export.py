"""A file of ours says exactly what it was written from."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading
from app.domain.harvest import Strand
from app.domain.own_export import WRONG, identity_of, measured, read, written
from app.domain.reading import Point, Trace

TRACE = Trace("interstitial-glucose", "device:glucose_sensor", "mg/dL", 1)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MEASURE: dict[str, Any] = {
    "kind": "body-weight",
    "values": ["71.20"],
    "unit": "kg",
    "at": "2026-11-21T08:00:00+01:00",
    "when": "2026-11-21",
    "source": "typed",
    "key": "ab" * 32,
    "entry": "cd" * 16,
}
POINTS: dict[str, Any] = {
    "trace": {"code": "x", "source": "import:y", "unit": "mg/dL", "scale": 0},
    "points": [[0, 1, 2], [60, 3, 2]],
}


def through(item: Reading | Strand) -> list[Reading | Strand]:
    lines = [json.dumps(line) for line in written(item)]
    return [read(json.loads(line)) for line in lines]


@given(
    st.lists(st.decimals(-999, 9999, places=2), min_size=1, max_size=3),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=ZONES),  # noqa: DTZ001 - given zones
    st.binary(min_size=32, max_size=32),
)
def test_a_measure_comes_back_exactly(
    values: list[Decimal], at: datetime, key: bytes
) -> None:
    one = measured(
        "blood-pressure",
        values,
        "mm[Hg]",
        at,
        when="2026-11",
        source="typed",
        key=key,
        entry="ab" * 16,
    )
    assert through(one) == [one]
    (back,) = through(one)
    assert isinstance(back, Reading)
    assert [str(part) for part in (back.parts or (back.value,))] == list(
        map(str, values)
    )


@given(st.sets(st.integers(0, 10**9), min_size=1, max_size=2_500))
def test_points_come_back_exactly_a_thousand_a_line(instants: set[int]) -> None:
    points = tuple(Point(t, t % 977, t % 8) for t in sorted(instants))
    back = through(Strand(TRACE, identity_of(TRACE.source), points))
    assert tuple(p for one in back if isinstance(one, Strand) for p in one.points) == (
        points
    )
    assert len(back) == -(-len(points) // 1_000)


def test_honest_lines_are_read() -> None:
    weight, strand = read(MEASURE), read(POINTS)
    assert isinstance(weight, Reading)
    assert isinstance(strand, Strand)
    assert weight.stamp.at == datetime(2026, 11, 21, 7, tzinfo=UTC)


WRONG_MEASURES: list[dict[str, Any]] = [
    {"kind": "../x"},
    {"values": []},
    {"values": ["1e9"]},
    {"values": ["NaN"]},
    {"values": [71]},
    {"values": ["1"] * 5},
    {"unit": "k\x1bg"},
    {"unit": "k" * 200},
    {"at": "2026-11-21T08:00:00"},
    {"at": "hier"},
    {"key": "ab"},
    {"key": "xy" * 32},
    {"source": None},
    {"entry": 7},
]


@pytest.mark.parametrize("change", WRONG_MEASURES, ids=map(repr, range(14)))
def test_a_line_that_is_none_of_ours_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(WRONG):
        read(MEASURE | change)


@pytest.mark.parametrize(
    "change",
    [
        {"points": []},
        {"points": [[60, 1, 0], [0, 1, 0]]},
        {"points": [[0, 1.5, 0]]},
        {"points": [[0, True, 0]]},
        {"points": [[0]]},
        {"points": [[0, 1, 99]]},
        {"points": 7},
        {"trace": {"code": "x", "source": "typed", "unit": "mg/dL", "scale": 0}},
        {"trace": {"code": "x", "source": "import:y", "unit": "é", "scale": 0}},
        {"trace": {"code": "x", "source": "import:y", "unit": "mg/dL", "scale": 99}},
        {"trace": {}},
    ],
    ids=map(repr, range(11)),
)
def test_points_no_segment_holds_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(WRONG):
        read(POINTS | change)
