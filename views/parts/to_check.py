"""« À vérifier » : documents that bear another name, and the two answers."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.document_facts import borne_words
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _, ngettext

Decide = Callable[..., Callable[[], object]]


@ft.component
def ToCheck(entries: tuple[Entry, ...]) -> ft.Control:
    """Say whose name they bear; they are in no list until the person answers."""
    custody, name = here().custody, entries[0].id.hex()
    ids = [entry.id for entry in entries]
    refused, accepted = _told(len(entries))
    borne = borne_words(entries[0]) or _("non précisé")
    told = _("Nom écrit sur ce document : {name}.").format(name=borne)
    alone = len(entries) == 1
    other = _("Ce document n'est pas à moi") if alone else _("Aucun n'est à moi")
    mine = _("Il est bien à moi") if alone else _("Ils sont tous à moi")
    answers = [
        quiet_action(other, _act(custody.refuse, ids, refused), name=f"other-{name}"),
        quiet_action(mine, _act(custody.accept, ids, accepted), name=f"mine-{name}"),
    ]
    return stack([banner(told), sentence(_waits(alone=alone)), side_by_side(answers)])


def _act(decide: Decide, ids: list[EntryId], words: str) -> Act:
    """Return what decides of them, told with what takes it back."""

    async def act() -> None:
        around = porch()
        back = await asyncio.to_thread(partial(decide, *ids))
        around.tell(words, undo=undoing(back))

    return act


def _waits(*, alone: bool) -> str:
    if alone:
        return _("Il n'est dans aucune liste. Dites-nous s'il est à vous.")
    return _("Ils ne sont dans aucune liste. Ouvrez-les, puis répondez.")


def _told(count: int) -> tuple[str, str]:
    """Return what is said once refused, then once accepted."""
    refused = ngettext(
        "{count} document est dans la corbeille, pour 30 jours.",
        "{count} documents sont dans la corbeille, pour 30 jours.",
        count,
    )
    accepted = ngettext(
        "{count} document est dans vos listes.",
        "{count} documents sont dans vos listes.",
        count,
    )
    return refused.format(count=count), accepted.format(count=count)
