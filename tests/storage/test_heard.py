"""What was heard is written and read back whole, whatever a device stated."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

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
    Way,
)
from storage.heard import packed, unpacked

NUMBERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(Special)
)
TEXTS = st.text(max_size=20)
STAMPS = st.builds(
    Stamp,
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(TimeSource),
    TEXTS,
    st.none() | st.timedeltas(timedelta(days=-9999), timedelta(days=9999)),
    st.sampled_from(Fold),
)
READINGS = st.builds(
    Reading,
    kind=TEXTS,
    value=st.none() | NUMBERS,
    unit=TEXTS,
    stated=st.builds(Stated, TEXTS, TEXTS, st.binary(max_size=40)),
    stamp=STAMPS,
    device=st.builds(DeviceIdentity, *([TEXTS] * 10)),
    key=st.binary(min_size=32, max_size=32),
    way=st.sampled_from(Way),
    slot=st.none() | st.integers(0, 254),
    marks=st.frozensets(st.sampled_from(Mark)),
    parts=st.lists(NUMBERS, max_size=3).map(tuple),
    context=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
)


@given(READINGS)
def test_a_reading_is_read_back_as_it_was(said: Reading) -> None:
    again = unpacked(packed(said))
    assert again == said
    assert str(getattr(again, "value", "")) == str(said.value)


@given(st.builds(Rejected, TEXTS, st.binary(max_size=40), TEXTS, st.binary()))
def test_what_could_not_be_read_keeps_its_bytes_and_what_was_noted(
    said: Rejected,
) -> None:
    again = unpacked(packed(said))
    assert again == said
    assert isinstance(again, Rejected)
    assert again.around == said.around


def test_what_an_older_version_set_aside_is_read_back() -> None:
    assert unpacked('["crc", "0102", "2aa7"]') == Rejected("crc", b"\1\2", "2aa7")


def test_a_number_keeps_the_digits_it_was_stated_with() -> None:
    at = Stamp(datetime(2026, 11, 21, tzinfo=UTC), TimeSource.DEVICE)
    who = DeviceIdentity("sys:1", "x")
    said = Reading(
        "body-weight", Decimal("72.50"), "kg", Stated("72.50", "kg"), at, who,
        b"k" * 32, Way.STORED,
    )  # fmt: skip
    assert json.loads(packed(said))["value"] == "72.50"
