"""« Rubrique » of the profile as its screens see it: its lines, or its real answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from app.domain.errors import Refused
from app.domain.topic import Answer, Line, State, Topic
from app.kinds import all_kinds
from app.kinds import kind as kind_of
from app.kinds.profile_answer import KIND as ANSWER
from views.house import House
from views.parts.profile.words import title_of
from views.text import _, ngettext

MOST = 500
"""Lines read at once: nobody notes more in one rubric."""
_NAMED = 3
"""Titles said on the row of a rubric."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric, its lines as they stand, and its *answer* (`none`, `unknown`, "")."""

    topic: Topic
    active: tuple[Line, ...] = field(default=(), repr=False)
    ended: tuple[Line, ...] = field(default=(), repr=False)
    withdrawn: tuple[Line, ...] = field(default=(), repr=False)
    answer: Answer = ""

    @property
    def silent(self) -> bool:
        """Say whether nothing stands, and nothing is answered."""
        return not (self.active or self.ended or self.answer)

    @property
    def opposed(self) -> bool:
        """Say whether two lines differ where only one may be true."""
        named = {title_of(line) for line in self.active}
        return self.topic.alone and len(named) > 1


def told_topics() -> tuple[Topic, ...]:
    """Return the rubrics a doctor is told, in their order."""
    return tuple(topic for topic in all_topics() if not topic.apart)


@cache
def all_topics() -> tuple[Topic, ...]:
    """Every rubric of this build, in the order of the page."""
    found = (kind.topic for kind in all_kinds().values() if kind.topic)
    return tuple(sorted(found, key=lambda topic: topic.rank))


@cache
def profile_kinds() -> tuple[str, ...]:
    """The kinds whose changes the pages of the profile follow."""
    return (*(topic.kind for topic in all_topics()), ANSWER.code)


def topic_at(code: str) -> Topic:
    """Find a rubric by its part of an address. Raises Refused("entry.absent")."""
    found = next((topic for topic in all_topics() if topic.code == code), None)
    if found is None:
        raise Refused("entry.absent")
    return found


def place_of(topic: Topic) -> str:
    """Return the address of a rubric."""
    return f"/{kind_of(topic.kind).shelf}"


def rubric_of(house: House, topic: Topic) -> Rubric:
    """Read a rubric, and how its lines stand."""
    lines = house.profile.lines(topic.code, limit=MOST)
    return Rubric(
        topic,
        _in_state(lines, "active"),
        _in_state(lines, "ended"),
        _in_state(lines, "withdrawn"),
        house.profile.answer(topic.code),
    )


def said_of(rubric: Rubric) -> str:
    """Say a rubric in one line: what is noted, or the answer, or nothing."""
    if rubric.opposed:
        return _("À vérifier : {named}").format(named=_titles(rubric.active))
    if rubric.active:
        return _titles(rubric.active)
    if rubric.answer:
        return answer_words(rubric.topic, rubric.answer)
    if rubric.ended:
        count = len(rubric.ended)
        words = ngettext("{count} ligne terminée", "{count} lignes terminées", count)
        return words.format(count=count)
    return _("Rien de noté")


def answer_words(topic: Topic, answer: Answer) -> str:
    """Say the answer that takes the place of lines."""
    return _(topic.none) if answer == "none" else _("Je ne sais pas")


def _titles(lines: tuple[Line, ...]) -> str:
    titles = list(dict.fromkeys(title_of(line) for line in lines))
    named = " · ".join(titles[:_NAMED])
    more = len(titles) - _NAMED
    if more <= 0:
        return named
    words = ngettext("{named} et {count} autre", "{named} et {count} autres", more)
    return words.format(named=named, count=more)


def _in_state(lines: Iterable[Line], state: State) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.state == state)
