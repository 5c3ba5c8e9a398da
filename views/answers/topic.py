"""« Sujet » : questions of one kind, and how one is found by a few letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.folding import plain
from views.text import _


@dataclass(frozen=True, slots=True)
class Answer:
    """« Réponse » : a question as people ask it, and what to do."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Topic:
    """« Sujet » : a title and its questions, in the order to read them."""

    title: str
    answers: tuple[Answer, ...]


def asked(topics: Sequence[Topic], typed: str) -> list[Topic]:
    """Return what holds every word of *typed*, in the language chosen."""
    words = plain(typed).split()
    found = [(topic.title, _matching(topic, words)) for topic in topics]
    return [Topic(title, answers) for title, answers in found if answers]


def _matching(topic: Topic, words: list[str]) -> tuple[Answer, ...]:
    return tuple(one for one in topic.answers if _holds(one, words))


def _holds(one: Answer, words: list[str]) -> bool:
    text = plain(f"{_(one.question)} {_(one.answer)}")
    return all(word in text for word in words)
