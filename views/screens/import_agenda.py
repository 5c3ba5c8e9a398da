"""« Reprendre un agenda » : the file of another program, seen before it is kept."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.domain.ids import EntryId
from app.domain.words import N_
from app.flows.agenda_files.agenda_files import Taken
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.agenda_files.seen import refused, seen
from views.parts.agenda_files.taking_in import Stage, TakingIn, Work
from views.parts.agenda_files.words import taken_words
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.states import states
from views.parts.watching import Asked, here, porch, use_record
from views.text import _, capital, moment_at

_AGENDA = "/agenda"


@drawn
def ImportAgenda() -> ft.Control:
    """Choose a file, see what it would change, take it in, take it back."""
    picker = ft.use_memo(ft.FilePicker, [])
    work, change, now = use_form(Work)
    files = here().agenda_files
    taking = TakingIn(files, picker, change, now)
    asked = use_record(files.batches, "preference", "appointment", "task")
    if work.stage is Stage.SEEN and work.preview:
        return sheet(seen(work, work.preview, taking))
    if work.stage is Stage.TAKEN and work.taken:
        return sheet(_done(work.taken, taking))
    if work.stage is Stage.CHOOSING:
        return sheet([*refused(work), *_asked(taking), *_past(asked)])
    reading = work.stage is Stage.READING
    words = _("Nous lisons cet agenda…") if reading else _("Nous reprenons cet agenda…")
    return sheet([busy_line(words)])


def _asked(taking: TakingIn) -> list[ft.Control]:
    label, icon = _("Choisir un fichier .ics"), ft.Icons.UPLOAD_FILE
    pick = action(label, taking.choose, name="file-pick", icon=icon)
    return [
        sentence(_("Retrouvez ici les rendez-vous d'un autre agenda.")),
        sentence(_("Cet agenda sait les enregistrer dans un fichier « .ics ».")),
        sentence(_("Vous verrez tout avant de décider. Le fichier ne change pas.")),
        side_by_side([pick]),
    ]


def _done(taken: Taken, taking: TakingIn) -> list[ft.Control]:
    """Say what was taken in, and what may be done next."""
    back = quiet_action(_("Annuler cette reprise"), taking.undo, name="file-undo")
    see = action(_("Voir mon agenda"), going(_AGENDA), name="file-see")
    return [
        banner(taken_words(taken), tone="calm"),
        sentence(_("Le même fichier peut revenir : rien ne sera en double.")),
        side_by_side([see, *([back] if taken.done else [])]),
    ]


def _past(asked: Asked[list[Taken]]) -> list[ft.Control]:
    """List what was taken in before, the last first."""
    if asked.value is None:
        return [states(asked, empty="")]
    if not asked.value:
        return []
    batch: Any = Batch
    told = enumerate(asked.value)
    rows = [batch(one, rank, key=one.batch.hex()) for rank, one in told]
    return [heading(2, _("Agendas repris")), *rows]


@ft.component
def Batch(taken: Taken, rank: int) -> ft.Control:
    """One file: its name, its day, what it brought, and what takes it back."""
    asking, ask, leave = use_flag()
    undo = partial(_undone, taken.batch)
    ft.use_dialog(_question(undo, leave) if asking else None)
    label, name = _("Retirer cet agenda"), f"file-undo-{rank}"
    return card(
        [
            heading(3, taken.name or _("Agenda sans nom")),
            sentence(capital(moment_at(taken.at, here().zone)), quiet=True),
            sentence(taken_words(taken)),
            side_by_side([quiet_action(label, doing(ask), name=name)]),
        ]
    )


async def _undone(batch: EntryId) -> None:
    around, files = porch(), here().agenda_files
    await asyncio.to_thread(files.undo, batch)
    around.tell(_("L'agenda repris est retiré. Le reste ne change pas."))


def _question(undo: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Retirer cet agenda ?"),
        _("Ses rendez-vous sont retirés. Le même fichier peut revenir."),
        label=_("Retirer ces rendez-vous"),
        act=undo,
        leave=leave,
    )


SCREEN = Screen(
    f"{_AGENDA}/reprendre", N_("Reprendre un agenda"), ImportAgenda, place="more"
)
