"""« À vérifier » : a document that bears another name, and the two answers."""

import asyncio
from functools import partial

import flet as ft

from app.domain.entry import Entry
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.document_facts import borne_words
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.undoing import changed
from views.parts.watching import here, porch
from views.text import _


@ft.component
def ToCheck(entry: Entry) -> ft.Control:
    """Say whose name it bears; it is in no list until the person answers."""
    custody, name = here().custody, entry.id.hex()

    async def refuse() -> None:
        words = _("« {title} » est dans la corbeille, pour 30 jours.")
        work = partial(custody.refuse, entry.id)
        await changed(words.format(title=entry.title), entry, work)

    async def accept() -> None:
        back = await asyncio.to_thread(custody.accept, entry.id)
        words = _("« {title} » est dans vos documents.").format(title=entry.title)
        porch().tell(words, undo=undoing(back))

    borne = borne_words(entry) or _("non précisé")
    told = _("Nom écrit sur ce document : {name}.").format(name=borne)
    waits = _("Il n'est dans aucune liste. Dites-nous s'il est à vous.")
    answers = [
        quiet_action(_("Ce document n'est pas à moi"), refuse, name=f"other-{name}"),
        quiet_action(_("Il est bien à moi"), accept, name=f"mine-{name}"),
    ]
    return stack([banner(told), sentence(waits), side_by_side(answers)])
