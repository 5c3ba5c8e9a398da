"""Entries of Nightscout: what a sensor and strips say; errors are no glucose."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected, Special
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Strand
from app.imports import Confidence
from app.imports.nightscout import READER, harvest, sniff

REAL = Path(__file__).parents[4] / "shared/data/devices/nightscout_entries_oref0.json"
PARIS = Asking("Europe/Paris")
AT = 1_527_924_300_000
SINCE = 1_420_070_400_000
SGV = {"type": "sgv", "sgv": 101, "date": AT, "device": "xDrip"}
MBG = {"type": "mbg", "mbg": 104, "date": AT, "device": "meter", "_id": "1"}


def harvested(*entries: dict[str, Any]) -> list[Item]:
    return list(harvest(json.dumps(entries).encode(), PARIS))


@pytest.mark.covers("C-037")
def test_an_export_in_the_real_shape_gives_its_six_entries() -> None:
    if not REAL.exists():
        pytest.skip("the export is not beside this tree")
    (strand,) = harvest(REAL.read_bytes(), PARIS)
    assert isinstance(strand, Strand)
    assert (strand.trace.unit, len(strand.points)) == ("mg/dL", 6)
    assert strand.points[-1][:2] == (AT // 1000, 101)


def test_a_strip_is_a_reading_keyed_by_its_own_identifier() -> None:
    strip, again = harvested(MBG, MBG | {"date": AT + 5})
    assert isinstance(strip, Reading)
    assert (strip.kind, strip.value, strip.unit) == (
        "blood-glucose",
        Decimal(104),
        "mg/dL",
    )
    assert strip.stamp.at == datetime.fromtimestamp(AT / 1000, UTC)
    assert strip.device.key == "file:nightscout|meter"
    assert isinstance(again, Rejected)
    assert again.reason == "repeated"


@pytest.mark.parametrize("code", [1, 10, 38])
def test_an_error_of_the_sensor_is_no_glucose(code: int) -> None:
    (reading,) = harvested(SGV | {"sgv": code})
    assert isinstance(reading, Reading)
    assert reading.value is Special.NAN


@pytest.mark.parametrize("told", [101, "102", 101.0, 101.5])
def test_a_number_is_read_however_the_site_wrote_it(told: object) -> None:
    (strand,) = harvested(SGV | {"sgv": told})
    assert isinstance(strand, Strand)
    assert strand.trace.exact(strand.points[0].value) == Decimal(str(told))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"sgv": None}, "value"),
        ({"sgv": {"$gt": 1}}, "value"),
        ({"date": "hier"}, "line"),
        ({"date": -1}, "line"),
        ({"date": 10**20}, "line"),
        ({"date": 0}, "line"),
        ({"date": AT // 1000}, "line"),
        ({"date": SINCE - 1}, "line"),
        ({"type": "mbg", "mbg": 104, "date": AT // 1000}, "line"),
        ({"type": "cal"}, "nothing"),
        ({"type": ["sgv"]}, "nothing"),
    ],
)
def test_what_is_no_reading_is_said(changed: dict[str, Any], reason: str) -> None:
    (odd,) = harvested(SGV | changed)
    assert isinstance(odd, Rejected)
    assert (odd.reason, odd.where) == (reason, "1")


def test_an_entry_of_the_first_year_is_read() -> None:
    (strand,) = harvested(SGV | {"date": SINCE})
    assert isinstance(strand, Strand)
    assert strand.points[0].t == SINCE // 1000


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (b'[{"type": "sgv", "date": 1', Confidence.NO),
        (json.dumps([SGV, SGV]).encode()[:-20], Confidence.SURE),
        (b'[{"type": "cal", "date": 1}]', Confidence.SURE),
        (b'[{"type": "sgv"}]', Confidence.NO),
        (b'{"resourceType": "Bundle"}', Confidence.NO),
        (b"[]", Confidence.NO),
    ],
)
def test_only_its_own_entries_are_recognised(head: bytes, sure: Confidence) -> None:
    assert sniff(head, "entries.json") is sure


def test_it_is_no_document() -> None:
    found = READER.read(b"[]")
    assert (found.export, found.title) == ("nightscout", READER.brand)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=4,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"type": st.just("sgv") | JSON, "sgv": JSON, "date": JSON, "device": JSON}
        ),
        max_size=5,
    )
)
def test_any_entries_are_said_or_refused(entries: list[dict[str, Any]]) -> None:
    with suppress(Refused):
        harvested(*entries)
