"""« Dossiers » : documents kept together under names the person chooses."""

import asyncio

import flet as ft

from app.domain.errors import Refused
from app.domain.words import N_
from app.flows.folders import Folder
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.blame import use_blame
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number


@drawn
def Folders() -> ft.Control:
    """List the folders, and make a new one."""
    asked = use_record(here().folders.list, "folder", "document")
    if asked.value is None:
        return sheet([New(), states(asked, empty="")])
    if not asked.value:
        words = _("Aucun dossier. Un dossier réunit des documents qui vont ensemble.")
        return sheet([New(), sentence(words)])
    return sheet([*map(_row, asked.value), heading(2, _("Nouveau dossier")), New()])


@ft.component
def New() -> ft.Control:
    """Ask for a name, and make the folder."""
    folders, around = here().folders, porch()
    name, put = use_held("")
    fault, blame = use_blame()

    async def make() -> None:
        try:
            await asyncio.to_thread(folders.add, name)
        except Refused as error:
            blame(sentence_for(error.code, error.details))
        else:
            around.tell(_("Le dossier « {name} » est prêt.").format(name=name.strip()))
            put("")
            blame("")

    hint = Hint(_("Par exemple : Genou, Grossesse, Cardiologue"), fault)
    label = _("Nom du nouveau dossier")
    line = field(label, name, put, name="folder-name", hint=hint, submit=make)
    icon = ft.Icons.CREATE_NEW_FOLDER_OUTLINED
    button = action(_("Créer le dossier"), make, name="folder-make", icon=icon)
    return card([line, side_by_side([button])])


def _row(folder: Folder) -> ft.Control:
    name = folder.entry.id.hex()
    words = ngettext("{count} document", "{count} documents", folder.count)
    return tile(
        folder.name,
        [sentence(words.format(count=number(folder.count, 0)), quiet=True)],
        going(f"/documents/dossiers/{name}"),
        name=f"folder-{name}",
        icon=ft.Icons.FOLDER_OUTLINED,
    )


SCREEN = Screen("/documents/dossiers", N_("Dossiers"), Folders, place="documents")
