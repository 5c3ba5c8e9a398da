"""The archive of Google Takeout gives what Google Fit joined, each thing once."""

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Strand
from app.imports import Confidence, reader_of
from app.imports.google_fit import READER, harvest, owns, sniff
from sync.airlock.parent import SealedAirlock
from tests.fictitious.archives import zipped

ASKING = Asking("Europe/Paris")
MORNING = 1_795_156_200
"""20 November 2026, 7:30 in Paris, in seconds."""
DAY = 86_400
FOLDER = "Takeout/Fit/All Data/"


def point(*values: object, after: int = 0) -> dict[str, object]:
    nanos = (MORNING + after) * 10**9
    return {
        "fitValue": [{"value": one} for one in values],
        "originDataSourceId": "",
        "endTimeNanos": nanos,
        "startTimeNanos": nanos,
    }


def joined(sort: str, *points: object, how: str = "merge_x") -> bytes:
    source = f"derived:com.google.{sort}:com.google.android.gms:{how}"
    told = {"Data Source": source, "Data Points": points}
    return json.dumps(told, indent=2).encode()


def harvested(*streams: bytes) -> list[Item]:
    files = {f"{FOLDER}{rank}.json": one for rank, one in enumerate(streams)}
    return list(harvest(zipped(files), ASKING))


@pytest.mark.covers("C-037")
@pytest.mark.parametrize(
    ("sort", "value", "kind", "kept"),
    [
        ("weight", {"fpVal": 71.19999694824219}, "body-weight", "71.200"),
        ("height", {"fpVal": 1.7}, "body-height", "170"),
        ("blood_glucose", {"fpVal": 5.5}, "blood-glucose", "99"),
        ("oxygen_saturation", {"fpVal": 97}, "oxygen-saturation", "97"),
        ("body.temperature", {"fpVal": 37.2}, "body-temperature", "37.2"),
    ],
)
def test_a_value_is_kept_in_the_unit_of_its_kind(
    sort: str, value: object, kind: str, kept: str
) -> None:
    (found,) = harvested(joined(sort, point(value)))
    assert isinstance(found, Reading)
    assert (found.kind, found.value) == (kind, Decimal(kept))
    assert found.stamp.at
    assert found.stamp.at.isoformat() == "2026-11-20T07:30:00+01:00"


def test_a_pressure_has_its_two_numbers() -> None:
    values = [{"fpVal": 128}, {"fpVal": 82}, {"intVal": 1}]
    whole, half = harvested(
        joined("blood_pressure", point(*values), point(values[0], after=9))
    )
    assert isinstance(whole, Reading)
    assert whole.parts == (Decimal(128), Decimal(82))
    assert isinstance(half, Rejected)


def test_beats_are_a_trace() -> None:
    points = [point({"fpVal": 60 + rank}, after=rank) for rank in range(3)]
    (strand,) = harvested(joined("heart_rate.bpm", *points))
    assert isinstance(strand, Strand)
    assert [one.value for one in strand.points] == [60, 61, 62]


def test_steps_are_added_by_local_day_and_the_last_is_left() -> None:
    points = [point({"intVal": 100}, after=rank * DAY // 3) for rank in range(4)]
    steps = joined("step_count.delta", *points, how="estimated_steps")
    day, last = harvested(steps)
    assert isinstance(day, Reading)
    assert (day.value, day.stamp.raw) == (Decimal(300), "2026-11-20")
    assert isinstance(last, Rejected)
    assert last.raw == b"2026-11-21 100"


def test_what_repeats_the_joined_files_is_never_read_twice() -> None:
    raw = joined("weight", point({"fpVal": 71})).replace(b"derived:", b"raw:")
    assert harvested(raw, joined("calories.expended", point({"fpVal": 1}))) == [
        Rejected("nothing", b"calories.expended", "calories.expended")
    ]


@pytest.mark.parametrize(
    "bad",
    [
        {"fitValue": [], "startTimeNanos": 1},
        {"fitValue": [{"value": {"fpVal": 71}}]},
        {"fitValue": [{"value": {"fpVal": "71"}}], "startTimeNanos": MORNING * 10**9},
        {"fitValue": "71", "startTimeNanos": MORNING * 10**9},
        {"fitValue": [[]], "startTimeNanos": str(10**40)},
        {},
    ],
)
def test_a_point_that_cannot_be_read_is_said(bad: dict[str, object]) -> None:
    for sort in ("weight", "heart_rate.bpm", "step_count.delta"):
        found = harvested(joined(sort, bad))
        assert [type(one) for one in found] == [Rejected]


def test_the_archive_is_recognised_by_what_its_files_say() -> None:
    content = zipped({f"{FOLDER}a.json": joined("weight", point({"fpVal": 71}))})
    assert sniff(content[:4096], "x.zip") is Confidence.SURE
    assert reader_of(content, "takeout.zip") is READER


@pytest.mark.parametrize(
    "files", [{"a.json": b"{}"}, {"a.txt": b""}, {"a.json": b'{"Data Points": []}'}]
)
def test_another_archive_is_left_to_the_others(files: dict[str, bytes]) -> None:
    assert not owns(zipped(files))
    assert not owns(b"PK\3\4")


def test_the_airlock_gives_the_same(an_airlock: SealedAirlock) -> None:
    content = zipped({f"{FOLDER}a.json": joined("weight", point({"fpVal": 71}))})
    sheaves = an_airlock.harvest(content, ASKING, name="x.zip")
    found = [item for sheaf in sheaves for item in sheaf]
    assert found == list(harvest(content, ASKING)) != []


@given(st.text(alphabet='[]{}":,0123 fpVal', max_size=120), st.binary(max_size=20))
def test_any_file_gives_items_or_a_refusal(text: str, tail: bytes) -> None:
    start = joined("weight").partition(b"[")[0] + b"["
    with suppress(Refused):
        harvested(start + text.encode() + tail)
