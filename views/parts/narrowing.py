"""« Filtres » : what a list or a search is narrowed to, folded until asked for."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.when import When
from app.domain.words import N_
from views.errors import sentence_for
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.field import Hint, field
from views.parts.folded import fold_button
from views.parts.heading import heading
from views.parts.makers import Makers, ways
from views.parts.pills import pills
from views.parts.state import use_flag
from views.parts.typed_date import iso_date
from views.parts.watching import local_now
from views.text import _

PERIODS: Final = {
    "": N_("Toutes les dates"),
    "year": N_("Cette année"),
    "twelve": N_("12 derniers mois"),
    "dates": N_("Entre deux dates"),
}
NEW: Final = {"": N_("Nouveaux ou déjà ouverts"), "yes": N_("Nouveaux seulement")}
"""Whether only documents that came from elsewhere, never opened here, are wanted."""
_YEAR: Final = timedelta(days=365)
_BEGUN: Final = re.compile(r"[\d/. ]{0,9}")
NONE: Final[Mapping[str, str]] = MappingProxyType({})
"""No categories to choose among."""
Unopened = Callable[[], frozenset[EntryId]]
"""Tells which documents are new."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the person chose to see; an empty field lets everything pass.

    *first* and *last* are dates as typed, used when *period* is `dates`. *new* is one
    of `NEW`.
    """

    category: str = ""
    period: str = ""
    first: str = ""
    last: str = ""
    author: str = ""
    facility: str = ""
    new: str = ""

    def within(
        self, filters: Filters, today: date, unopened: Unopened = frozenset
    ) -> Filters:
        """Return *filters* narrowed by this too; *unopened* is asked only for *new*."""
        since, until = self._bounds(today)
        return replace(
            filters,
            category=self.category,
            author=self.author,
            facility=self.facility,
            among=unopened() if self.new else filters.among,
            since=since,
            until=until,
        )

    def _bounds(self, today: date) -> tuple[int | None, int | None]:
        if self.period == "year":
            return When.parse(f"{today.year}-01-01").start, None
        if self.period == "twelve":
            return When.parse((today - _YEAR).isoformat()).start, None
        if self.period != "dates":
            return None, None
        first, last = _when(self.first), _when(self.last)
        return first.start if first else None, last.end if last else None


@ft.component
def Narrowing(
    chosen: Narrowed,
    makers: Makers,
    put: Callable[[Narrowed], None],
    categories: Mapping[str, str] = NONE,
) -> ft.Control:
    """Say what is let through; pressed, offer the categories, periods and makers."""
    open_, unfold, fold = use_flag()
    words = said(chosen, categories)
    turn = doing(fold if open_ else unfold)
    label = words or _offer(makers, categories)
    line = [fold_button(label, turn, name="narrow", unfolded=open_)]
    if words:
        clear = doing(lambda: put(_cleared(chosen, categories)))
        line.append(quiet_action(_("Tout montrer"), clear, name="narrow-clear"))
    if not open_:
        return side_by_side(line)

    def pick(change: Narrowed) -> None:
        fold()
        put(change)

    shelves = _shelves(chosen, categories, pick) if categories else []
    names = ways(makers, asdict(chosen), partial(_named, chosen, put))
    return stack([side_by_side(line), card([*shelves, *_periods(chosen, put), *names])])


def _named(
    chosen: Narrowed, put: Callable[[Narrowed], None], sort: str, name: str
) -> None:
    author = sort == "author"
    put(replace(chosen, author=name) if author else replace(chosen, facility=name))


def _offer(makers: Makers, categories: Mapping[str, str]) -> str:
    if categories:
        return _("Filtrer les documents")
    if makers.known:
        return _("Filtrer par date ou par auteur")
    return _("Filtrer par date")


def _cleared(chosen: Narrowed, categories: Mapping[str, str]) -> Narrowed:
    """Let everything pass; what was chosen elsewhere stays."""
    elsewhere = Narrowed(category=chosen.category, new=chosen.new)
    return Narrowed() if categories else elsewhere


def _shelves(
    chosen: Narrowed, categories: Mapping[str, str], pick: Callable[[Narrowed], None]
) -> list[ft.Control]:
    """Return the categories, and whether only what is new is wanted."""
    shelf = pills(
        categories,
        chosen.category,
        lambda code: pick(replace(chosen, category=code)),
        name="category",
    )
    news = pills(
        {code: _(words) for code, words in NEW.items()},
        chosen.new,
        lambda code: pick(replace(chosen, new=code)),
        name="new",
    )
    return [heading(3, _("Catégorie")), shelf, heading(3, _("Nouveautés")), news]


def said(chosen: Narrowed, categories: Mapping[str, str] = NONE) -> str:
    """Say in words what is let through, "" when everything is.

    Without *categories*, neither these nor what is new are chosen here.
    """
    category = categories.get(chosen.category, "") if chosen.category else ""
    new = _(NEW[chosen.new]) if categories and chosen.new else ""
    period = _(PERIODS[chosen.period]) if chosen.period else ""
    if chosen.period == "dates" and (_when(chosen.first) or _when(chosen.last)):
        first = _("depuis le {day}").format(day=chosen.first) if chosen.first else ""
        last = _("jusqu'au {day}").format(day=chosen.last) if chosen.last else ""
        period = " ".join(filter(None, (first, last)))
    told = (category, new, period, chosen.author, chosen.facility)
    return " · ".join(filter(None, told))


def today() -> date:
    """Return the day it is for the person."""
    return local_now().date()


def _periods(chosen: Narrowed, put: Callable[[Narrowed], None]) -> list[ft.Control]:
    options = {code: _(words) for code, words in PERIODS.items()}
    choice = pills(
        options,
        chosen.period,
        lambda code: put(replace(chosen, period=code)),
        name="period",
    )
    dates = _dates(chosen, put) if chosen.period == "dates" else []
    return [heading(3, _("Date")), choice, *dates]


def _dates(chosen: Narrowed, put: Callable[[Narrowed], None]) -> list[ft.Control]:
    example = _("Par exemple 07/03/1948")
    first = field(
        _("Depuis le"),
        chosen.first,
        lambda text: put(replace(chosen, first=text)),
        name="period-first",
        hint=Hint(example, _fault(chosen.first)),
    )
    last = field(
        _("Jusqu'au"),
        chosen.last,
        lambda text: put(replace(chosen, last=text)),
        name="period-last",
        hint=Hint(example, _fault(chosen.last)),
    )
    return [first, last]


def _when(typed: str) -> When | None:
    """Return the date typed, None while it is not one."""
    with suppress(Refused):
        iso = iso_date(typed)
        return When.parse(iso) if iso else None
    return None


def _fault(typed: str) -> str:
    """Say what is wrong, but not before the date could be whole."""
    if _when(typed) or _BEGUN.fullmatch(typed.strip()):
        return ""
    return sentence_for("date.malformed")
