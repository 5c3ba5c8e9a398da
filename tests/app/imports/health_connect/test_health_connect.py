"""An export of Health Connect gives its readings; what it could run never runs."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Strand
from app.imports import Confidence, reader_of
from app.imports.health_connect import READER, harvest, owns, sniff
from sync.airlock.parent import SealedAirlock
from tests.fictitious.archives import zipped
from tests.fictitious.health_connect import MORNING, Rows, instant, span, tables

ASKING = Asking("Europe/Paris")
DAY = 24 * 60


def harvested(rows: Rows) -> list[Item]:
    return list(harvest(tables(rows), ASKING))


@pytest.mark.covers("C-037")
@pytest.mark.parametrize(
    ("table", "said", "kind", "kept", "unit"),
    [
        ("weight_record_table", {"weight": 71250.0}, "body-weight", "71.25", "kg"),
        ("height_record_table", {"height": 1.7}, "body-height", "170", "cm"),
        (
            *("body_temperature_record_table", {"temperature": 37.2}),
            *("body-temperature", "37.2", "Cel"),
        ),
        (
            *("oxygen_saturation_record_table", {"percentage": 97.0}),
            *("oxygen-saturation", "97", "%"),
        ),
        (
            *("blood_glucose_record_table", {"level": 5.5, "specimen_source": "2"}),
            *("blood-glucose", "99", "mg/dL"),
        ),
    ],
)
def test_a_value_is_kept_in_the_unit_of_its_kind(
    table: str, said: dict[str, Any], kind: str, kept: str, unit: str
) -> None:
    (found,) = harvested({table: [instant(**said)]})
    assert isinstance(found, Reading)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(kept), unit)
    assert found.stamp.at
    assert found.stamp.at.isoformat() == "2026-11-20T07:30:00+01:00"


def test_a_pressure_has_its_two_numbers() -> None:
    line = instant(systolic=128.0, diastolic=82.0)
    (found,) = harvested({"blood_pressure_record_table": [line]})
    assert isinstance(found, Reading)
    assert found.parts == (Decimal(128), Decimal(82))
    assert found.value is None


def test_a_device_is_named_where_it_is_told_else_the_app() -> None:
    lines = [instant(weight=71000.0, device_info_id=1), instant(9, weight=71000.0)]
    found = harvested({"weight_record_table": lines})
    devices = [one.device for one in found if isinstance(one, Reading)]
    assert [one.model for one in devices] == ["Pèse-personne", "Balance"]
    assert devices[0].key != devices[1].key


def test_the_meal_is_kept_beside_the_glucose() -> None:
    line = instant(level=5.5, specimen_source="2", relation_to_meal="2")
    (found,) = harvested({"blood_glucose_record_table": [line]})
    assert isinstance(found, Reading)
    assert found.context == (("meal", "fasting"),)


def test_what_a_sensor_says_is_a_trace() -> None:
    many = [instant(rank, level=5.5, specimen_source="0") for rank in range(30)]
    (strand,) = harvested({"blood_glucose_record_table": many})
    assert isinstance(strand, Strand)
    assert (strand.trace.code, strand.points[0].value) == ("interstitial-glucose", 99)
    within = [instant(level=6.0, specimen_source="1")]
    (strand,) = harvested({"blood_glucose_record_table": within})
    assert isinstance(strand, Strand)


def test_beats_are_found_by_what_wrote_them() -> None:
    series: list[dict[str, object]] = [
        {
            "parent_key": 7,
            "beats_per_minute": 60 + n,
            "epoch_millis": MORNING + n * 1000,
        }
        for n in range(3)
    ]
    parent = span(row_id=7, app_info_id=2)
    (strand,) = harvested(
        {
            "heart_rate_record_table": [parent],
            "heart_rate_record_series_table": series,
        }
    )
    assert isinstance(strand, Strand)
    assert [point.value for point in strand.points] == [60, 61, 62]
    assert strand.device.model == "Montre"
    assert strand.trace.code == "heart-rate"


def test_steps_are_those_of_one_source_and_the_last_day_is_not_over() -> None:
    lines = [
        span(count=4000),
        span(60, count=3000, app_info_id=2),
        span(90, count=2500, app_info_id=2),
        span(DAY, count=10),
    ]
    total, unfinished = harvested({"steps_record_table": lines})
    assert isinstance(total, Reading)
    assert (total.value, total.stamp.raw) == (Decimal(5500), "2026-11-20")
    assert isinstance(unfinished, Rejected)
    assert unfinished.raw == b"2026-11-21 10"


def test_what_we_do_not_keep_is_counted() -> None:
    found = harvested({"body_fat_record_table": [instant(percentage=24.0)] * 2})
    assert found == [
        Rejected("nothing", b"2 body_fat_record_table", "body_fat_record_table")
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (instant(weight="lourd"), "value"),
        (instant(weight=None), "value"),
        (instant(weight=1e300), "value"),
        (instant(weight=71000.0) | {"time": None}, "line"),
        (instant(weight=71000.0) | {"time": 1 << 60}, "line"),
        (instant(weight=71000.0) | {"zone_offset": 1 << 40}, "line"),
    ],
)
def test_a_line_that_cannot_be_read_is_said(
    line: dict[str, object], reason: str
) -> None:
    (found,) = harvested({"weight_record_table": [line]})
    assert isinstance(found, Rejected)
    assert found.reason == reason


def test_the_same_line_has_the_same_key_in_another_export() -> None:
    same = instant(weight=71000.0)
    (one,) = harvested({"weight_record_table": [same]})
    two = harvested({"weight_record_table": [instant(5, weight=70000.0), same]})[1]
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert one.key == two.key


WEIGHED: Rows = {"weight_record_table": [instant(weight=71250.0)]}


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_export_is_recognised_by_its_tables(*, wrapped: bool) -> None:
    content = tables(WEIGHED)
    if wrapped:
        content = zipped({"health_connect_export.db": content})
    assert sniff(content[:4096], "x") is Confidence.SURE
    assert reader_of(content, "x.zip") is READER


def test_another_base_is_left_to_the_others() -> None:
    other = tables(WEIGHED).replace(
        b"application_info_table", b"application_gone_table"
    )
    assert not owns(other)
    assert not owns(zipped({"a.db": b"a"}))
    assert not owns(zipped({"a.txt": b"a"}))
    assert sniff(b"SQLite format 2", "x") is Confidence.NO


@pytest.mark.covers("C-001")
def test_the_airlock_gives_the_same(an_airlock: SealedAirlock) -> None:
    content = zipped({"health_connect_export.db": tables(WEIGHED)})
    sheaves = an_airlock.harvest(content, ASKING, name="x.zip")
    found = [item for sheaf in sheaves for item in sheaf]
    assert found == list(harvest(content, ASKING)) != []


WHOLE = tables(
    WEIGHED
    | {"steps_record_table": [span(count=9)], "blood_glucose_record_table": [instant()]}
)


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=40
    )
)
def test_any_damage_gives_items_or_a_refusal(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(WHOLE)
    for at, byte in changes:
        damaged[at] = byte
    with suppress(Refused):
        list(harvest(bytes(damaged), ASKING))
