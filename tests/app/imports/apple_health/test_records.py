"""The words of HealthKit, as its exports write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.apple_health.records import (
    device_of,
    mark_of,
    moment,
    raw_of,
    seconds,
    unit_of,
)

DEVICE = (
    "<<HKDevice: 0x2>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, "
    "hardware:Watch6,1, software:10.3>"
)


@given(st.datetimes(timezones=st.sampled_from([None])), st.integers(-840, 840))
def test_an_instant_is_the_one_of_its_offset(local: object, minutes: int) -> None:
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    text = f"{str(local)[:19]} {sign}{hours:02}{rest:02}"
    at = moment(text)
    assert seconds(text) == (int(at.timestamp()) if at else None)


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-20", "2026-13-01 00:00:00 +0100", "2026-11-20 24:00:00 +0100"],
)
def test_what_is_no_date_has_no_instant(text: str) -> None:
    assert (seconds(text), moment(text)) == (None, None)


def test_the_unit_of_moles_is_spelt_as_ours_whatever_the_mass_it_says() -> None:
    assert unit_of({"unit": "mmol<180.1558800000541>/L"}) == "mmol/L"
    assert unit_of({"unit": "mmol<180.15588>/L"}) == "mmol/L"
    assert unit_of({"unit": "kg"}) == "kg"


def test_a_source_is_known_by_a_mark_that_does_not_say_its_name() -> None:
    device = device_of({"sourceName": "Montre de Jeanne", "device": DEVICE})
    assert device.key == f"file:apple_health|{mark_of('Montre de Jeanne')}"
    assert (device.model, device.manufacturer) == ("Apple Watch", "Apple Inc.")
    assert "Jeanne" not in str(device)


def test_what_a_record_says_is_kept_in_its_words_never_at_length() -> None:
    assert raw_of({"type": "x", "value": "7"}) == b'type="x" value="7"'
    assert len(raw_of({"value": "7" * 9_999})) == 1_000
