"""« Résultats » : what a search found, grouped, each with the passage it lies in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.message import Ask
from app.domain.query import Filters, Hit
from app.domain.words import N_
from app.flows.filing import CATEGORIES
from app.flows.scanning.recognition import recognised
from app.kinds import kind as kind_of
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.documents import hidden_words, spine_of
from views.parts.folded import Folded, fold_button
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.kinds import icon_of
from views.parts.makers import Makers
from views.parts.measures.address import measure_place
from views.parts.narrowing import NEW, Narrowed, Narrowing, Unopened
from views.parts.profile.rows import in_words, page_of
from views.parts.sentence import marked, sentence
from views.parts.tile import tile
from views.text import _, date_long

DOCUMENTS: Final = "document"
MEASURES: Final = "measure"
PROFILE: Final = "profile"
AGENDA: Final = "agenda"
MESSAGES: Final = "message"
SORTS: Final = {
    "": N_("Tous les éléments"),
    DOCUMENTS: N_("Documents"),
    MEASURES: N_("Mesures"),
    AGENDA: N_("Agenda"),
    PROFILE: N_("Profil de santé"),
    MESSAGES: N_("Messages"),
}
LIMIT: Final = 50
"""Results shown at most: beyond, one more word finds better."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, and what they are looked for in.

    *sort* is one of `SORTS`.
    """

    text: str = ""
    sort: str = ""
    narrowed: Narrowed = field(default_factory=Narrowed)

    @property
    def narrow(self) -> bool:
        """Say whether something is left out by the filters."""
        return replace(self, text="") != Wanted()

    def filters(self, today: date, unopened: Unopened) -> Filters:
        """Return the same, as the record understands it; *unopened* tells what is new.

        Only a document has a category, or is new.
        """
        narrow = self.narrowed.category or self.narrowed.new
        kind = DOCUMENTS if self.sort == DOCUMENTS or narrow else ""
        return self.narrowed.within(Filters(kind=kind), today, unopened)

    def among(self, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits of the sort wanted, which may have many kinds."""
        return [hit for hit in hits if self.sort in ("", sort_of(hit.entry))]


def sort_of(entry: Entry) -> str:
    """Say which sort of things an element is, one of `SORTS`."""
    if entry.kind in (DOCUMENTS, MESSAGES):
        return entry.kind
    kind = kind_of(entry.kind)
    if kind.shelf == AGENDA:
        return AGENDA
    return MEASURES if kind.fields else PROFILE


def grouped(hits: Sequence[Hit]) -> list[Hit | str]:
    """Return the hits under the words of their sort, documents first."""
    lines: list[Hit | str] = []
    for sort in (DOCUMENTS, MESSAGES, MEASURES, AGENDA, PROFILE):
        group = [hit for hit in hits if sort_of(hit.entry) == sort]
        if group:
            lines += [f"{_(SORTS[sort])} ({len(group)})", *group]
    return lines


@ft.component
def Sieve(wanted: Wanted, makers: Makers, put: Callable[[Wanted], None]) -> ft.Control:
    """The filters of a search, all folded on one line until asked for."""
    unfolded, fold = use_kept("sieve", initial=False)
    label = _("Résultats filtrés") if wanted.narrow else _("Filtrer les résultats")
    turn = doing(lambda: fold(not unfolded))
    line = [fold_button(label, turn, name="sieve", unfolded=unfolded)]
    if wanted.narrow and not unfolded:
        clear = doing(lambda: put(Wanted(wanted.text)))
        line.append(quiet_action(_("Tout montrer"), clear, name="sieve-clear"))
    ways = [card(_ways(wanted, makers, put))] if unfolded else []
    return stack([side_by_side(line), *ways])


def _ways(
    wanted: Wanted, makers: Makers, put: Callable[[Wanted], None]
) -> list[ft.Control]:
    sorts = {code: _(words) for code, words in SORTS.items()}
    narrowed = wanted.narrowed

    def sort(code: str) -> None:
        put(replace(wanted, sort=code))

    def narrow(chosen: Narrowed) -> None:
        put(replace(wanted, narrowed=chosen))

    papers = wanted.sort in ("", DOCUMENTS)
    return [
        Folded(sorts, wanted.sort, sort, "sort"),
        *(_of_documents(wanted, put) if papers else []),
        Narrowing(narrowed, makers, narrow),
    ]


def _of_documents(wanted: Wanted, put: Callable[[Wanted], None]) -> list[ft.Control]:
    """Return the filters only documents have: where they are filed, whether new."""
    everything = {"": _("Toutes les catégories")}
    categories = everything | {one.code: _(one.label) for one in CATEGORIES}
    news = {code: _(words) for code, words in NEW.items()}

    def pick(code: str) -> None:
        put(replace(wanted, narrowed=replace(wanted.narrowed, category=code)))

    def freshen(code: str) -> None:
        put(replace(wanted, narrowed=replace(wanted.narrowed, new=code)))

    return [
        Folded(categories, wanted.narrowed.category, pick, "category"),
        Folded(news, wanted.narrowed.new, freshen, "new"),
    ]


@dataclass(frozen=True, slots=True)
class Found:
    """Draws one line of the results; *opened* is done before what is found opens."""

    text: str
    opened: Callable[[str], Act] = field(compare=False)

    def __call__(self, line: Hit | str) -> ft.Control:
        """Return the title of a group, or one result."""
        if isinstance(line, str):
            return heading(2, line)
        return _row(line, self.opened)


def _row(hit: Hit, opened: Callable[[str], Act]) -> ft.Control:
    entry, kind = hit.entry, kind_of(hit.entry.kind)
    document = entry.kind == DOCUMENTS
    spine = spine_of(entry.meta.get("category", "")) if document else None
    words = _measured(entry) if kind.fields else in_words(entry, kind).words
    told = f"{entry.title} {words} {_(kind.label)}"
    new = _says_more(hit, told) and not _asking(entry)
    told = "\n".join(filter(None, (words, hidden_words(entry))))
    extract: list[ft.Control] = [marked(hit.snippet, hit.marks)] if new else []
    if new and recognised(entry):
        extract.insert(0, sentence(_("Texte reconnu, fautes possibles :")))
    return tile(
        _titled(hit) if entry.title else _(kind.label),
        [sentence(told, quiet=True), *extract],
        opened(route_of(entry)),
        name=f"hit-{entry.id.hex()}",
        icon=spine.icon if spine else icon_of(kind),
        spine=spine,
    )


def _asking(entry: Entry) -> bool:
    """Say whether a message asks for something before one reads it."""
    return entry.meta.get("asks") == Ask.RECEIPT


def _says_more(hit: Hit, told: str) -> bool:
    """Say whether the passage tells something that a result does not already.

    That of several photographed pages often says the title once a page.
    """
    if hit.entry.kind == DOCUMENTS:
        return bool(_words(hit.snippet) - _words(hit.entry.title))
    found = (hit.snippet[start:end] for start, end in hit.marks)
    return any(word.casefold() not in told.casefold() for word in found)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _titled(hit: Hit) -> ft.Text:
    return marked(hit.entry.title, hit.title_marks, ft.TextThemeStyle.TITLE_MEDIUM)


def route_of(entry: Entry) -> str:
    """Return where an element is read."""
    if kind_of(entry.kind).fields:
        return measure_place(entry.kind)
    return page_of(entry)


def _measured(entry: Entry) -> str:
    return f"{_(kind_of(entry.kind).label)} · {date_long(entry.when)}"
