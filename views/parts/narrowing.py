"""« Filtres » : what a list or a search is narrowed to, folded until asked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import flet as ft

from app.domain.errors import Refused
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
from views.parts.pills import pills
from views.parts.state import use_flag, use_held
from views.parts.typed_date import iso_date
from views.parts.watching import local_now
from views.text import _

PERIODS: Final = {
    "": N_("Toutes les dates"),
    "year": N_("Cette année"),
    "twelve": N_("12 derniers mois"),
    "dates": N_("Entre deux dates"),
}
_YEAR: Final = timedelta(days=365)
_BEGUN: Final = re.compile(r"[\d/. ]{0,9}")
NONE: Final[Mapping[str, str]] = MappingProxyType({})
"""No categories to choose among."""
_AUTHORS: Final = 12
"""Names offered at once; the field narrows them."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the person chose to see; an empty field lets everything pass.

    *first* and *last* are dates as typed, used when *period* is `dates`.
    """

    category: str = ""
    period: str = ""
    first: str = ""
    last: str = ""
    author: str = ""

    def within(self, filters: Filters, today: date) -> Filters:
        """Return *filters* narrowed by this too."""
        since, until = self._bounds(today)
        return replace(
            filters,
            category=self.category,
            author=self.author,
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
    authors: Sequence[str],
    put: Callable[[Narrowed], None],
    categories: Mapping[str, str] = NONE,
) -> ft.Control:
    """Say what is let through; pressed, offer the categories, periods and authors."""
    open_, unfold, fold = use_flag()
    words = said(chosen, categories)
    turn = doing(fold if open_ else unfold)
    label = words or _offer(authors, categories)
    line = [fold_button(label, turn, name="narrow", unfolded=open_)]
    if words:
        clear = doing(lambda: put(_cleared(chosen, categories)))
        line.append(quiet_action(_("Tout montrer"), clear, name="narrow-clear"))
    if not open_:
        return side_by_side(line)

    def pick(code: str) -> None:
        fold()
        put(replace(chosen, category=code))

    shelves = _shelves(chosen, categories, pick) if categories else []
    names = [Authors(chosen, tuple(authors), put)] if authors else []
    ways = card([*shelves, *_periods(chosen, put), *names])
    return stack([side_by_side(line), ways])


def _offer(authors: Sequence[str], categories: Mapping[str, str]) -> str:
    if categories:
        return _("Filtrer les documents")
    return _("Filtrer par date ou par auteur") if authors else _("Filtrer par date")


def _cleared(chosen: Narrowed, categories: Mapping[str, str]) -> Narrowed:
    """Let everything pass; a category chosen elsewhere stays."""
    return Narrowed() if categories else Narrowed(category=chosen.category)


def _shelves(
    chosen: Narrowed, categories: Mapping[str, str], pick: Callable[[str], None]
) -> list[ft.Control]:
    choice = pills(categories, chosen.category, pick, name="category")
    return [heading(3, _("Catégorie")), choice]


@ft.component
def Authors(
    chosen: Narrowed, authors: tuple[str, ...], put: Callable[[Narrowed], None]
) -> ft.Control:
    """Offer the authors of the documents; a field narrows a long list."""
    typed, type_ = use_held("")
    wanted = typed.strip().casefold()
    found = [name for name in authors if wanted in name.casefold()][:_AUTHORS]
    options = {"": _("Tous les auteurs")} | dict(zip(found, found, strict=True))
    choice = pills(
        options,
        chosen.author,
        lambda name: put(replace(chosen, author=name)),
        name="author",
    )
    line = field(_("Chercher un auteur"), typed, type_, name="author-field")
    narrow = [line] if len(authors) > _AUTHORS else []
    return stack([heading(3, _("Auteur")), *narrow, choice])


def said(chosen: Narrowed, categories: Mapping[str, str] = NONE) -> str:
    """Say in words what is let through, "" when everything is."""
    category = categories.get(chosen.category, "") if chosen.category else ""
    period = _(PERIODS[chosen.period]) if chosen.period else ""
    if chosen.period == "dates" and (_when(chosen.first) or _when(chosen.last)):
        first = _("depuis le {day}").format(day=chosen.first) if chosen.first else ""
        last = _("jusqu'au {day}").format(day=chosen.last) if chosen.last else ""
        period = " ".join(filter(None, (first, last)))
    return " · ".join(filter(None, (category, period, chosen.author)))


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
