"""« Calendrier » : to do, to check, to come, done, and what is not to be proposed."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.vaccine import Need, Reason
from app.flows.vaccines.calendar import Line
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.answering import answered
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.folded import fold_button
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.vaccines.due import DueCard, name_of
from views.parts.vaccines.planning import Days
from views.parts.watching import here
from views.text import _, ngettext, number

_FEW: Final = 3
"""Lines to come shown at once; the rest is one press away."""

Lines = Sequence[Line]
Controls = list[ft.Control]


def calendar_of(lines: Lines, days: Days, *, asks: bool) -> Controls:
    """Return what the calendar says today; *asks*: a question may say more."""
    asked = [one for one in lines if not one.refused and not one.until]
    todo, check, coming, done = (
        [one for one in asked if one.due.need is need]
        for need in (Need.TODO, Need.CHECK, Need.COMING, Need.DONE)
    )
    quiet = [one for one in lines if one.refused or one.until]
    if any(one.due.reason is Reason.BIRTH for one in lines):
        return [_unborn()]
    return [
        *_todo(todo, days),
        *_check(check, days),
        *_section(_("À prévoir"), coming[:_FEW], days),
        *_folded(_("Voir la suite"), coming[_FEW:], days, "coming"),
        *_folded(_("Voir les vaccins faits"), done, days, "done"),
        *_folded(_("Voir ce que vous avez écarté"), quiet, days, "quiet"),
        *_promise(lines, asks=asks),
    ]


def _unborn() -> ft.Control:
    """Ask for what every rule looks at first."""
    told = sentence(_("Notez la date de naissance pour voir le calendrier."))
    label, way = _("Noter la date de naissance"), going("/sante/identite")
    return card([told, side_by_side([action(label, way, name="vaccines-born")])])


def _todo(lines: Lines, days: Days) -> Controls:
    """Say first whether anything is to do, then what."""
    if not lines:
        return [banner(_("Aucun vaccin à faire pour le moment."), tone="calm")]
    count = len(lines)
    words = ngettext("{count} vaccin à faire", "{count} vaccins à faire", count)
    return _section(words.format(count=number(count, 0)), lines, days)


def _check(lines: Lines, days: Days) -> Controls:
    """Show what is unsure, to speak of on the next visit: all may wait at once."""
    if not lines:
        return []
    later, dues = here().vaccines.calendar.all_later, [one.due for one in lines]
    words = _("Nous en reparlerons dans un mois.")

    async def wait() -> None:
        await answered(words, partial(later, *dues))

    told = sentence(_("Un médecin ou un pharmacien vous répondra."))
    label = _("Voir cela plus tard")
    button = side_by_side([quiet_action(label, wait, name="check-later")])
    title = heading(2, _("À vérifier avec un professionnel"))
    return [title, told, button, *_cards(lines, days)]


def _section(title: str, lines: Lines, days: Days) -> Controls:
    return [heading(2, title), *_cards(lines, days)] if lines else []


def _cards(lines: Lines, days: Days) -> Controls:
    drawn: Any = DueCard
    return [drawn(one, days, key=name_of(one)) for one in lines]


def _folded(label: str, lines: Lines, days: Days, name: str) -> Controls:
    drawn: Any = Folding
    return [drawn(label, lines, days, name, key=name)] if lines else []


@ft.component
def Folding(label: str, lines: Lines, days: Days, name: str) -> ft.Control:
    """Fold lines nobody needs at first sight behind one button."""
    unfolded, unfold, fold = use_flag()
    turn = doing(fold if unfolded else unfold)
    words = _("{label} ({count})").format(label=label, count=number(len(lines), 0))
    button = fold_button(words, turn, name=f"calendar-{name}", unfolded=unfolded)
    shown = _cards(lines, days) if unfolded else []
    return stack([side_by_side([button]), *shown])


def _promise(lines: Lines, *, asks: bool) -> Controls:
    """Say what the calendar is worth, and how to make it closer to the person."""
    rules = _("Ces dates suivent des règles publiques de {year}.")
    told = [rules.format(year=one.due.why.year) for one in lines[:1]]
    told.append(_("Un professionnel peut en décider autrement."))
    label, way = _("Préciser la situation"), going("/sante/vaccins/situation")
    more = quiet_action(label, way, name="vaccines-facts")
    return [
        sentence("\n".join(told), quiet=True),
        *([side_by_side([more])] if asks else []),
    ]
