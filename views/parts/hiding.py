"""« Qui peut le voir » : who reads a document now, and who never will."""

import asyncio
from collections.abc import Sequence
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
from views.parts.readers import use_readers
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
    readers = use_readers(entry.rubric).value
    today = _today(readers=[] if level else readers)
    title = heading(2, _("Qui peut le voir ?"))
    return stack([title, card([*today, ways])], spacing=16)


def _today(*, readers: Sequence[str] | None) -> list[ft.Control]:
    who = _("Vous seul, sur vos appareils.")
    if readers:
        words = _("Vous, et ceux à qui vous le confiez : {names}.")
        who = words.format(names=", ".join(readers))
    sealed = _("Le serveur garde ce document fermé. Il ne peut pas le lire.")
    later = _("Si un jour vous ouvrez vos documents à d'autres :")
    said = [] if readers is None else [sentence(who, strong=True)]
    return [*said, sentence(sealed), sentence(later)]
