"""« Place sur cet appareil » : what documents take, may leave, and come by rule."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.ids import EntryId
from app.domain.syncing import Seal
from app.domain.words import N_
from app.flows.offline.choices import Rule
from app.flows.offline.keeping import Held, Room
from views.house import House, Screen
from views.parts.acting import acting, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.choice import choice
from views.parts.confirm import confirm
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.offline.staying import bringing, freed_words
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number, size

_SHOWN: Final = 50
"""Documents one by one, the heaviest: the others leave with « Tout libérer »."""
_RULES: Final = {
    Rule.ALL: N_("Tous mes documents"),
    Rule.LIGHT: N_("Seulement les légers (moins de 10 Mo)"),
    Rule.CHOSEN: N_("Seulement ceux que j'ouvre ou que je garde"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen shows; *left* is the bytes the disk can take, 0 unknown."""

    room: Room
    rule: Rule
    left: int
    alone: bool


@drawn
def OfflineRoom() -> ft.Control:
    """Show what documents take here, and make room without losing anything."""
    house = here()
    follow = ("document", "offline", "setting", "journal")
    asked = use_record(lambda: _seen(house), *follow)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    if seen.alone:
        return sheet([*_taken(seen), *_no_server()])
    return sheet([*_taken(seen), Ruling(seen.rule), *_leaving(seen.room)])


def _seen(house: House) -> Seen:
    alone = house.courier.state().seal is Seal.NO_SERVER
    return Seen(house.offline.room(), house.offline.rule(), _left(house), alone)


def _left(house: House) -> int:
    """Return the bytes the disk can still take, 0 when nobody knows."""
    probe = house.checkup.probes.get("room", dict)
    try:
        seen = probe()
    except AlveoleError as error:
        seen = error.details
    return int(seen.get("free", "0"))


def _taken(seen: Seen) -> list[ft.Control]:
    words = _("Vos documents prennent {size} sur cet appareil.")
    if not seen.room.used:
        words = _("Vos documents ne prennent pas de place ici.")
    left = _("Il y reste {size} de libre.").format(size=size(seen.left))
    return [
        sentence(words.format(size=size(seen.room.used)), strong=True),
        *([sentence(left)] if seen.left else []),
    ]


def _no_server() -> list[ft.Control]:
    alone = _("Aucun serveur choisi : tout reste sur cet appareil.")
    choose = going("/reglages/serveur/choisir")
    way = action(_("Choisir un serveur"), choose, name="offline-server")
    return [sentence(alone), side_by_side([way])]


@ft.component
def Ruling(rule: Rule) -> ft.Control:
    """Choose what comes to this device without being asked for."""
    house, page = here(), ft.context.page

    def put(value: str) -> None:
        async def tell() -> None:
            await asyncio.to_thread(house.offline.choose, Rule(value))

        page.run_task(acting(tell))

    options = {str(rule): _(words) for rule, words in _RULES.items()}
    label = _("Ce qui vient sur cet appareil")
    group = choice(label, options, rule, put, name="offline-rule")
    heavy = _("Un fichier de plus de 100 Mo attend que vous l'ouvriez.")
    words = _("Les mots de vos documents viennent toujours : la recherche les lit.")
    return card([group, sentence(heavy, quiet=True), sentence(words, quiet=True)])


def _leaving(room: Room) -> list[ft.Control]:
    title = heading(2, _("Ce qui peut partir"))
    if not room.free:
        return [title, sentence(_("Rien ne peut partir pour l'instant."))]
    everything: Any = Everything
    row: Any = Leaving
    rest = len(room.free) - _SHOWN
    words = ngettext("Et {count} document plus léger.", "Et {count} plus légers.", rest)
    told = _("Le serveur garde ces documents. Ouvrez-en un : il revient.")
    return [
        title,
        sentence(told),
        everything(tuple(one.entry.id for one in room.free), room.freeable),
        *(row(one, key=one.entry.id.hex()) for one in room.free[:_SHOWN]),
        *([sentence(words.format(count=number(rest, 0)))] if rest > 0 else []),
    ]


@ft.component
def Everything(entries: tuple[EntryId, ...], freeable: int) -> ft.Control:
    """Free all that may be, once asked again."""
    asking, ask, leave = use_flag()
    busy, start, stop = use_flag()
    offline, around = here().offline, porch()

    async def free() -> None:
        start()
        try:
            freed = await offline.free(entries)
        finally:
            stop()
        around.tell(freed_words(freed), undo=bringing(*entries))

    ft.use_dialog(_question(free, leave) if asking else None)
    if busy:
        return busy_line(_("Nous demandons au serveur s'il garde tout…"))
    label = _("Tout libérer ({size})").format(size=size(freeable))
    return side_by_side([action(label, doing(ask), name="offline-all")])


def _question(free: Any, leave: Callable[[], None]) -> ft.AlertDialog:  # noqa: ANN401 - an Act
    return confirm(
        _("Tout libérer ?"),
        _("Sans réseau, ces documents ne s'ouvriront plus sur cet appareil."),
        label=_("Tout libérer"),
        act=free,
        leave=leave,
    )


@ft.component
def Leaving(held: Held) -> ft.Control:
    """One document that may leave, and the room it takes."""
    offline, around, own = here().offline, porch(), held.entry.id

    async def free() -> None:
        freed = await offline.free([own])
        around.tell(freed_words(freed), undo=bringing(own))

    label = _("Libérer {size}").format(size=size(held.size))
    button = quiet_action(label, free, name=f"offline-{own.hex()}")
    return ft.Column([DocumentRow(held.entry), side_by_side([button])], spacing=8)


SCREEN = Screen(
    "/documents/place", N_("Place sur cet appareil"), OfflineRoom, place="documents"
)
