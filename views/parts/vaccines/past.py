"""« Historique » of a dose: what it said before each change, and how to go back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import Line, alone
from app.flows.vaccines.standing import served
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.folded import fold_button
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.undoing import done
from views.parts.vaccines.facts import said_of
from views.parts.watching import here, use_record
from views.text import _, capital, date_long


@dataclass(frozen=True, slots=True)
class Before:
    """What a dose said until *at* (Unix ms), and what it said next."""

    line: Line
    next: Line
    at: int


@ft.component
def Past(entry: Entry) -> ft.Control:
    """Fold the changes behind one button, the latest first."""
    unfolded, unfold, fold = use_flag()
    asks = partial(_past, here().vaccines.booklet, entry.id)
    asked = use_record(asks, "immunization", key=entry.id)
    if not asked.value:
        return ft.Container(visible=False)
    label = _("Fermer l'historique") if unfolded else _("Voir l'historique")
    turn = doing(fold if unfolded else unfold)
    button = fold_button(label, turn, name="vaccine-history", unfolded=unfolded)
    cards = [Change(one, rank) for rank, one in enumerate(asked.value)]
    return stack([side_by_side([button]), *(cards if unfolded else [])])


def _past(booklet: Booklet, entry: EntryId) -> tuple[Before, ...]:
    """Return the changes of what was said, leaving out those of ties alone."""
    after, found = alone(booklet.entry(entry)), list[Before]()
    for past in booklet.history(entry):
        line = alone(past.entry)
        if (line.dose, _status(line)) != (after.dose, _status(after)):
            found.append(Before(line, after, past.at))
        after = line
    return tuple(found)


@ft.component
def Change(before: Before, rank: int) -> ft.Control:
    """Tell one change, and offer to have back what it replaced."""
    booklet, old = here().vaccines.booklet, before.line.entry

    async def back() -> None:
        again = partial(booklet.restore, booklet.entry(old.id))
        await done(_("C'est comme avant."), partial(booklet.restore, old), again)

    day = datetime.fromtimestamp(before.at / 1000, here().zone).date()
    lines = [sentence(words) for words in _changes(before)]
    icon, name = ft.Icons.UNDO, f"vaccine-again-{rank}"
    again = quiet_action(_("Revenir à avant"), back, name=name, icon=icon)
    title = sentence(capital(date_long(day)), strong=True)
    ways = [] if served(old) else [side_by_side([again])]
    return card([title, *lines, *ways])


def _changes(before: Before) -> list[str]:
    """Say each thing that changed, before and after."""
    was, now = said_of(before.line), said_of(before.next)
    words, nothing = _("{what} : « {before} », puis « {after} »."), _("rien")
    told = [
        words.format(
            what=what, before=_or(was, what, nothing), after=_or(now, what, nothing)
        )
        for what in {**was, **now}
        if was.get(what) != now.get(what)
    ]
    return told or [_("Ce vaccin a été retiré, ou remis.")]


def _or(said: Mapping[str, str], what: str, nothing: str) -> str:
    return said.get(what) or nothing


def _status(line: Line) -> str:
    return line.entry.meta.get("status", "")
