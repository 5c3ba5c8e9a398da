"""The tables of Withings give their values by the names of their columns."""

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Fold, Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Strand
from app.imports import Confidence, reader_of
from app.imports.withings import READER, harvest, owns, sniff
from sync.airlock.parent import SealedAirlock
from tests.fictitious.archives import zipped

ASKING = Asking("Europe/Paris")
WEIGHT = """Date,"Weight (kg)","Fat mass (kg)","Bone mass (kg)","Muscle mass (kg)",\
"Hydration (kg)",Comments
"2026-11-20 07:30:00",71.25,16.4,3.4,51.4,38.1,
"2026-11-19 07:05:01",71.6,,,,,"après, le sport"
"""
POIDS = """Date;Poids (kg);Masse grasse (kg);Masse osseuse (kg)
20/11/2026 07:30;71,25;16,4;3,4
"""
HEART = """Date,"Heart rate",Systolic,Diastolic,Comments
"2026-11-20 08:15:00",58,128,82,
"2026-11-19 08:15:00",61,,,
"""
HEIGHT = 'Date,"Height (m)",Comments\n"2026-11-20 08:15:00",1.70,\n'
BEATS = """start,duration,value
2026-11-20T07:30:00+01:00,"[60,60]","[62,64]"
2026-11-20T07:40:00+01:00,[60],[70]
"""
STEPS = "date,value\n2026-11-18,4000\n2026-11-19,5500\n2026-11-20,12\n"
WHOLE = {
    "weight.csv": WEIGHT.encode(),
    "bp.csv": HEART.encode(),
    "height.csv": HEIGHT.encode(),
    "raw_hr_hr.csv": BEATS.encode(),
    "aggregates_steps.csv": STEPS.encode(),
    "sleep.csv": b"from,to\n1,2\n",
    "photo.jpg": b"\xff\xd8",
}


def harvested(text: str) -> list[Item]:
    return list(harvest(text.encode(), ASKING))


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("table", [WEIGHT, POIDS])
def test_a_weight_is_read_in_both_languages(table: str) -> None:
    found = harvested(table)[0]
    assert isinstance(found, Reading)
    assert (found.kind, found.value, found.unit) == (
        "body-weight",
        Decimal("71.25"),
        "kg",
    )
    assert found.stamp.at
    assert found.stamp.at.isoformat() == "2026-11-20T07:30:00+01:00"
    assert dict(found.context)["fat-mass"].replace(",", ".") == "16.4 kg"


@pytest.mark.covers("C-037")
def test_a_weight_of_many_years_ago_is_kept() -> None:
    old = harvested(WEIGHT.replace("2026-11", "2009-05"))
    assert [one.stamp.at for one in old if isinstance(one, Reading)] == [
        datetime(2009, 5, 20, 5, 30, tzinfo=UTC),
        datetime(2009, 5, 19, 5, 5, 1, tzinfo=UTC),
    ]


def test_a_cuff_gives_a_pressure_and_a_pulse() -> None:
    pressure, pulse, alone = harvested(HEART)
    assert isinstance(pressure, Reading)
    assert pressure.parts == (Decimal(128), Decimal(82))
    for one, value in ((pulse, 58), (alone, 61)):
        assert isinstance(one, Reading)
        assert (one.kind, one.value) == ("heart-rate", Decimal(value))


def test_a_height_in_metres_is_kept_in_centimetres() -> None:
    (found,) = harvested(HEIGHT)
    assert isinstance(found, Reading)
    assert (found.value, found.unit) == (Decimal(170), "cm")


def test_the_hour_that_comes_twice_is_said() -> None:
    (found,) = harvested(
        'Date,"Weight (kg)","Fat mass (kg)"\n2026-10-25 02:30:00,71,\n'
    )
    assert isinstance(found, Reading)
    assert found.stamp.fold is Fold.AMBIGUOUS


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2026-11-20 07:30:00,lourd,\n", "value"),
        ("hier,71,\n", "line"),
        ("2026-11-20 07:30:00,,\n", "nothing"),
    ],
)
def test_a_line_that_cannot_be_read_is_said(line: str, reason: str) -> None:
    (found,) = harvested('Date,"Weight (kg)","Fat mass (kg)"\n' + line)
    assert isinstance(found, Rejected)
    assert found.reason == reason


def test_pounds_are_known_by_the_name_of_the_column() -> None:
    (found,) = harvested(
        'Date,"Weight (lb)","Fat mass (lb)"\n2026-11-20 07:30:00,150,\n'
    )
    assert isinstance(found, Reading)
    assert found.value == Decimal("68.039")


@pytest.mark.covers("C-037")
def test_the_archive_gives_all_its_tables() -> None:
    found = list(harvest(zipped(WHOLE), ASKING))
    kinds = [one.kind for one in found if isinstance(one, Reading)]
    assert sorted(kinds) == [
        "blood-pressure",
        "body-height",
        *["body-weight"] * 2,
        *["heart-rate"] * 2,
        *["steps-by-day"] * 2,
    ]
    (strand,) = [one for one in found if isinstance(one, Strand)]
    assert [point.value for point in strand.points] == [62, 64, 70]
    left = [one.raw for one in found if isinstance(one, Rejected)]
    assert left == [b"2026-11-20,12", b"sleep.csv"]


def test_the_same_table_read_again_has_the_same_keys() -> None:
    one, two = (
        [item.key for item in harvested(WEIGHT) if isinstance(item, Reading)]
        for _ in range(2)
    )
    assert one == two
    assert len(set(one)) == 2


@pytest.mark.parametrize(
    "content", [WEIGHT.encode(), POIDS.encode(), HEART.encode(), zipped(WHOLE)]
)
def test_an_export_is_recognised_by_its_columns(content: bytes) -> None:
    assert sniff(content[:4096], "x") is Confidence.SURE
    assert reader_of(content, "x") is READER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Date,Comments\n",
        HEIGHT.encode(),
        STEPS.encode(),
        zipped({"a.csv": b"Date,Weight\n"}),
        zipped({"a.txt": b""}),
        b"PK\3\4",
    ],
)
def test_another_table_is_left_to_the_others(content: bytes) -> None:
    assert not (sniff(content[:4096], "x.csv") and owns(content))


def test_the_airlock_gives_the_same(an_airlock: SealedAirlock) -> None:
    content = zipped(WHOLE)
    sheaves = an_airlock.harvest(content, ASKING, name="x.zip")
    found = [item for sheaf in sheaves for item in sheaf]
    assert found == list(harvest(content, ASKING))


@given(
    st.text(alphabet='0123456789,;."\n-: ()kg', max_size=200), st.binary(max_size=20)
)
def test_any_table_gives_items_or_a_refusal(text: str, tail: bytes) -> None:
    for head in (
        'Date,"Weight (kg)","Fat mass (kg)"\n',
        "Date;Systolic;Diastolic\n",
        "",
    ):
        with suppress(Refused):
            harvested(head + text + tail.decode("latin-1"))
