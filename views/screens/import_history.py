"""« Fichiers importés » : each file of readings brought in, and how to take it back."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import flet as ft

from app.domain.device import Rejected
from app.domain.ids import EntryId
from app.domain.inbox import Item
from app.domain.words import N_
from app.flows.importing.importing import Imported, Importing
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.devices_near.words import capital, named, value_of, when_of
from views.parts.drawn import drawn
from views.parts.folded import fold_button
from views.parts.heading import heading
from views.parts.importing.handed import ROUTE
from views.parts.importing.words import apart_words, brought_words
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, moment_at, ngettext, number

_SHOWN = 20


@drawn
def ImportHistory() -> ft.Control:
    """List the files that were imported, the last first."""
    asked = use_record(here().importing.batches, "setting")
    label, icon = _("Importer un fichier"), ft.Icons.UPLOAD_FILE
    more = action(label, going(ROUTE), name="import-more", icon=icon)
    if not asked.value:
        empty = _("Aucun fichier importé pour le moment.")
        return sheet([states(asked, empty=empty), side_by_side([more])])
    batch: Any = Batch
    rows = [
        batch(one, rank, key=one.batch.hex()) for rank, one in enumerate(asked.value)
    ]
    kept = _("Alvéole garde les mesures, pas le fichier.")
    return sheet([sentence(kept, quiet=True), side_by_side([more]), *rows])


@ft.component
def Batch(imported: Imported, rank: int) -> ft.Control:
    """One file: its brand, its day, what it brought, and what takes it back."""
    asking, ask, leave = use_flag()
    undo = partial(_undone, here().importing, imported.batch)
    ft.use_dialog(_question(undo, leave) if asking else None)
    label, name = _("Annuler cet import"), f"import-undo-{rank}"
    back = quiet_action(label, doing(ask), name=name)
    return card(
        [
            heading(2, _(imported.brand)),
            sentence(moment_at(imported.at, here().zone), quiet=True),
            sentence(brought_words(imported)),
            *_apart(imported, rank),
            side_by_side([back]),
        ]
    )


def _apart(imported: Imported, rank: int) -> list[ft.Control]:
    said = [sentence(words) for words in apart_words(imported)]
    folded: Any = Folded
    return [*said, folded(imported.batch, rank)] if said else []


@ft.component
def Folded(batch: EntryId, rank: int) -> ft.Control:
    """Show on demand what a file gave that did not enter."""
    unfolded, unfold, fold = use_flag()
    label = _("Voir ce qui est gardé à part")
    turn = doing(fold if unfolded else unfold)
    name, every = f"import-apart-{rank}", cast("Any", KeptApart)
    if unfolded:
        label = _("Cacher ce qui est gardé à part")
    button = fold_button(label, turn, name=name, unfolded=unfolded)
    return stack([side_by_side([button]), *([every(batch)] if unfolded else [])])


@ft.component
def KeptApart(batch: EntryId) -> ft.Control:
    """List the first values and lines that were kept apart, in their words."""
    read = partial(here().importing.apart, batch)
    asked = use_record(read, "inbox", key=batch.hex())
    if asked.value is None:
        return states(asked, empty="")
    rest = len(asked.value) - _SHOWN
    words = ngettext(
        "Encore {count} valeur ou ligne gardée à part.",
        "Encore {count} valeurs ou lignes gardées à part.",
        rest,
    )
    more = [sentence(words.format(count=number(rest, 0)))] if rest > 0 else []
    return stack([*(_kept(one) for one in asked.value[:_SHOWN]), *more])


def _kept(item: Item) -> ft.Control:
    if isinstance(item.what, Rejected):
        line = item.what.raw.decode(errors="replace").strip()
        said = _("Ligne non comprise : {line}").format(line=line)
        return sentence(said, quiet=True)
    one = item.what
    value, when = capital(value_of(one)), when_of(one.stamp.at)
    return sentence(f"{value} · {named(one)} · {when}", quiet=True)


async def _undone(importing: Importing, batch: EntryId) -> None:
    around = porch()
    await asyncio.to_thread(importing.undo, batch)
    around.tell(_("L'import est annulé. Vos autres mesures restent."))


def _question(undo: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Annuler cet import ?"),
        _("Ses mesures sont retirées. Le même fichier peut revenir."),
        label=_("Retirer ces mesures"),
        act=undo,
        leave=leave,
    )


SCREEN = Screen(
    f"{ROUTE}/faits", N_("Fichiers importés"), ImportHistory, place="health"
)
