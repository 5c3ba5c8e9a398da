"""« Qui peut le voir » : a dose its service alone corrects may be kept for oneself."""

import asyncio
from typing import Final

import flet as ft

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.words import N_
from views.parts.box import card, stack
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.hiding import LEVELS, TOLD, use_today
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _

SHOWN: Final = N_("Ce vaccin n'est plus caché.")


@ft.component
def WhoSeesDose(entry: Entry) -> ft.Control:
    """Say who may read a dose today; let the person decide for later."""
    booklet, page = here().vaccines.booklet, ft.context.page
    level = entry.confidentiality

    def put(chosen: str) -> None:
        page.run_task(hide, Confidentiality(int(chosen)))

    async def hide(chosen: Confidentiality) -> None:
        around = porch()
        back = await asyncio.to_thread(booklet.hide, entry.id, chosen)
        words = SHOWN if chosen is Confidentiality.N else TOLD[chosen]
        around.tell(_(words), undo=undoing(back))

    levels = use_record(here().custody.levels, "patient").value or ()
    offered = dict.fromkeys((*levels, level))
    options = {str(int(one)): _(LEVELS[one]) for one in offered}
    told = [
        *use_today(entry),
        sentence(_("Quand vous ouvrez ce carnet à d'autres :")),
    ]
    ways = Folded(options, str(int(level)), put, "dose-hide")
    return stack([heading(2, _("Qui peut le voir ?")), card([*told, ways])])
