"""« Qui peut le voir » : who reads a document now, and who never will."""

import asyncio
from contextlib import suppress
from typing import Final

import flet as ft

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.words import N_
from views.parts.box import card, stack
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.readers import use_who_reads
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _

LEVELS: Final = {
    Confidentiality.N: N_("Montrer à ceux que vous choisirez"),
    Confidentiality.MASQUE_PS: N_("Cacher aux soignants"),
    Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX: N_("Cacher à vos parents"),
    Confidentiality.PRIVE: N_("Garder pour vous seul"),
}
TOLD: Final = {
    Confidentiality.N: N_("Ce document n'est plus caché."),
    Confidentiality.MASQUE_PS: N_(
        "Caché aux soignants. L'un d'eux l'a peut-être déjà lu."
    ),
    Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX: N_(
        "Caché à vos parents. Ils l'ont peut-être déjà lu."
    ),
    Confidentiality.PRIVE: N_("Gardé pour vous seul. Quelqu'un l'a peut-être déjà lu."),
}


@ft.component
def WhoSees(entry: Entry) -> ft.Control:
    """Say who may read it today; let the person decide for later."""
    custody, page = here().custody, ft.context.page
    level = entry.confidentiality

    def put(chosen: str) -> None:
        page.run_task(hide, Confidentiality(int(chosen)))

    async def hide(chosen: Confidentiality) -> None:
        around = porch()
        back = await asyncio.to_thread(custody.hide, entry.id, chosen)
        around.tell(_(TOLD[chosen]), undo=undoing(back))
        with suppress(AlveoleError):  # heavy files are gone on with at an opening
            await asyncio.to_thread(custody.resealing.finish)

    levels = use_record(custody.levels, "patient").value or ()
    offered = dict.fromkeys((*levels, level))
    options = {str(int(one)): _(LEVELS[one]) for one in offered}
    ways = Folded(options, str(int(level)), put, "document-hide")
    sealed = _("Le serveur garde ce document fermé. Il ne peut pas le lire.")
    later = _("Quand vous ouvrez vos documents à d'autres :")
    today = [*use_today(entry), sentence(sealed), sentence(later)]
    title = heading(2, _("Qui peut le voir ?"))
    return stack([title, card([*today, ways])], spacing=16)


def use_today(entry: Entry) -> list[ft.Control]:
    """Say who reads it today; nothing before it is known."""
    names = use_who_reads(entry).value
    if names is None:
        return []
    also = _("Vous, et aussi : {names}.").format(names=", ".join(names))
    who = also if names else _("Vous seul, sur vos appareils.")
    return [sentence(who, strong=True)]
