"""Each rule of the table says whom, when, who says so; its words are plain."""

import json
import re

import pytest

from app.rules.prevention.table import Rule, all_rules, read_rules

pytestmark = pytest.mark.covers("C-170")
RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
MOST = {"fr": 15, "fr@falc": 10, "en": 15}


def test_the_four_key_ages_and_the_dental_ages_are_there() -> None:
    found = {rule.id: rule.ages for rule in all_rules() if rule.confirmed}
    spans = [ages[0] for code, ages in found.items() if code.startswith("checkup")]
    assert spans == [(18, 25), (45, 50), (60, 65), (70, 75)]
    assert found["teeth"] == tuple((age, age) for age in range(3, 25, 3))


def test_every_screening_is_to_confirm() -> None:
    found = [rule for rule in all_rules() if rule.topic == "screening"]
    assert [rule.id for rule in found] == [
        "screening-colorectal",
        "screening-breast",
        "screening-cervical",
    ]
    assert not any(rule.confirmed for rule in found)


@RULES
def test_a_rule_says_its_source_and_its_ages_in_order(rule: Rule) -> None:
    assert rule.source
    assert 2020 <= rule.year <= 2030
    assert rule.sex in {"", "F", "M"}
    ends = [end for span in rule.ages for end in span]
    assert ends == sorted(ends)
    assert all(
        last < first
        for (_, last), (first, _) in zip(rule.ages, rule.ages[1:], strict=False)
    )


@RULES
def test_its_words_are_short_in_the_three_languages(rule: Rule) -> None:
    for words in (rule.title, rule.text, rule.who):
        assert set(words) == set(MOST)
        for language, most in MOST.items():
            parts = re.split(r"[.?!:](?:\s|$)", words[language])
            assert all(len(part.split()) <= most for part in parts), words[language]


def test_a_rule_changes_without_code() -> None:
    row = {
        "id": "fictive",
        "topic": "fictive",
        "ages": [[5, 6]],
        "every": 0,
        "sex": "",
        "title": {"fr": "Fictif"},
        "text": {"fr": "Fictif"},
        "who": {"fr": "Fictif"},
        "source": "Source fictive",
        "year": 2026,
        "confirmed": True,
    }
    (rule,) = read_rules(json.dumps({"rules": [row]}))
    assert rule.ages == ((5, 6),)
    with pytest.raises(TypeError):
        read_rules(json.dumps({"rules": [{**row, "surprise": 1}]}))
