"""Sentences of what services may read: what happened, and what is not lost."""

from views.errors import sentence_for


def test_it_is_said_what_to_do_and_that_nothing_left() -> None:
    assert sentence_for("consent.not_certified").endswith("Rien ne lui est envoyé.")
    assert "« Ma synthèse »" in sentence_for("consent.nothing")
    told = sentence_for("consent.finality", {"expected": "care"})
    assert told.endswith("care. Rien n’a changé.")
