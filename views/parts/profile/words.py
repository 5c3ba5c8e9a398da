"""How a line of the profile is told: its title, its answers, who wrote it, when."""

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

from app.domain.entry import Entry
from app.domain.folding import plain
from app.domain.topic import END, LINE_MAX, SINCE, Ask, Line, Shape
from app.domain.when import Precision, When
from app.domain.words import N_
from app.flows.profile.standing import line_of
from app.flows.profile.stays import stay_of
from app.kinds import kind as kind_of
from views.parts.profile.stay_facts import stay_facts
from views.text import _, date_long, number

_BY: Final = {
    "declared": N_("Déclaré par vous"),
    "professional": N_("Écrit par un professionnel"),
    "laboratory": N_("Écrit par un laboratoire"),
    "service": N_("Écrit par un service"),
    "document": N_("Recopié d'un document"),
}
"""Who says so, where no name is known."""
_CLAIMED: Final = {
    "professional": N_("D'après un document de professionnel"),
    "laboratory": N_("D'après un document de laboratoire"),
}
"""Who a document says wrote it: nothing proves it."""
_FILE: Final = "document:"
_LABORATORY: Final = "laboratoire"
STATES: Final = {
    "active": N_("en cours"),
    "ended": N_("terminé"),
    "withdrawn": N_("retiré"),
}
_APART: Final = (SINCE, END, "comment")
_FIRST: Final = {Shape.MONEY: 0, Shape.CHOICE: 1}
_MOST: Final = 2
"""Answers said on a row."""
_CENTS: Final = 2


def title_of(line: Line) -> str:
    """Return what a line is called, in the language spoken."""
    said = ", ".join(filter(None, (answer_of(line, ask) for ask in _naming(line))))
    return said or line.entry.title or _(line.topic.one)


def _naming(line: Line) -> list[Ask]:
    """Return the questions whose answers make the title of a line."""
    topic = line.topic
    names = topic.named or tuple(ask.name for ask in topic.asks[:1])
    return [ask for name in names if (ask := topic.ask(name))]


def answer_of(line: Line, ask: Ask) -> str:
    """Return an answer in words, "" when there is none."""
    return said_of(ask, line.said.get(ask.name, ""))


def said_of(ask: Ask, said: str) -> str:
    """Return what was answered as people read it: the label, the date in full."""
    if not said:
        return ""
    if ask.shape is Shape.DATE:
        return date_long(When.parse(said), weekday=False)
    if ask.shape is Shape.MONEY:
        return _("{amount}\u00a0€").format(amount=number(Decimal(said), _CENTS))
    return _(ask.words(said)) if ask.options else said


def facts_of(line: Line) -> list[tuple[str, str]]:
    """Return each question of a line that is answered, with its answer."""
    if not line.topic.asks:
        return stay_facts(stay_of(line.entry))
    told = ((_(ask.label), answer_of(line, ask)) for ask in line.topic.asks)
    return [(what, said) for what, said in told if said]


def facts_beside(line: Line) -> list[tuple[str, str]]:
    """Return each question of a line and its answer, but those its title says."""
    named = {answer_of(line, ask) for ask in _naming(line)} | {title_of(line)}
    return [(what, said) for what, said in facts_of(line) if said not in named]


def whole_words(entry: Entry) -> str:
    """Tell all that a line says, one answer under the other, to compare it."""
    words = _("{what} : {value}")
    facts = whole_facts(entry)
    return "\n".join(words.format(what=what, value=said) for what, said in facts)


def whole_facts(entry: Entry) -> list[tuple[str, str]]:
    """Return each question of a line with its answer, and that it does not hold."""
    topic = kind_of(entry.kind).topic
    if topic is None or not topic.asks:
        return []
    line = line_of(entry, topic, entry.updated)
    over = [] if line.state == "active" else [(_("État"), _(STATES[line.state]))]
    return [*facts_of(line), *over]


def by_words(line: Line) -> str:
    """Say who wrote a line: « Déclaré par vous », « Écrit par le Dr … ».

    A laboratory is always said to be one. What a file says of its author is not proved:
    « D'après un document de … ».
    """
    claimed = line.entry.meta.get("source", "").startswith(_FILE)
    if line.source != "declared" and line.author:
        return _named(line, claimed=claimed).format(name=line.author)
    named = _CLAIMED if claimed else {}
    return _(named.get(line.source) or _BY.get(line.source, _BY["service"]))


def _named(line: Line, *, claimed: bool) -> str:
    named = _LABORATORY in plain(line.author)
    if line.source == "laboratory" and not named:
        if claimed:
            return _("D'après un document de {name}, laboratoire")
        return _("Écrit par {name}, laboratoire")
    return _("D'après un document de {name}") if claimed else _("Écrit par {name}")


def noted_words(line: Line, zone: tzinfo, *, hers: str = "") -> str:
    """Say who wrote a line, and when it was last written.

    *hers* says that a person declared it, where another reads it.
    """
    day = datetime.fromtimestamp(line.entry.updated / 1000, zone).date()
    words = _("{by}, le {day}")
    by = hers if hers and line.source == "declared" else by_words(line)
    return words.format(by=by, day=whole_day(day))


def row_words(line: Line, zone: tzinfo) -> list[str]:
    """Say under the title of a line what matters most, when, and who wrote it."""
    return [*filter(None, (_first(line), lasting(line))), noted_words(line, zone)]


def lasting(line: Line) -> str:
    """Say since when, or from when to when, as far as it is known."""
    start, end = (line.said.get(name, "") for name in (SINCE, END))
    if start and end:
        part = _("D'{day}") if whole_day(start)[0] in "ao" else _("De {day}")
        first = _worded(start, _("Du {day}"), part)
        return f"{first} {_worded(end, _('au {day}'), _('à {day}'))}"
    if end:
        return _worded(end, _("Jusqu'au {day}"), _("Jusqu'à {day}"))
    if start and line.topic.ends:
        return _worded(start, _("Depuis le {day}"), _("Depuis {day}"))
    said = whole_day(start)
    return said[:1].upper() + said[1:]


def _worded(day: str, whole: str, part: str) -> str:
    """Write a date in *whole* words when its day is known, else in *part*."""
    vague = When.parse(day).precision in (Precision.YEAR, Precision.MONTH)
    return (part if vague else whole).format(day=whole_day(day))


def whole_day(day: str | date) -> str:
    """Write a date in full; "" when unknown."""
    if not day:
        return ""
    when = When.parse(day) if isinstance(day, str) else day
    return date_long(when, weekday=False)


def _first(line: Line) -> str:
    """Return the first answers beside the title, if short: amounts, then choices."""
    asked = [ask for ask in line.topic.asks if ask.name not in _APART]
    asked.sort(key=lambda ask: _FIRST.get(ask.shape, len(_FIRST)))
    said = (_beside(ask, answer_of(line, ask)) for ask in asked)
    title = title_of(line)
    told = [one for one in said if one and one not in title and _short(one)]
    return " · ".join(one.rstrip(".") for one in told[:_MOST])


def _beside(ask: Ask, said: str) -> str:
    """Return an answer; an amount or a day with what it is."""
    if ask.shape not in (Shape.MONEY, Shape.DATE) or not said:
        return said
    told = _("{what} : {value}").format(what=_(ask.label), value=said)
    return told.replace(" ", "\u00a0") if ask.shape is Shape.MONEY else told


def _short(said: str) -> bool:
    return len(said) <= LINE_MAX and not said.isdecimal()
