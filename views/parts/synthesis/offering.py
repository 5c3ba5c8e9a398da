"""What may be chosen for others to read: the lines in force, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.entry import Entry
from app.domain.immunization import Immunization
from app.domain.printed import Noted, Part
from app.domain.topic import Line
from app.fhir.ips import Chosen
from app.flows.measure import Measure
from app.flows.vaccines.sameness import lines as doses_of
from app.kinds import measure_kinds
from views.house import House
from views.parts.profile.rubric import all_topics, answer_words, rubric_of
from views.parts.profile.words import by_words, facts_beside, title_of
from views.parts.vaccines.words import product_name, short_day, told_to_others
from views.text import _, date_long, moment, quantity

_PERSON = "declared"


@dataclass(frozen=True, slots=True)
class Offered:
    """One line others may read: its title, its facts (what, said), who says so."""

    entry: Entry = field(repr=False)
    title: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    by: str = field(default="", repr=False)

    @property
    def detail(self) -> str:
        """Its facts on one line."""
        named = _("{what} : {value}")
        told = (
            named.format(what=what, value=said.rstrip(".")) for what, said in self.facts
        )
        return " · ".join(told)

    @property
    def words(self) -> str:
        """All of it on one line."""
        return " · ".join(filter(None, (self.title, self.detail, self.by)))


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one subject; *said* instead of them when it was answered."""

    title: str
    lines: tuple[Offered, ...] = ()
    said: str = field(default="", repr=False)


def offered(house: House) -> tuple[Group, ...]:
    """Return every subject that says something, in the order people read them."""
    groups = (*_rubrics(house), _stays(house), _vaccines(house), _measures(house))
    return tuple(one for one in groups if one.lines or one.said)


def chosen(groups: Iterable[Group], away: frozenset[bytes]) -> list[Offered]:
    """Return the lines whose entries are not among those put *away*."""
    return [one for each in groups for one in each.lines if one.entry.id not in away]


def lines_of(told: Iterable[Offered]) -> list[Chosen]:
    """Return lines as the summary for software holds them."""
    return [Chosen(one.entry, one.words) for one in told]


def parts_of(groups: Iterable[Group], away: frozenset[bytes]) -> list[Part]:
    """Return what is put on paper: a subject with nothing chosen is not there."""
    parts = (
        Part(one.title, one.said, [_noted(line) for line in chosen([one], away)])
        for one in groups
    )
    return [part for part in parts if part.lines or part.said]


def _noted(line: Offered) -> Noted:
    return Noted(line.title, line.facts, line.by)


def _rubrics(house: House) -> Iterator[Group]:
    for topic in all_topics():
        if topic.asks and not topic.apart:
            rubric = rubric_of(house, topic)
            said = answer_words(topic, rubric.answer) if rubric.answer else ""
            yield Group(_(topic.label), tuple(map(_line, rubric.active)), said)


def _line(line: Line) -> Offered:
    return Offered(line.entry, title_of(line), tuple(facts_beside(line)), _by(line))


def _by(line: Line) -> str:
    person = line.source == _PERSON
    return _("Déclaré par la personne") if person else by_words(line)


def _stays(house: House) -> Group:
    found = house.synthesis.stays()
    return Group(_("Hospitalisations"), tuple(map(_dated, found)))


def _dated(entry: Entry) -> Offered:
    title = entry.title or _("Séjour à l'hôpital")
    day = date_long(entry.when, weekday=False) if entry.when.text else ""
    facts = ((_("Date"), day),) if day else ()
    return Offered(entry, title, facts, _("Déclaré par la personne"))


def _vaccines(house: House) -> Group:
    found = doses_of(house.vaccines.booklet.every())
    told = tuple(
        Offered(
            line.entry,
            product_name(line.dose.vaccine),
            ((_("Date"), _day(line.dose)),),
            told_to_others(line.entry, line.dose),
        )
        for line in found
    )
    return Group(_("Vaccins"), told)


def _day(dose: Immunization) -> str:
    return short_day(dose) if dose.day or dose.told else _("inconnue")


def _measures(house: House) -> Group:
    kinds = (one.kind for one in house.panel.places() if not one.hidden)
    lasts = ((kind, house.measures.last(kind.code)) for kind in kinds)
    told = (_measure(house, last) for _kind, last in lasts if last)
    return Group(_("Dernières mesures"), tuple(told))


def _measure(house: House, last: Measure) -> Offered:
    kind = house.panel.kind(last.entry.kind)
    value = quantity(last.values, kind)
    title = _("{what} : {value}").format(what=_(kind.label), value=value)
    return Offered(last.entry, title, ((_("Date"), moment(last.when, weekday=False)),))


KINDS = (*(topic.kind for topic in all_topics()), "profile-answer", "immunization")
"""Whose changes the page of the synthesis follows."""

FOLLOWED = (*KINDS, *(kind.code for kind in measure_kinds()))
