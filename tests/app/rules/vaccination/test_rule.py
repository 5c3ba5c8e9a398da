"""A rule is plain values: nothing of it may change once read."""

from dataclasses import FrozenInstanceError, fields

import pytest

from app.rules.vaccination.rule import Rule, Step
from app.rules.vaccination.table import table


def test_a_rule_cannot_be_changed() -> None:
    rule = table().rules[0]
    with pytest.raises(FrozenInstanceError):
        rule.sure = False  # type: ignore[misc]


@pytest.mark.parametrize("rule", table().rules, ids=lambda rule: rule.id)
def test_a_rule_asks_in_one_way(rule: Rule) -> None:
    ways = bool(rule.steps), rule.turns is not None, rule.season is not None
    assert sum(ways) == 1


def test_every_field_of_a_step_is_used_by_the_table_but_terms() -> None:
    steps = [step for rule in table().rules for step in rule.steps]
    plain = Step(steps[0].age, "", steps[0].age)
    used = {
        one.name
        for one in fields(Step)
        if any(getattr(step, one.name) != getattr(plain, one.name) for step in steps)
    }
    assert used == {one.name for one in fields(Step)} - {"terms"}
