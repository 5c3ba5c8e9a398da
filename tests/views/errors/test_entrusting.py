"""Sentences of what is entrusted: what happened, and what is not lost."""

from views.errors import sentence_for


def test_it_is_said_that_nothing_of_ones_own_is_lost() -> None:
    assert sentence_for("entrusted.read_only").endswith("Rien n’a changé.")
    assert "dossier est complet" in sentence_for("entrusted.ended")
