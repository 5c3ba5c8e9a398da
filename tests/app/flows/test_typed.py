"""What is typed is read, converted, bounded and dated as the table says."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.flows.typed import is_child, read_date, read_values, require_plausible
from app.kinds import kind

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PARIS = timezone(timedelta(hours=1))


@pytest.mark.covers("C-030")
@pytest.mark.parametrize(
    ("code", "typed", "unit", "value"),
    [
        ("blood-glucose", "1.04", "", "104"),
        ("blood-glucose", "1,8", "", "180"),
        ("blood-glucose", "104", "", "104"),
        ("blood-glucose", "5.5", "mmol/L", "99.08580"),
        ("blood-glucose", "1.04", "g/l", "104"),
        ("body-weight", "150", "lb", "68.0388555"),
        ("blood-pressure", "17/10.5", "kPa", "127.51054"),
        ("body-temperature", "98.6", "°F", "37"),
        ("body-temperature", "100.4", "F", "38"),
        ("interstitial-glucose", "1,42", "", "142"),
        ("interstitial-glucose", "7", "mmol/L", "126.1092"),
        ("head-circumference", "465", "mm", "46.5"),
        ("oxygen-saturation", "97", "%O2", "97"),
        ("hba1c", "7,1", "%", "7.1"),
        ("respiratory-rate", "16", "", "16"),
        ("body-height", "1.75", "", "175"),
        ("body-height", "2,99", "", "299"),
        ("body-height", "3", "", "3"),
        ("body-height", "175", "", "175"),
    ],
)
def test_units_are_guarded(code: str, typed: str, unit: str, value: str) -> None:
    found = read_values(kind(code), [typed], unit)
    assert found.values[0] == Decimal(value)
    assert "E" not in format(found.values[0], "f")


@pytest.mark.parametrize("text", ["", "abc", "1e9", "NaN", "1.2.3", "12345678901", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"measure\.not_a_number"):
        read_values(kind("body-weight"), [text], "")


@given(st.text())
def test_any_text_gives_values_or_a_refusal(text: str) -> None:
    with suppress(Refused):
        assert len(read_values(kind("blood-pressure"), [text], "").values) == 2


@pytest.mark.parametrize("texts", [[], ["1", "2"]])
def test_the_number_of_values_counts(texts: list[str]) -> None:
    with pytest.raises(Refused, match=r"measure\.value_count"):
        read_values(kind("body-weight"), texts, "")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(Refused, match=r"measure\.unit_unknown"):
        read_values(kind("body-weight"), ["70"], "stone")


@pytest.mark.covers("C-030")
@pytest.mark.parametrize("typed", ["12.000", "12,000", "12 000", "12000"])
def test_a_count_written_with_thousands_apart_is_not_a_thousandth(typed: str) -> None:
    assert read_values(kind("steps-by-day"), [typed], "").values == (Decimal(12000),)


@pytest.mark.parametrize("typed", ["6 5", "72 5", "1 0400", "12 34,5"])
def test_a_space_is_never_taken_for_nothing(typed: str) -> None:
    with pytest.raises(Refused, match=r"measure\.not_a_number"):
        read_values(kind("body-weight"), [typed], "")


@pytest.mark.parametrize("typed", ["3 245", " 3245 ", "3\u202f245", "3 245 , 0"])
def test_a_space_sets_thousands_apart(typed: str) -> None:
    (value,) = read_values(kind("body-weight"), [typed], "g").values
    assert value == Decimal("3.245")


def test_a_baby_weighs_three_kilos_however_many_digits_follow() -> None:
    assert read_values(kind("body-weight"), ["3,245"], "").values == (Decimal("3.245"),)


def test_pain_and_steps_are_whole() -> None:
    with pytest.raises(Refused, match=r"measure\.not_whole"):
        read_values(kind("pain-severity"), ["4,5"], "")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("body-weight", "0.4"),
        ("body-weight", "501"),
        ("body-height", "19"),
        ("body-temperature", "98.6"),
        ("blood-glucose", "1001"),
        ("heart-rate", "19"),
        ("pain-severity", "11"),
        ("steps-by-day", "200001"),
        ("waist-circumference", "301"),
        ("bmi", "4.9"),
        ("head-circumference", "19"),
        ("hba1c", "25.1"),
        ("glucose-management", "2.9"),
        ("oxygen-saturation", "101"),
        ("respiratory-rate", "101"),
        ("interstitial-glucose", "9"),
    ],
)
def test_the_impossible_is_refused_even_confirmed(code: str, value: str) -> None:
    with pytest.raises(Refused, match=r"measure\.out_of_range"):
        require_plausible(kind(code), [Decimal(value)], child=False, confirmed=True)


@pytest.mark.parametrize(("values", "rank"), [((1, 82), "0"), ((128, 1), "1")])
def test_which_of_two_values_is_impossible_is_said(
    values: tuple[int, int], rank: str
) -> None:
    with pytest.raises(Refused) as refused:
        require_plausible(
            kind("blood-pressure"), [*map(Decimal, values)], child=False, confirmed=True
        )
    assert refused.value.details["rank"] == rank


@pytest.mark.parametrize(
    ("code", "value"),
    [("body-weight", "29"), ("body-temperature", "41.1"), ("heart-rate", "39")],
)
def test_the_unusual_asks_then_is_kept(code: str, value: str) -> None:
    with pytest.raises(Refused, match=r"measure\.confirm"):
        require_plausible(kind(code), [Decimal(value)], child=False, confirmed=False)
    require_plausible(kind(code), [Decimal(value)], child=False, confirmed=True)


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("body-weight", ("12",)),
        ("heart-rate", ("190",)),
        ("respiratory-rate", ("60",)),
        ("blood-pressure", ("60", "30")),
    ],
)
def test_a_child_is_not_an_adult(code: str, values: tuple[str, ...]) -> None:
    """Asked of an adult, natural for a child; an impossible value stays so."""
    given_ones = [Decimal(value) for value in values]
    require_plausible(kind(code), given_ones, child=True, confirmed=False)
    with pytest.raises(Refused, match=r"measure\.confirm"):
        require_plausible(kind(code), given_ones, child=False, confirmed=False)


def test_the_first_pressure_is_the_highest() -> None:
    values = [Decimal(80), Decimal(120)]
    with pytest.raises(Refused, match=r"measure\.order"):
        require_plausible(kind("blood-pressure"), values, child=False, confirmed=True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-11-20T08:00", "2026-11-20T08:00:00+01:00"),
        ("2026-11-20T08:00Z", "2026-11-20T08:00:00+00:00"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11", "2026-11"),
    ],
)
def test_a_date_is_kept_as_precise_as_it_is(text: str, kept: str) -> None:
    assert read_date(text, now=NOW, zone=PARIS).text == kept


def test_the_future_is_refused() -> None:
    with pytest.raises(Refused, match=r"measure\.future"):
        read_date("2027-01-01", now=NOW, zone=PARIS)


@pytest.mark.parametrize(
    ("birth", "child"),
    [("", False), ("2010-05-01", True), ("2008-11-20", False), ("2008", False)],
)
def test_eighteen_is_adult(birth: str, child: bool) -> None:  # noqa: FBT001 - a table
    assert is_child(birth, "2026-11-21") is child
