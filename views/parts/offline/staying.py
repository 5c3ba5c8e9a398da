"""« Hors ligne » : whether a document needs the network here, and how to choose."""

from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.syncing import Seal
from app.domain.words import N_
from app.flows.offline.keeping import Where
from views.house import House
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.offline.coming import weight_of
from views.parts.sentence import sentence
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.parts.way_back import opened_from
from views.text import _, size

_SAID = {
    Where.KEPT: N_("Ce document reste sur cet appareil, même sans réseau."),
    Where.HERE: N_("Ce document est sur cet appareil."),
    Where.AWAY: N_("Ce document est sur votre serveur, fermé."),
}


@ft.component
def Staying(entry: Entry) -> ft.Control:
    """Say where the files of a document are; nothing where no server keeps them."""
    house = here()
    ask = partial(_where, house, entry.id)
    asked = use_record(ask, "document", "offline", key=entry.id)
    if not asked.value:
        return ft.Container(visible=False)
    where = Where(asked.value)
    ways = side_by_side(_ways(entry, where))
    title = heading(2, _("Hors ligne"))
    return stack([title, card([sentence(_(_SAID[where])), ways])])


def _where(house: House, entry: EntryId) -> str:
    """Say where a document is, "" while no server could give it back."""
    alone = house.courier.state().seal is Seal.NO_SERVER
    return "" if alone else house.offline.where(entry)


def _ways(entry: Entry, where: Where) -> list[ft.Control]:
    if where is Where.KEPT:
        label = _("Ne plus garder hors ligne")
        return [quiet_action(label, _keeping(entry, kept=False), name="offline-unkeep")]
    keep = quiet_action(
        _("Garder hors ligne"),
        _keeping(entry, kept=True),
        name="offline-keep",
        icon=ft.Icons.OFFLINE_PIN_OUTLINED,
    )
    if where is Where.AWAY:
        return [keep]
    label = _("Libérer la place ({size})").format(size=size(weight_of(entry)))
    icon = ft.Icons.CLOUD_OUTLINED
    free = quiet_action(label, _freeing(entry), name="offline-free", icon=icon)
    return [keep, free]


def _keeping(entry: Entry, *, kept: bool) -> Act:
    keep = partial(here().offline.keep, entry.id)
    words = _("Ce document restera sur cet appareil.")
    if not kept:
        words = _("Ce document pourra partir de cet appareil.")
    return partial(done, words, partial(keep, kept=kept), partial(keep, kept=not kept))


def _freeing(entry: Entry) -> Act:
    offline, around = here().offline, porch()

    async def free() -> None:
        freed = await offline.free([entry.id])
        around.tell(freed_words(freed), undo=bringing(entry.id), leaving=True)
        around.go(opened_from("/documents", "/documents"))

    return free


def freed_words(freed: int) -> str:
    """Say how many bytes were made free, and that nothing is lost."""
    words = _("{size} libérés. Le serveur garde tout.")
    return words.format(size=size(freed))


def bringing(*entries: EntryId) -> Act:
    """Return what brings documents back on this device."""
    offline = here().offline

    async def bring() -> None:
        for entry in entries:
            await offline.bring(entry, lambda _done, _total: None)

    return bring
