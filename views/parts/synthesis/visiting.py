"""What is prepared for a visit, in words, and the page made of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final

from app.domain.entry import Entry
from app.domain.printed import Curve, Visit
from app.domain.words import N_
from app.flows.measure import Measure
from app.flows.synthesis.visit import Change, How, Visits, questions_of
from app.kinds import Kind
from app.kinds import kind as kind_of
from views.house import House
from views.parts.documents import filed_words
from views.parts.draft import Kept
from views.parts.series import said_of
from views.text import _, ngettext

DAYS_SHOWN: Final = 90
"""Days a curve of the page goes back."""
CURVES_MAX: Final = 3
"""Curves on a page one still reads at a glance."""
CHANGES_MAX: Final = 15
"""Changes one still reads on a page; the others are counted."""
_HOW: Final = {
    How.ADDED: N_("{kind} : {title} (nouveau)"),
    How.CHANGED: N_("{kind} : {title} (changé)"),
    How.ENDED: N_("{kind} : {title} (terminé)"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Visited:
    """Whose visit is prepared: their *name*, the *houses* their record lies in.

    *kept* holds what is being prepared. Of somebody else, *told* says on screen what
    the page is made of, then line by line what it lacks; *printed* on paper.
    """

    name: str
    houses: tuple[House, ...]
    kept: Kept
    flow: Visits
    told: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a person wrote and ticked; kept as a draft until the visit is over.

    *curves* are codes of kinds, *documents* ids in hexadecimal, apart by commas.
    """

    who: str = field(default="", repr=False)
    questions: str = field(default="", repr=False)
    curves: str = ""
    documents: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Around:
    """What may be taken along: changes and documents *since* a day, kinds measured.

    *again*: a page was made before.
    """

    since: date
    again: bool
    changes: tuple[Change, ...] = field(repr=False)
    documents: tuple[Entry, ...] = field(repr=False)
    kinds: tuple[Kind, ...] = ()


def visit_of(house: House) -> Visited:
    """Return the visit of whose house one is in."""
    remembered = house.preferences.get, house.preferences.put
    flow = Visits((house.synthesis,), *remembered)
    return Visited(house.space.name, (house,), house.drafts, flow)


def around(visited: Visited, since: date) -> Around:
    """Read all that may be taken along."""
    flow = visited.flow
    changes, documents = flow.changes(since), flow.documents(since)
    kinds = {one.code: one for each in visited.houses for one in _measured(each)}
    again = flow.last() is not None
    return Around(since, again, tuple(changes), tuple(documents), tuple(kinds.values()))


def _measured(house: House) -> Iterator[Kind]:
    """Give the kinds that have a measure, in the order of their panel."""
    kinds = (one.kind for one in house.panel.places())
    return (one for one in kinds if house.measures.last(one.code))


def change_words(change: Change) -> str:
    """Say a change on one line: what it is, its name, what became of it."""
    kind = _(kind_of(change.entry.kind).label)
    title = change.entry.title
    words = _(_HOW[change.how]).format(kind=kind, title=title)
    return words if title else words.replace(" : ", "", 1)


def changes_told(changes: Sequence[Change], *, theirs: bool = False) -> list[str]:
    """Say the latest changes, then how many more there are."""
    said = [change_words(one) for one in changes[:CHANGES_MAX]]
    more = len(changes) - len(said)
    if more <= 0:
        return said
    if theirs:
        words = ngettext("Et {count} autre.", "Et {count} autres.", more)
        return [*said, words.format(count=more)]
    words = ngettext(
        "Et {count} autre, dans « Ma santé ».",
        "Et {count} autres, dans « Ma santé ».",
        more,
    )
    return [*said, words.format(count=more)]


def listed(text: str) -> list[str]:
    """Return what is ticked."""
    return [one for one in text.split(",") if one]


def turned(text: str, one: str) -> str:
    """Tick what was not, or let it go."""
    found = listed(text)
    found.remove(one) if one in found else found.append(one)
    return ",".join(found)


def page_of(visited: Visited, prepared: Prepared, found: Around, day: date) -> Visit:
    """Return what is put on paper. Raises Refused("visit.too_long")."""
    told = [one for one in found.documents if one.id.hex() in prepared.documents]
    return Visit(
        visited.name,
        day,
        found.since,
        prepared.who.strip(),
        questions_of(prepared.questions),
        changes_told(found.changes, theirs=bool(visited.told)),
        list(_curves(visited.houses, listed(prepared.curves))),
        [f"{one.title} ({filed_words(one)})" for one in told],
        visited.printed,
    )


def _curves(houses: Sequence[House], codes: list[str]) -> Iterator[Curve]:
    for code in codes[:CURVES_MAX]:
        kind, found = houses[0].panel.kind(code), _recent(houses, code)
        rows = [(one.when, one.values) for one in reversed(found)]
        if dated := [row for row in rows if row[0].text]:
            yield Curve(code, kind.unit, said_of(found, kind), dated)


def _recent(houses: Sequence[House], code: str) -> list[Measure]:
    """Return the measures of the last days, newest first, wherever they lie."""
    spans = [(one.panel, one.panel.last_days(DAYS_SHOWN)) for one in houses]
    found = chain.from_iterable(
        panel.period(code, span).measures for panel, span in spans
    )
    return sorted(found, key=lambda one: one.when.start, reverse=True)


def found_in(draft: Mapping[str, str]) -> Prepared:
    """Return what was being prepared."""
    names = ("who", "questions", "curves", "documents")
    return Prepared(**{name: draft.get(name, "") for name in names})
