"""« Arrivée » : one thing that came, its author, and what the person makes of it."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.state import State
from app.domain.words import N_
from app.flows.news import Happening
from views.house import House
from views.parts.acting import Act, doing, going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.novelty import novelty
from views.parts.state import use_held
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _

Back = Callable[[], object]
Work = Callable[[House, Entry], Back]


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def Arrival(one: Happening) -> ft.Control:
    """Show what came; what is decided leaves the list, and may be taken back."""
    more, put = use_held(initial=False)
    ways = _ways(one, partial(put, True), more=more)  # noqa: FBT003 - a plain flag
    return ft.Column([novelty(one), side_by_side(ways)])


def _ways(one: Happening, show: Callable[[], None], *, more: bool) -> list[ft.Control]:
    own = one.entry.id.hex()
    if one.entry.meta.get("status") == State.TO_CHECK:
        answer = going("/documents/a-verifier")
        return [quiet_action(_("Répondre"), answer, name=f"answer-{own}")]
    codes = ["keep"]
    if one.entry.kind == "document" and more:
        codes = list(_WAYS)
    ways = [_way(one.entry, code) for code in codes]
    if one.entry.kind == "document" and not more:
        other = _("Décider autrement")
        ways.append(quiet_action(other, doing(show), name=f"more-{own}"))
    return ways


def _way(entry: Entry, code: str) -> ft.Control:
    label, told, work, icon = _WAYS[code]
    act = _deciding(entry, _(told).format(title=entry.title), work)
    return quiet_action(_(label), act, name=f"{code}-{entry.id.hex()}", icon=icon)


def _deciding(entry: Entry, words: str, work: Work) -> Act:
    house, around = here(), porch()

    async def decide() -> None:
        back = await asyncio.to_thread(_settled, house, entry, work)
        around.tell(words, undo=undoing(back))

    return decide


def _settled(house: House, entry: Entry, work: Work) -> Back:
    """Do what was decided, then take the arrival off the list; return the way back."""
    back = work(house, entry)
    listed = house.news.settle(entry.id)
    return lambda: (listed(), back())


def _keep(_house: House, _entry: Entry) -> Back:
    return dict


def _archive(house: House, entry: Entry) -> Back:
    house.documents.archive(entry.id)
    return partial(house.documents.restore, entry)


def _hide(house: House, entry: Entry) -> Back:
    return house.custody.hide(entry.id, Confidentiality.MASQUE_PS)


def _refuse(house: House, entry: Entry) -> Back:
    return house.custody.not_mine(entry.id)


_WAYS: Final[dict[str, tuple[str, str, Work, ft.IconData]]] = {
    "keep": (N_("Garder"), N_("« {title} » est gardé."), _keep, ft.Icons.CHECK),
    "archive": (
        N_("Archiver"),
        N_("« {title} » est dans vos archives."),
        _archive,
        ft.Icons.INVENTORY_2_OUTLINED,
    ),
    "hide": (
        N_("Cacher aux soignants"),
        N_("Caché aux soignants. L'un d'eux l'a peut-être déjà lu."),
        _hide,
        ft.Icons.VISIBILITY_OFF_OUTLINED,
    ),
    "refuse": (
        N_("Ce document n'est pas à moi"),
        N_("« {title} » n'est plus dans vos listes."),
        _refuse,
        ft.Icons.PERSON_OFF_OUTLINED,
    ),
}
"""Each decision: its button, what is told, what is done, its icon."""
