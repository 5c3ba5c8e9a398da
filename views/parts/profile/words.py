"""How a line of the profile is told: its title, its answers, who wrote it, when."""

from datetime import datetime, tzinfo
from typing import Final

from app.domain.topic import Ask, Line, Shape
from app.domain.when import Precision, When
from app.domain.words import N_
from views.text import _, date_long

_BY: Final = {
    "declared": N_("Déclaré par vous"),
    "professional": N_("Écrit par un professionnel"),
    "laboratory": N_("Écrit par un laboratoire"),
    "service": N_("Écrit par un service"),
    "document": N_("Recopié d'un document"),
}
"""Who says so, where no name is known."""


def answer_of(line: Line, ask: Ask) -> str:
    """Return an answer in words, "" when there is none."""
    return said_of(ask, line.said.get(ask.name, ""))


def said_of(ask: Ask, said: str) -> str:
    """Return what was answered as people read it: the label, the date in full."""
    if not said:
        return ""
    if ask.shape is Shape.DATE:
        return date_long(When.parse(said), weekday=False)
    return _(ask.words(said)) if ask.options else said


def facts_of(line: Line) -> list[tuple[str, str]]:
    """Return each question of a line that is answered, with its answer."""
    told = ((_(ask.label), answer_of(line, ask)) for ask in line.topic.asks)
    return [(what, said) for what, said in told if said]


def by_words(line: Line) -> str:
    """Say who wrote a line: « Déclaré par vous », « Écrit par le Dr … »."""
    if line.source != "declared" and line.author:
        return _("Écrit par {name}").format(name=line.author)
    return _(_BY.get(line.source, _BY["service"]))


def noted_words(line: Line, zone: tzinfo) -> str:
    """Say who wrote a line, and when it was last written."""
    day = datetime.fromtimestamp(line.entry.updated / 1000, zone).date()
    words = _("{by}, le {day}")
    return words.format(by=by_words(line), day=date_long(day, weekday=False))


def row_words(line: Line, zone: tzinfo) -> list[str]:
    """Say under the title of a line when it was, then who wrote it."""
    when = line.entry.when
    known = when.precision is not Precision.UNKNOWN
    days = [date_long(when, weekday=False).capitalize()] if known else []
    return [*days, noted_words(line, zone)]
