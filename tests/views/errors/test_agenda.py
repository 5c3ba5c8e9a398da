"""Sentences of the agenda: what to write instead, and where it is changed."""

from views.errors import sentence_for


def test_it_is_said_where_to_change_what_is_kept_elsewhere() -> None:
    assert "Modifiez-le chez" in sentence_for("agenda.elsewhere")
    assert sentence_for("agenda.stay_elsewhere").endswith("Rien n’a changé.")
