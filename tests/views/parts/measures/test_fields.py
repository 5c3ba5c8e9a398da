"""The fields of a measure: what a draft keeps is what it gives back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.measure import as_measure
from app.flows.measures import Beside
from app.kinds import kind
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from views.parts.measures.fields import Typed, filled, found, hard_bounds

EMPTY = Typed(("", ""), "mmHg", "21/11/2026", "08:00")
words = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))


@given(words, words, words, words)
def test_a_draft_gives_back_what_it_kept(
    high: str, low: str, day: str, note: str
) -> None:
    typed = Typed((high, low), "kPa", day, "", note)
    assert found(EMPTY, typed.kept()) == typed


def test_a_draft_gives_back_what_was_said_beside_the_value() -> None:
    start = Typed(("",), "g/L", "", "", said=("",))
    typed = Typed(("1,04",), "g/L", "", "", said=("53049-3",))
    assert found(start, typed.kept()) == typed
    older = typed.kept() | {"said": "a\nb"}
    assert found(start, older).said == ("",)


def test_a_correction_starts_from_what_was_said() -> None:
    beside = Beside(said={"moment": "53049-3"})
    entry = a_house().measures.add("blood-glucose", ["1.04"], beside=beside)
    assert filled(kind("blood-glucose"), as_measure(entry)).said == ("53049-3",)


def test_a_draft_of_another_shape_is_left_aside() -> None:
    assert found(EMPTY, {"values": "71"}) == EMPTY


def test_a_correction_starts_from_what_was_noted() -> None:
    measures = a_house().measures
    entry = measures.add("body-weight", ["71.2"], at="2026-11-20T08:30")
    typed = filled(kind("body-weight"), as_measure(entry))
    assert (typed.values, typed.unit, typed.day, typed.clock) == (
        *(("71,2",), "kg"),
        *("20/11/2026", "08:30"),
    )


def test_a_correction_starts_from_every_digit() -> None:
    entry = a_house().measures.add("body-weight", ["3,245"], confirmed=True)
    assert filled(kind("body-weight"), as_measure(entry)).values == ("3,245",)


@pytest.mark.parametrize(
    ("code", "unit", "low", "high"),
    [
        ("body-weight", "kg", "0.5", "500"),
        ("body-weight", "lb", "1.1", "1102.3"),
        ("body-temperature", "°F", "82.4", "113"),
        ("blood-glucose", "g/L", "0.1", "10"),
    ],
)
def test_bounds_are_those_of_the_unit_shown(
    code: str, unit: str, low: str, high: str
) -> None:
    ends = hard_bounds(kind(code).shown_in(unit), 0)
    assert ends == (Decimal(low), Decimal(high))
    assert plain(str(ends[1]))
