"""Trends come from the person's own values, by rules that say where they come from."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.target import Target
from app.kinds import all_kinds
from app.rules.trends import ANY, Dated, Rule, rules, trends

pytestmark = pytest.mark.covers("C-035")
TODAY = date(2026, 11, 21)
NO_TARGET = Target()


def said(back: int, value: float | str | Decimal) -> Dated:
    """Return a measure of some days ago."""
    return Dated(TODAY - timedelta(days=back), (Decimal(str(value)),))


SERIES = st.lists(
    st.builds(
        said,
        st.integers(0, 90),
        st.decimals(30, 200, places=1),
    ),
    max_size=12,
)


def names(kind: str, *measures: Dated, target: Target = NO_TARGET) -> set[str]:
    """Return the rules that hold."""
    return {one.rule.id for one in trends(kind, measures, (target,), TODAY)}


@pytest.mark.parametrize(
    ("first", "last", "back", "found"),
    [
        ("70", "73", 29, {"weight-rise-30"}),
        ("70", "72.9", 29, set()),
        ("70", "73", 30, set()),
        ("70", "72", 6, {"weight-rise-7"}),
        ("70", "73", 6, {"weight-rise-7", "weight-rise-30"}),
        ("73", "70", 20, {"weight-fall-30"}),
        ("70", "70", 6, set()),
    ],
)
def test_a_weight_that_moves(first: str, last: str, back: int, found: set[str]) -> None:
    assert names("body-weight", said(back, first), said(0, last)) == found


def test_within_a_day_the_last_one_noted_is_the_last() -> None:
    measures = [said(20, 70), said(0, 74), said(0, 71)]
    assert names("body-weight", *measures) == set()


def test_two_values_of_one_day_say_no_way() -> None:
    assert names("body-weight", said(0, 70), said(0, 75)) == set()


def test_it_says_by_how_much() -> None:
    (one,) = trends("body-weight", [said(20, 70), said(1, "73.5")], [NO_TARGET], TODAY)
    assert (one.change, one.kind) == (Decimal("3.5"), "body-weight")


@pytest.mark.parametrize(
    ("kind", "before", "now", "found"),
    [
        ("pain-severity", 3, 5, "pain-rise-7"),
        ("pain-severity", 3, 4, ""),
        ("blood-pressure", 120, 132, "pressure-rise-30"),
        ("blood-pressure", 120, 131, ""),
        ("heart-rate", 60, 69, "heart-rise-30"),
        ("blood-glucose", 100, 115, "glucose-rise-30"),
        ("steps-by-day", 5000, 3500, "steps-fall-30"),
        ("steps-by-day", 5000, 3600, ""),
        ("steps-by-day", 0, 0, ""),
    ],
)
def test_a_mean_that_moves(kind: str, before: int, now: int, found: str) -> None:
    days = 8 if kind == "pain-severity" else 40
    assert names(kind, said(days, before), said(0, now)) == ({found} - {""})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("8", "8", "8"), {"target-above"}),
        (("8", "6.9", "8"), set()),
        (("8", "8"), set()),
        (("5", "5", "5"), {"target-below"}),
    ],
)
def test_three_measures_outside_the_target(
    values: tuple[str, ...], found: set[str]
) -> None:
    measures = [said(rank, value) for rank, value in enumerate(values)]
    target = Target(Decimal(6), Decimal(7))
    assert names("hba1c", *measures, target=target) == found
    assert names("hba1c", *measures) == set()


def test_either_value_of_a_pressure_may_be_outside() -> None:
    both = [Dated(TODAY, (Decimal(130), Decimal(95)))] * 3
    aims = (Target(high=Decimal(140)), Target(high=Decimal(90)))
    found = trends("blood-pressure", both, aims, TODAY)
    assert [one.rule.id for one in found] == ["target-above"]


@given(SERIES)
def test_what_is_older_or_to_come_changes_nothing(measures: list[Dated]) -> None:
    ordered = sorted(measures)
    found = names("body-weight", *ordered)
    assert found == names("body-weight", said(400, 300), *ordered)
    assert found == names("body-weight", *ordered, said(-3, 300))


@given(SERIES, st.decimals(1, 50, places=1))
def test_a_weight_moves_the_same_whatever_it_is(
    measures: list[Dated], more: Decimal
) -> None:
    ordered = sorted(measures)
    heavier = [Dated(one.day, (one.values[0] + more,)) for one in ordered]
    assert names("body-weight", *ordered) == names("body-weight", *heavier)


@given(SERIES)
def test_nothing_rises_and_falls_at_once(measures: list[Dated]) -> None:
    found = names("body-weight", *sorted(measures))
    for days in ("7", "30"):
        assert not {f"weight-rise-{days}", f"weight-fall-{days}"} <= found


@pytest.mark.parametrize("rule", rules(), ids=lambda one: one.id)
def test_each_rule_speaks_three_languages_and_ends_at_the_doctor(rule: Rule) -> None:
    ends = {
        "fr": "Parlez-en à votre médecin.",
        "fr@falc": "Parlez-en à votre médecin.",
        "en": "Talk about it with your doctor.",
    }
    assert set(rule.text) == set(rule.rule) == set(ends)
    assert all(rule.text[tongue].endswith(end) for tongue, end in ends.items())
    for tongue, most in (("fr", 15), ("fr@falc", 10)):
        for words in (*rule.text[tongue].split(". "), rule.rule[tongue]):
            assert len(words.split()) <= most


@pytest.mark.parametrize("rule", rules(), ids=lambda one: one.id)
def test_each_rule_has_a_source_a_year_a_status_and_a_known_measure(rule: Rule) -> None:
    assert rule.measure == ANY or rule.measure in all_kinds()
    assert rule.source
    assert rule.year
    assert rule.status == "rédaction Alvéole, à confirmer"


def test_no_two_rules_share_a_name() -> None:
    assert len({one.id for one in rules()}) == len(rules())
