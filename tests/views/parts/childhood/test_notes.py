"""Notes have their topics in words and their lines."""

from app.domain.childhood import ChildNote
from app.flows.childhood.noting import TOPICS
from views.parts.childhood.notes import note_lines, topics


def test_each_topic_has_its_words() -> None:
    assert tuple(topics()) == TOPICS


def test_each_thing_has_its_line() -> None:
    assert {line.name for line in note_lines()} == set(ChildNote.__slots__)
    assert note_lines()[0].options == topics()
