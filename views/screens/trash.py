"""« Corbeille » : what was thrown away, thirty days long, and how to get it back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.trash import Trash as Flow
from app.flows.trash import Trashed
from app.kinds import kind as kind_of
from app.kinds import linked_kinds
from views.house import Screen
from views.parts.acting import Act, doing
from views.parts.action import grave_action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.rows import Told, in_words
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.parts.window import Listing, Rows, Window
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Shown:
    """A window on the trash, and how many things it holds."""

    rows: list[Trashed]
    total: int


@drawn
def Trash() -> ft.Control:
    """List what was thrown away, the last first, with the days it has left."""
    trash = here().trash
    window, move = use_held(Window())
    asks, kinds = partial(_shown, trash, window), linked_kinds()
    asked = use_record(asks, *kinds, key=window)
    if not asked.value or not asked.value.total:
        return sheet([states(asked, empty=_("La corbeille est vide."))])
    shown = asked.value

    def near_end() -> None:
        if window.full(len(shown.rows)):
            move(window.grown())

    rest = window.offset + len(shown.rows) < shown.total
    more = [_more(doing(partial(move, window.further())))] if rest else []
    rows = Rows(_top(shown.total), shown.rows, _row, more)
    listing: ft.Control = Listing(rows, near_end)
    return listing


def _shown(trash: Flow, window: Window) -> Shown:
    return Shown(trash.list(limit=window.limit, offset=window.offset), trash.count())


def _top(total: int) -> list[ft.Control]:
    kept = _("Tout reste ici 30 jours, puis est effacé pour toujours.")
    count = ngettext("{count} élément", "{count} éléments", total)
    return [
        sentence(kept),
        sentence(count.format(count=number(total, 0)), quiet=True),
        Emptying(total),
    ]


@ft.component
def Emptying(total: int) -> ft.Control:
    """Offer to erase all of it, after a question that says how much."""
    trash, (asking, ask, leave) = here().trash, use_flag()

    async def empty() -> None:
        around = porch()
        count = await asyncio.to_thread(trash.empty)
        around.tell(_erased(count))

    words = ngettext(
        "{count} élément sera effacé pour toujours, sur tous vos appareils.",
        "{count} éléments seront effacés pour toujours, sur tous vos appareils.",
        total,
    )
    question = confirm(
        _("Vider la corbeille ?"),
        words.format(count=number(total, 0)),
        label=_("Vider la corbeille"),
        act=empty,
        leave=leave,
        grave=True,
    )
    ft.use_dialog(question if asking else None)
    button = grave_action(_("Vider la corbeille"), doing(ask), name="trash-empty")
    return side_by_side([button])


def _row(trashed: Trashed) -> ft.Control:
    row: ft.Control = Thrown(trashed, key=trashed.entry.id.hex())
    return row


@ft.memo  # type: ignore[untyped-decorator]  # Flet's own has no types
@ft.component
def Thrown(trashed: Trashed) -> ft.Control:
    """One thing of the trash: what it is, how long it stays, both ways out."""
    trash, entry = here().trash, trashed.entry
    said = in_words(entry, kind_of(entry.kind))
    asking, ask, leave = use_flag()

    async def put_back() -> None:
        ways = partial(trash.put_back, entry.id), partial(trash.throw, entry.id)
        await done(_back_words(said), *ways)

    async def erase() -> None:
        around = porch()
        await asyncio.to_thread(trash.remove_for_good, entry.id)
        around.tell(_erased(1))

    ft.use_dialog(_question(said, erase, leave) if asking else None)
    name = entry.id.hex()
    back = quiet_action(_("Remettre"), put_back, name=f"back-{name}")
    away = grave_action(_("Supprimer pour toujours"), doing(ask), name=f"erase-{name}")
    return card(
        [
            heading(3, said.title),
            sentence(said.words, quiet=True),
            sentence(left_words(trashed.days_left), strong=True),
            side_by_side([back, away]),
        ]
    )


def _back_words(said: Told) -> str:
    if said.entry.kind == "document":
        words = _("« {title} » est de retour dans vos documents.")
    else:
        words = _("« {title} » est de retour.")
    return words.format(title=said.title)


def left_words(days: int) -> str:
    """Say when an element is erased."""
    if days < 1:
        return _("Effacé pour toujours aujourd'hui.")
    words = ngettext(
        "Effacé pour toujours dans {count} jour.",
        "Effacé pour toujours dans {count} jours.",
        days,
    )
    return words.format(count=days)


def _question(said: Told, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    words = _("« {title} » sera effacé pour toujours, sur tous vos appareils.")
    return confirm(
        _("Supprimer pour toujours ?"),
        words.format(title=said.title),
        label=_("Supprimer pour toujours"),
        act=act,
        leave=leave,
        grave=True,
    )


def _erased(count: int) -> str:
    words = ngettext(
        "{count} élément est effacé pour toujours.",
        "{count} éléments sont effacés pour toujours.",
        count,
    )
    return words.format(count=number(count, 0))


def _more(act: Act) -> ft.Control:
    return side_by_side([quiet_action(_("Afficher la suite"), act, name="trash-more")])


SCREEN = Screen("/documents/corbeille", N_("Corbeille"), Trash, place="documents")
