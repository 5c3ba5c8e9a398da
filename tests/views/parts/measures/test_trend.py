"""A trend is written in the unit shown, with its rule."""

from decimal import Decimal

from app.kinds import kind
from app.rules.trends import Trend, rules
from tests.screens.fletunit import plain
from views.parts.measures.trend import rule_words, trend_words

RULES = {one.id: one for one in rules()}


def test_a_change_is_written_in_the_unit_shown() -> None:
    trend = Trend(RULES["weight-rise-30"], "body-weight", Decimal("3.5"))
    said = plain(trend_words(trend, kind("body-weight").shown_in("g")))
    assert "3 500 g" in said


def test_a_share_is_written_in_percents() -> None:
    trend = Trend(RULES["heart-rise-30"], "heart-rate", share=Decimal("16.4"))
    assert "16 %" in plain(trend_words(trend, kind("heart-rate")))


def test_a_rule_says_where_it_comes_from() -> None:
    words = " ".join(rule_words(RULES["target-above"]))
    assert "Source : L'objectif noté dans cet espace, 2026." in words
