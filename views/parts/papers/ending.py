"""« Fin de validité » : a paper that ends, how soon, and what can be done."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.departure import Purpose
from app.flows.papers.ending import Ending
from views.parts.acting import Act, doing, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.confirm import confirm
from views.parts.documents import DocumentRow
from views.parts.outside.placing import use_placing
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.undoing import changed
from views.parts.watching import here
from views.parts.whose import file_of
from views.text import _, date_long, ngettext


@ft.component
def EndingCard(one: Ending, reminder: Callable[[Ending], bytes]) -> ft.Control:
    """Show a paper, the days left, and the ways to deal with it.

    *reminder* makes what another calendar takes in.
    """
    house, placing = here(), use_placing()
    asking, ask, leave = use_flag()
    entry, own = one.entry, one.entry.id.hex()

    async def give() -> None:
        name, content = file_of(house, "rappel.ics"), reminder(one)
        await placing.put(name, content, Purpose.COPY_CALENDAR, entry.id)

    async def forget() -> None:
        words = _("Nous ne rappellerons plus ce papier.")
        await changed(words, entry, partial(house.endings.end, entry.id, ""))

    ft.use_dialog(_question(give, leave) if asking else None)
    change = going(f"/documents/{own}/modifier")
    ways = [
        quiet_action(_("Changer la date"), change, name=f"end-change-{own}"),
        quiet_action(_("Copier dans mon agenda"), doing(ask), name=f"end-copy-{own}"),
        quiet_action(_("Ne plus rappeler"), forget, name=f"end-forget-{own}"),
    ]
    told = sentence(left_words(one), strong=True)
    return card([told, DocumentRow(entry), side_by_side(ways)])


def left_words(one: Ending) -> str:
    """Say when a paper ends, and in how many days, or since when it has."""
    day = date_long(one.day, weekday=False)
    if not one.left:
        return _("Se termine aujourd'hui.")
    if one.left > 0:
        words = ngettext(
            "Se termine le {day}, dans {count} jour.",
            "Se termine le {day}, dans {count} jours.",
            one.left,
        )
        return words.format(day=day, count=one.left)
    words = ngettext(
        "Terminé le {day}, depuis {count} jour.",
        "Terminé le {day}, depuis {count} jours.",
        -one.left,
    )
    return words.format(day=day, count=-one.left)


def _question(give: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Copier dans votre agenda ?"),
        _("Hors d'Alvéole, le titre de ce papier ne sera plus protégé."),
        label=_("Copier le rappel"),
        act=give,
        leave=leave,
    )
