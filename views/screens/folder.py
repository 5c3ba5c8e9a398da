"""« Dossier » : the documents of one folder, its name, how to do without it."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.query import Filters
from app.domain.words import N_
from app.flows.folders import Folders
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import doing
from views.parts.action import action, grave_action, quiet_action
from views.parts.blame import use_blame
from views.parts.box import card, sheet, side_by_side
from views.parts.browser import Browser
from views.parts.browsing import Place
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.text import _


@drawn
def Folder() -> ft.Control:
    """List the documents of the folder."""
    folder = EntryId(parse_id(ft.use_route_params()["id"]))
    folders = here().folders
    asked = use_record(partial(_found, folders, folder), "folder", key=folder)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    entry, name = asked.value, folder.hex()
    empty = _("Ce dossier est vide. Ouvrez un document, puis rangez-le ici.")
    place = Place(f"folder-{name}", Filters(folder=name), empty)
    return Browser(place, lambda _counts, _pick: [Named(entry)])


@ft.component
def Named(folder: Entry) -> ft.Control:
    """Say the folder's name; offer to change it, or to remove the folder."""
    folders, around = here().folders, porch()
    naming, open_, close = use_flag()

    async def remove() -> None:
        words = _("Le dossier « {name} » est retiré. Ses documents restent.")
        work = partial(folders.remove, folder.id)
        back = partial(folders.restore, folder)
        await done(words.format(name=folder.title), work, back, leaving=True)
        around.go("/documents/dossiers")

    if naming:
        return Renaming(folder, close)
    icon = ft.Icons.EDIT_OUTLINED
    ways = [
        quiet_action(_("Renommer"), doing(open_), name="folder-rename", icon=icon),
        grave_action(_("Retirer le dossier"), remove, name="folder-remove"),
    ]
    return ft.Column([heading(2, folder.title), side_by_side(ways)], spacing=12)


@ft.component
def Renaming(folder: Entry, close: Callable[[], None]) -> ft.Control:
    """Ask for the folder's new name."""
    folders = here().folders
    name, put = use_held(folder.title)
    fault, blame = use_blame()

    async def rename() -> None:
        try:
            await asyncio.to_thread(folders.rename, folder.id, name)
        except Refused as error:
            blame(sentence_for(error.code, error.details))
        else:
            close()

    label, hint = _("Nom du dossier"), Hint(error=fault)
    line = field(label, name, put, name="folder-name", hint=hint, submit=rename)
    ways = [
        action(_("Enregistrer"), rename, name="folder-save", icon=ft.Icons.CHECK),
        quiet_action(_("Annuler"), doing(close), name="folder-keep"),
    ]
    return card([line, side_by_side(ways)])


def _found(folders: Folders, folder: EntryId) -> Entry:
    for one in folders.list():
        if one.entry.id == folder:
            return one.entry
    raise Refused("entry.absent")


SCREEN = Screen("/documents/dossiers/:id", N_("Dossier"), Folder, place="documents")
