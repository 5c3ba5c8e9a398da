"""« Tableau du profil » in words: the columns people read, the person named in each."""

from app.domain.topic import END, SINCE, Answer, Line, Topic
from app.domain.when import When
from app.flows.leaving.profile_table import Wording
from views.parts.profile.rubric import answer_words
from views.parts.profile.words import STATES, by_words, facts_of, title_of
from views.text import _, date_short

_PERSON = "declared"


def wording(name: str) -> Wording:
    """Return the headers, and how a line is told; *name* is whose profile it is."""
    headers = [
        *(_("Personne"), _("Rubrique"), _("Quoi"), _("Précisions")),
        *(_("Depuis"), _("Jusqu'à"), _("État"), _("Dit par")),
    ]

    def told(line: Line) -> list[str]:
        dates = (_short(line.said.get(one, "")) for one in (SINCE, END))
        what = (name, _(line.topic.label), title_of(line), _details(line))
        return [*what, *dates, _(STATES[line.state]), _by(line)]

    def answered(topic: Topic, answer: Answer) -> list[str]:
        said = answer_words(topic, answer)
        by = _("Déclaré par la personne")
        return [name, _(topic.label), said, "", "", "", "", by]

    return Wording(headers, told, answered)


def _details(line: Line) -> str:
    """Return the other answers of a line, one after the other."""
    dated = {_(ask.label) for ask in line.topic.asks if ask.name in (SINCE, END)}
    words, title = _("{what} : {value}"), title_of(line)
    facts = [one for one in facts_of(line) if one[0] not in dated and one[1] != title]
    return " · ".join(words.format(what=what, value=said) for what, said in facts)


def _by(line: Line) -> str:
    """Say who says so to others: « la personne », never « vous »."""
    if line.source == _PERSON:
        return _("Déclaré par la personne")
    return by_words(line)


def _short(day: str) -> str:
    return date_short(When.parse(day)) if day else ""
