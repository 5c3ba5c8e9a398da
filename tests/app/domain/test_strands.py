"""What a sensor says is gathered by trace, exact, each instant once."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import (
    DeviceIdentity,
    Fold,
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
)
from app.domain.harvest import POINTS_MAX, Item, Strand
from app.domain.reading import Flag
from app.domain.strands import Sample, Strands

NOON = 1_575_000_000
SENSOR = DeviceIdentity("file:x|1", "x")


def a_sample(
    value: Decimal | Special,
    t: int = NOON,
    *,
    unit: str = "mmol/L",
    digits: int = 1,
    stamp: Stamp | None = None,
) -> Sample:
    at = datetime.fromtimestamp(t, UTC)
    return Sample(
        "interstitial-glucose",
        "import:x",
        SENSOR,
        value,
        unit,
        digits,
        stamp or Stamp(at, TimeSource.FILE, str(t)),
        Stated(str(value), unit, b"line"),
        f"{t} {value}".encode().ljust(32),
        "7",
    )


def gathered(samples: list[Sample]) -> list[Item]:
    strands = Strands()
    found = [item for one in samples for item in strands.take(one)]
    return [*found, *strands.rest()]


def points(items: list[Item]) -> list[tuple[int, str]]:
    return [
        (point.t, format(item.trace.exact(point.value), "f"))
        for item in items
        if isinstance(item, Strand)
        for point in item.points
    ]


def test_values_are_exact_and_in_order_of_time() -> None:
    items = gathered([a_sample(Decimal("6.3"), NOON + 60), a_sample(Decimal(7))])
    assert points(items) == [(NOON, "7.0"), (NOON + 60, "6.3")]
    (strand,) = items
    assert isinstance(strand, Strand)
    assert {point.flags for point in strand.points} == {Flag.IMPORTED}


def test_a_finer_value_has_a_trace_of_its_own() -> None:
    items = gathered([a_sample(Decimal("6.3")), a_sample(Decimal("6.35"), NOON + 1)])
    assert points(items) == [(NOON, "6.3"), (NOON + 1, "6.35")]


def test_the_same_line_twice_is_one_point_and_is_said() -> None:
    items = gathered([a_sample(Decimal("6.3")), a_sample(Decimal("6.30"))])
    assert points(items) == [(NOON, "6.3")]
    assert Rejected("repeated", b"line", "7") in items


def test_two_values_of_one_minute_both_stay() -> None:
    texts = ("5.0", "4.9", "5.0")
    items = gathered([a_sample(Decimal(text)) for text in texts])
    assert points(items) == [(NOON, "5.0"), (NOON + 1, "4.9")]


def test_a_long_strand_is_given_before_the_end() -> None:
    strands = Strands()
    given = [
        item
        for n in range(POINTS_MAX + 1)
        for item in strands.take(a_sample(Decimal(5), NOON + n))
    ]
    assert [len(one.points) for one in given if isinstance(one, Strand)] == [POINTS_MAX]
    assert [len(one.points) for one in strands.rest() if isinstance(one, Strand)] == [1]


@pytest.mark.parametrize(
    ("value", "mark"), [(Special.NEG_INF, Mark.LOW), (Special.POS_INF, Mark.HIGH)]
)
def test_beyond_what_a_sensor_reads_is_never_a_point(
    value: Special, mark: Mark
) -> None:
    (reading,) = gathered([a_sample(value)])
    assert isinstance(reading, Reading)
    assert (reading.value, reading.unit) == (value, "mg/dL")
    assert reading.marks == {mark}


@pytest.mark.parametrize(
    "stamp",
    [
        Stamp(None, TimeSource.SUSPECT, "01-01-1970"),
        Stamp(datetime.fromtimestamp(NOON, UTC), TimeSource.FILE, fold=Fold.GAP),
    ],
    ids=["a clock nobody set", "an hour that never was"],
)
def test_an_uncertain_date_is_never_a_point(stamp: Stamp) -> None:
    (reading,) = gathered([a_sample(Decimal("5.5"), stamp=stamp)])
    assert isinstance(reading, Reading)
    assert (reading.value, reading.unit) == (Decimal(99), "mg/dL")
    assert (reading.stated.text, reading.stamp) == ("5.5", stamp)


def test_what_no_point_can_hold_is_a_reading() -> None:
    (reading,) = gathered([a_sample(Decimal(10) ** 11, unit="mg/dL", digits=0)])
    assert isinstance(reading, Reading)


def test_a_strip_taken_twice_is_said() -> None:
    strands, strip = Strands(), a_sample(Decimal(104), unit="mg/dL", digits=0)
    assert isinstance(strands.alone(strip), Reading)
    assert strands.alone(strip) == Rejected("repeated", b"line", "7")


@given(
    st.lists(st.tuples(st.integers(0, 50), st.decimals(1, 30, places=1)), max_size=40)
)
def test_nothing_is_lost_and_nothing_doubled(said: list[tuple[int, Decimal]]) -> None:
    items = gathered([a_sample(value, NOON + 60 * n) for n, value in said])
    found = [(t // 60 * 60, Decimal(text)) for t, text in points(items)]
    assert sorted(found) == sorted({(NOON // 60 * 60 + 60 * n, v) for n, v in said})
