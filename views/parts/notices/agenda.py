"""« Copier mes rendez-vous de vaccin » : for an agenda that tells them when closed."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import Final, Protocol

import flet as ft

from app.domain.departure import Purpose
from app.flows.vaccines.planning import Planned, Planning
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.choice import choice
from views.parts.confirm import confirm
from views.parts.folded import fold_button
from views.parts.outside.placing import use_placing
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.watching import here, local_now, use_record
from views.parts.whose import file_of
from views.text import _

_PLAIN, _NAMED = "plain", "named"
_FILE: Final = "rappels.ics"


class Reminders(Protocol):
    """Makes one file of what is planned, for another calendar."""

    def __call__(
        self, made: datetime, planned: Iterable[Planned], *, named: bool
    ) -> bytes:
        """Say what each is of only if *named*."""
        ...


@ft.component
def AgendaOut(reminders: Reminders) -> ft.Control:
    """Offer a file of what is planned; it names nothing unless the person asks."""
    house, placing = here(), use_placing()
    asked = use_record(
        partial(_coming, house.vaccines.planning, local_now().date()), "appointment"
    )
    unfolded, unfold, fold = use_flag()
    words, choose = use_held(_PLAIN)
    asking, ask, leave = use_flag()

    async def give() -> None:
        named = words == _NAMED
        content = reminders(local_now(), asked.value or [], named=named)
        await placing.put(file_of(house, _FILE), content, Purpose.COPY_CALENDAR)

    ft.use_dialog(_question(words, give, leave) if asking else None)
    if not asked.value:
        return _closed()
    turn, label = fold if unfolded else unfold, _("Copier les rendez-vous de vaccin")
    button = fold_button(label, doing(turn), name="notices-agenda", unfolded=unfolded)
    ways = _ways(words, choose, doing(ask)) if unfolded else []
    return stack([_closed(), side_by_side([button]), *ways])


def _closed() -> ft.Control:
    """Say what a closed program does not do."""
    told = _(
        "Alvéole fermé n'annonce rien. "
        "Votre agenda peut annoncer vos rendez-vous de vaccin."
    )
    return sentence(told, quiet=True)


def _coming(planning: Planning, today: date) -> list[Planned]:
    return [one for one in planning.list() if one.day >= today]


def _ways(words: str, choose: Callable[[str], None], ask: Act) -> list[ft.Control]:
    """Return what the agenda will show, and the button that copies."""
    options = {_PLAIN: _("Seulement « Rendez-vous »"), _NAMED: _("Le nom du vaccin")}
    label = _("Ce que votre agenda montrera")
    beside = _("Les médicaments et les papiers n'y vont pas.")
    return [
        sentence(beside, quiet=True),
        choice(label, options, words, choose, name="notices-words"),
        side_by_side(
            [quiet_action(_("Copier dans mon agenda"), ask, name="notices-copy")]
        ),
    ]


def _question(words: str, give: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    told = {
        _PLAIN: _("Hors d'Alvéole, on lira seulement « Rendez-vous » et le jour."),
        _NAMED: _("Hors d'Alvéole, on lira le nom de chaque vaccin et le jour."),
    }
    label = _("Copier ces rendez-vous")
    title = _("Copier dans votre agenda ?")
    return confirm(title, told[words], label=label, act=give, leave=leave)
