"""Sentences of conversations: what happened, and what to do."""

from views.errors import sentence_for


def test_it_is_said_what_to_do_and_that_nothing_left() -> None:
    assert sentence_for("message.not_certified").endswith("Rien ne lui est envoyé.")
    assert "relire" in sentence_for("message.ended")
    assert "5 000" in sentence_for("message.too_long")
