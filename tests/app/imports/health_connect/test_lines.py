"""A line says when, by whom and how much, or is not believed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gates.tables import Tables
from app.imports.health_connect.lines import Sources, at_of, number_of, raw_of
from tests.fictitious.health_connect import MORNING, tables


def test_an_instant_is_on_the_clock_of_the_record() -> None:
    at = at_of({"time": MORNING, "zone_offset": 3600})
    assert at
    assert (at.t, at.day, at.raw) == (MORNING // 1000, "2026-11-20", f"{MORNING} +3600")


@given(st.one_of(st.integers(), st.floats(), st.text(), st.none()))
def test_any_time_is_an_instant_or_none(value: float | str | None) -> None:
    for line in ({"time": value, "zone_offset": 0}, {"time": 0, "zone_offset": value}):
        found = at_of(line)
        assert found is None or found.local.tzinfo is not None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (70500.0, "70500.0"),
        (71249.99999999999, "71250.0"),
        (60, "60"),
        (float("nan"), None),
        (float("inf"), None),
        (10**30, None),
        ("60", None),
        (None, None),
    ],
)
def test_a_number_has_no_more_digits_than_were_measured(
    value: float | str | None, found: str | None
) -> None:
    assert number_of(value) == (None if found is None else Decimal(found))


def test_what_a_line_says_is_kept_in_words() -> None:
    assert raw_of({"time": 1, "weight": 2.5}) == b"time=1 weight=2.5"


def test_an_unknown_app_is_a_source_of_its_own() -> None:
    sources = Sources.of(Tables(tables({})))
    known = sources.device({"app_info_id": 1})
    unknown = sources.device({"app_info_id": 9})
    assert (known.model, unknown.model) == ("Balance", "")
    assert known.key != unknown.key
    assert sources.device({"app_info_id": 1}) is known
