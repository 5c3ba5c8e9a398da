"""« Vaccins trouvés » : what a document says of doses, proposed one by one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from functools import partial
from typing import Final

from app.domain.entry import Entry
from app.domain.foreign import Found, Matter
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.query import PAGE_MAX, Filters
from app.flows.documents import Documents
from app.flows.preferences import Preferences
from app.flows.profile.links import Links, stands
from app.flows.vaccines.booklet import LINE_MAX, Booklet, protecting, ranked
from app.flows.vaccines.sameness import Line, alone, lines, twin
from app.kinds.immunization import KIND

_CATEGORIES: Final = ("CAR_VAC", "SYNTHESE")
"""Where documents that may tell doses are filed: vaccines, summaries."""

_STRUCTURED: Final = ("text/xml", "application/fhir")
_LEFT: Final = "vaccines/left/"
_DAY: Final = len("2026-11-21")
_UTC: Final = ("Z", "+00:00", "-00:00")
IMPORTED: Final = "imported"
"""The source of a dose read in a document."""

Undo = Callable[[], object]
"""Takes back what was just done."""


@dataclass(frozen=True, slots=True, repr=False)
class Proposal:
    """« Proposition » : a dose a document tells, and its line if it is known."""

    dose: Immunization
    known: Line | None = None

    @property
    def settled(self) -> bool:
        """Say whether the booklet tells it already, no less surely."""
        if not self.known:
            return False
        return self.known.dose.first_hand or not self.dose.first_hand


@dataclass(frozen=True, slots=True)
class Taken:
    """How many doses were *added*, how many were *known* already; *back* undoes it."""

    added: int
    known: int
    back: Undo = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Proposals:
    """Nothing is kept of a document unless the person takes it.

    Methods raise what `Documents.lay` raises.
    """

    documents: Documents
    booklet: Booklet
    links: Links
    preferences: Preferences

    def of(self, entry: EntryId) -> list[Proposal]:
        """Return the doses a document tells, each injection once, in its order.

        One thrown away, or that may be about somebody else, proposes nothing.
        """
        document, told = self.documents.entry(entry), list[Line]()
        if not stands(document):
            return []
        noted, tied = lines(self.booklet.every()), self._tied(entry)
        for one in self.documents.lay(entry).found:
            dose = proposed(one, self.documents.zone)
            if dose and not twin(dose, told):
                told.append(Line(document, dose))
        return [
            Proposal(one.dose, _again(one.dose, tied) or twin(one.dose, noted))
            for one in told
        ]

    def take(self, entry: EntryId, ranks: Collection[int]) -> Taken:
        """Note the doses at *ranks* of the list, tied to the document.

        One that who gave it told already is not noted again: only tied.
        """
        document, backs, added = self.documents.entry(entry), list[Undo](), 0
        wanted = [one for n, one in enumerate(self.of(entry)) if n in ranks]
        for one in wanted:
            if one.known and one.settled:
                backs.append(self.links.add(document.id, one.known.entry.id))
            else:
                backs.append(self._add(document, one.dose))
                added += 1
        return Taken(added, len(wanted) - added, partial(_all, backs))

    def waiting(self) -> list[Entry]:
        """Return the documents that may hold doses and were not looked at."""
        found = [
            one
            for category in _CATEGORIES
            for one in self.documents.list(Filters(category=category), limit=PAGE_MAX)
        ]
        return [one for one in found if _structured(one) and self._fresh(one)]

    def leave(self, entry: EntryId) -> None:
        """Propose a document no more."""
        self.preferences.put(_LEFT + entry.hex(), "yes")

    def propose(self, entry: EntryId) -> None:
        """Propose again a document that was left aside."""
        self.preferences.put(_LEFT + entry.hex(), "")

    def _fresh(self, document: Entry) -> bool:
        left = self.preferences.get(_LEFT + document.id.hex())
        return not left and not self._tied(document.id)

    def _tied(self, document: EntryId) -> list[Line]:
        """Return the doses that were taken from a document, or tied to it."""
        near = self.links.of(document)
        return [alone(one) for one in near if one.kind == KIND.code]

    def _add(self, document: Entry, dose: Immunization) -> Undo:
        told = {"source": IMPORTED, "author": document.meta.get("author", "")}
        entry = self.booklet.add(dose, told={k: v for k, v in told.items() if v})
        self.links.add(document.id, entry.id)

        def back() -> None:
            self.links.remove(document.id, entry.id)
            self.booklet.remove(entry.id)

        return back


def proposed(one: Found, zone: tzinfo) -> Immunization | None:
    """Return the dose a thing found tells, None for anything else."""
    if one.matter is not Matter.VACCINE:
        return None
    told = replace(
        one.dose or Immunization(),
        vaccine=one.label[:LINE_MAX],
        day=_day(one.when, zone),
        rank=one.value if ranked(one.value) else "",
    )
    return protecting(told)


def _day(when: str, zone: tzinfo) -> str:
    """Return the day of a date; an instant in UTC is of the day it was over here."""
    if when.endswith(_UTC):
        when = datetime.fromisoformat(when).astimezone(zone).isoformat()
    return when[:_DAY]


def _again(dose: Immunization, among: list[Line]) -> Line | None:
    """Return the dose that was taken from the same line: it may have no date."""
    said = _said(dose)
    return next((line for line in among if _said(line.dose) == said), None)


def _said(dose: Immunization) -> tuple[str, ...]:
    return dose.vaccine, dose.day, dose.rank, dose.lot


def _structured(document: Entry) -> bool:
    return any(file.media_type.startswith(_STRUCTURED) for file in document.attachments)


def _all(backs: list[Undo]) -> None:
    for back in reversed(backs):
        back()
