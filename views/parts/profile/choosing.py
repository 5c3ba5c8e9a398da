"""« Choisir quoi lier » : what is near in time, or what holds the words typed."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.kinds import kind as kind_of
from app.kinds import linked_kinds
from views.house import House
from views.parts.acting import Act, doing, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.fact import fact
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.kinds import icon_of
from views.parts.pausing import use_pausing
from views.parts.profile.rows import Told, told
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import Asked, here, porch, use_record
from views.text import _

Proposed = tuple[Told, ...]


@ft.component
def Choosing(entry: Entry, close: Callable[[], None]) -> ft.Control:
    """Offer what may go with *entry*; pressing ties it, and the list stays open."""
    house, (wanted, want) = here(), use_held("")
    typed, change, _settle = use_pausing("", want)
    asks = partial(_proposed, house, entry.id, wanted)
    asked = use_record(asks, *linked_kinds(), key=(entry.id, wanted))

    line = field(
        _label(entry), typed, change, name="link-field", hint=Hint(_help(entry))
    )
    end = quiet_action(_("Terminer"), doing(close), name="link-close")
    return card([line, *_offers(entry, asked, wanted), side_by_side([end])])


def _proposed(house: House, entry: EntryId, text: str) -> Proposed:
    return told(house, house.candidates.of(entry, text))


def _label(entry: Entry) -> str:
    only = entry.kind != "document" and not _beside(entry)
    return _("Chercher un document") if only else _("Chercher quoi lier")


def _help(entry: Entry) -> str:
    if entry.kind == "document":
        return _("Par exemple : hospitalisation, poids")
    kind = _beside(entry)
    words = _("Par exemple : {what}, ordonnance")
    return words.format(what=_(kind).lower()) if kind else _("Par exemple : ordonnance")


def _beside(entry: Entry) -> str:
    """Name what goes with an element besides documents, "" for nothing."""
    topic = kind_of(entry.kind).topic
    return kind_of(topic.beside[0]).label if topic and topic.beside else ""


def _offers(entry: Entry, asked: Asked[Proposed], wanted: str) -> list[ft.Control]:
    if asked.value is None:
        return [states(asked, empty="")]
    if not asked.value:
        return _nothing(entry, wanted)
    title = _("Résultats") if wanted else _("Proches par la date")
    return [heading(3, title), *(_offer(entry, one) for one in asked.value)]


def _offer(entry: Entry, one: Told) -> ft.Control:
    name = f"link-{one.entry.id.hex()}"
    words = [one.words] if one.words else []
    button = quiet_action(
        _("Lier"),
        _tying(entry, one),
        name=name,
        icon=ft.Icons.ADD_LINK,
        about=one.title,
    )
    return stack(
        [fact(icon_of(one.kind), one.title, words), side_by_side([button])], spacing=4
    )


def _tying(entry: Entry, one: Told) -> Act:
    links, around = here().links, porch()

    async def tie() -> None:
        back = await asyncio.to_thread(links.add, entry.id, one.entry.id)
        around.tell(_("Le lien est fait."), undo=undoing(back))

    return tie


def _nothing(entry: Entry, wanted: str) -> list[ft.Control]:
    if wanted:
        words = _("Rien trouvé pour « {text} ».")
        return [sentence(words.format(text=wanted))]
    if _beside(entry):
        return [sentence(_("Rien à lier pour le moment."))]
    if entry.kind != "document":
        return [sentence(_("Aucun document à lier pour le moment."))]
    add = going("/sante/hospitalisations/ajouter")
    label = _("Noter un séjour")
    words = _("Notez d'abord une hospitalisation ou une mesure.")
    button = quiet_action(label, add, name="link-stay", icon=ft.Icons.ADD)
    return [sentence(words), side_by_side([button])]
