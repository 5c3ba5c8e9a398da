"""What is told of a line: never more than the table is sure of."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Fact, Need, Person, Reason
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.rule import Group, Mandatory, Rule, Table
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import doses

PLAIN = next(rule for rule in table().rules if rule.id == "dtcap-6y")
BORN = Birth(date(2019, 1, 1), date(2019, 1, 1))
TODAY = date(2026, 6, 1)


def told(rule: Rule, given: str = "", *facts: Fact) -> tuple[Need, Reason]:
    """Return the first line of one rule for a child of seven."""
    alone = Table("", 2025, TODAY, (rule,))
    due = evaluate(Person(BORN, facts=frozenset(facts)), doses(given), TODAY, alone)[0]
    return due.need, due.reason


def test_a_plain_rule_asks() -> None:
    assert told(PLAIN) == (Need.TODO, Reason.AGE)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (replace(PLAIN, sure=False), Reason.TO_CONFIRM),
        (replace(PLAIN, who=(Group(sure=False),)), Reason.TO_CONFIRM),
        (replace(PLAIN, depends=True), Reason.TERM),
        (replace(PLAIN, who=(Group(sex="female"),)), Reason.PARTIAL),
    ],
)
def test_what_is_not_sure_is_only_to_check(rule: Rule, reason: Reason) -> None:
    assert told(rule) == (Need.CHECK, reason)


def test_a_situation_that_calls_for_care_is_to_check_once_said() -> None:
    careful = replace(PLAIN, checked_if=frozenset({Fact.PREGNANT}))
    assert told(careful) == (Need.TODO, Reason.AGE)
    assert told(careful, "", Fact.PREGNANT) == (Need.CHECK, Reason.TERM)


def test_a_catch_up_is_silent_about_what_is_done() -> None:
    rule = replace(PLAIN, catch_up=True)
    assert told(rule, "2025-06-01 dtcap") == (Need.NONE, Reason.COVERED)


def test_a_season_to_confirm_is_said_so_and_never_announced() -> None:
    flu = next(rule for rule in table().rules if rule.season)
    alone = Table("", 2025, TODAY, (flu,))
    old = Person(Birth(date(1958, 3, 12), date(1958, 3, 12)))
    (due,) = evaluate(old, (), date(2026, 11, 22), alone)
    assert (due.need, due.until, due.to_confirm) == (Need.CHECK, None, True)
    (none,) = evaluate(old, (), date(2026, 6, 1), alone)
    assert (none.need, none.reason) == (Need.NONE, Reason.SEASON)
    (young,) = evaluate(Person(BORN), (), TODAY, alone)
    assert (young.need, young.reason) == (Need.NONE, Reason.AGE)


def test_the_table_and_the_facts_are_cited() -> None:
    known = replace(PLAIN, who=(Group(fact=Fact.OBESITY),))
    alone = Table("", 2025, TODAY, (known,))
    person = Person(BORN, facts=frozenset({Fact.OBESITY, Fact.PREGNANT}))
    due = evaluate(person, (), TODAY, alone)[0]
    assert (due.why.line, due.why.year) == (PLAIN.id, 2025)
    assert due.why.source == PLAIN.sources
    assert due.why.facts == (Fact.OBESITY,)


def test_a_catch_up_is_cited_when_it_alone_lacks() -> None:
    rule = next(one for one in table().rules if one.stops)
    alone = Table("", 2025, TODAY, (rule,))
    born = Person(Birth(date(2023, 1, 1), date(2023, 1, 1)))
    lacks = doses("2023-03-01 nohib, 2023-05-01 nohib, 2023-12-01 nohib")
    due = evaluate(born, lacks, TODAY, alone)[0]
    assert (due.why.line, due.diseases) == ("hib-catch-up", frozenset({"hib"}))
    assert set(due.why.source) > set(rule.sources)
    assert evaluate(born, (), TODAY, alone)[0].why.line == rule.id


@pytest.mark.parametrize(
    ("bound", "mandatory"),
    [
        (Mandatory(date(2019, 1, 1)), True),
        (Mandatory(date(2019, 1, 2)), False),
        (Mandatory(date(2018, 1, 1), TODAY), True),
        (Mandatory(date(2018, 1, 1), date(2026, 6, 2)), False),
    ],
)
def test_an_obligation_has_its_cohort_and_its_day(
    bound: Mandatory,
    mandatory: bool,  # noqa: FBT001 - an expectation
) -> None:
    alone = Table("", 2025, TODAY, (replace(PLAIN, mandatory=bound),))
    assert evaluate(Person(BORN), (), TODAY, alone)[0].mandatory is mandatory


def test_the_last_day_advised_is_not_a_reproach() -> None:
    teen = next(rule for rule in table().rules if rule.id == "dtcap-teen")
    alone = Table("", 2025, TODAY, (teen,))
    young, old = (
        Person(Birth(day, day)) for day in (date(2014, 1, 1), date(2009, 1, 1))
    )
    assert evaluate(young, (), TODAY, alone)[0].until == date(2027, 12, 31)
    assert evaluate(old, (), TODAY, alone)[0].until is None
