"""What can be done with a document: copy it out, file it, replace it."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.state import State
from app.flows.documents import Added, Status
from app.flows.folders import Folder
from views.errors import sentence_for
from views.house import House
from views.parts.acting import Act, doing, going
from views.parts.action import grave_action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.confirm import confirm
from views.parts.copying import Outgoing
from views.parts.folded import Folded
from views.parts.given_files import taken
from views.parts.once import use_leaving
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.undoing import changed
from views.parts.watching import Porch, here, porch
from views.parts.way_back import opened_from
from views.text import _

_NOT_MINE: Final = ft.Icons.PERSON_OFF_OUTLINED


@ft.component
def Copying(entry: Entry, theirs: House | None = None) -> ft.Control:
    """Save a copy outside, of *theirs* too: warned once, noted as it leaves."""
    picker, launcher = ft.use_memo(ft.FilePicker, []), ft.use_memo(ft.UrlLauncher, [])
    asking, ask, leave = use_flag()
    warn, warned = use_leaving()

    async def copy() -> None:
        await warned()
        await Outgoing(picker, launcher, theirs).copy(entry.id)

    ft.use_dialog(_warning(copy, leave) if asking else None)
    label, icon = _("Enregistrer une copie"), ft.Icons.SAVE_ALT
    act = doing(ask) if warn else copy
    return quiet_action(label, act, name="document-copy", icon=icon)


def _warning(copy: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    words = _("Hors d'Alvéole, cette copie n'est plus protégée.")
    after = _("Effacez ce fichier quand il ne sert plus.")
    return confirm(
        _("Enregistrer une copie ?"),
        f"{words} {after}",
        label=_("Enregistrer la copie"),
        act=copy,
        leave=leave,
    )


@ft.component
def Filing(entry: Entry, folders: Iterable[Folder]) -> ft.Control:
    """Pin, put in a folder, archive, throw away: each is told and taken back."""
    documents = here().documents
    pinned = bool(entry.meta.get("pinned"))

    async def pin() -> None:
        words = (
            _("Le document n'est plus épinglé.") if pinned else _("Épinglé en tête.")
        )
        await changed(words, entry, partial(documents.pin, entry.id, pinned=not pinned))

    async def archive() -> None:
        words = _("« {title} » est dans vos archives.").format(title=entry.title)
        await changed(words, entry, partial(documents.archive, entry.id))

    in_use = entry.meta.get("status") == State.CURRENT
    ways = [_ways(pin, archive, _away(entry), pinned=pinned)] if in_use else []
    return stack([InFolder(entry, tuple(folders)), *ways])


def _away(entry: Entry) -> ft.Control:
    """Return the way out of one's lists: the trash, or « not mine » for a deposit."""
    house, around = here(), porch()

    async def throw() -> None:
        words = _("« {title} » est dans la corbeille, pour 30 jours.")
        work = partial(house.trash.throw, entry.id)
        await changed(words.format(title=entry.title), entry, work, leaving=True)
        around.go(opened_from("/documents", "/documents"))

    async def refuse() -> None:
        back = await asyncio.to_thread(house.custody.not_mine, entry.id)
        words = _("« {title} » n'est plus dans vos listes.").format(title=entry.title)
        around.tell(words, undo=undoing(back), leaving=True)
        around.go(opened_from("/documents", "/documents"))

    if house.custody.may(entry, "throw"):
        return grave_action(_("Mettre à la corbeille"), throw, name="document-throw")
    label = _("Ce document n'est pas à moi")
    return quiet_action(label, refuse, name="document-refuse", icon=_NOT_MINE)


def _ways(pin: Act, archive: Act, away: ft.Control, *, pinned: bool) -> ft.Control:
    label, icon = _("Épingler en tête de liste"), ft.Icons.PUSH_PIN_OUTLINED
    label, box = (
        _("Ne plus épingler") if pinned else label,
        ft.Icons.INVENTORY_2_OUTLINED,
    )
    return side_by_side(
        [
            quiet_action(label, pin, name="document-pin", icon=icon),
            quiet_action(_("Archiver"), archive, name="document-archive", icon=box),
            away,
        ]
    )


@ft.component
def InFolder(entry: Entry, folders: tuple[Folder, ...]) -> ft.Control:
    """Say in which folder the document is, and offer the others."""
    documents, page = here().documents, ft.context.page
    now = entry.meta.get("folder", "")
    names = {one.entry.id.hex(): one.name for one in folders}

    def put(folder: str) -> None:
        page.run_task(file_in, folder)

    async def file_in(folder: str) -> None:
        place = EntryId(parse_id(folder)) if folder else None
        words = _("Rangé dans le dossier « {name} ».").format(
            name=names.get(folder, "")
        )
        told = words if folder else _("Le document n'est plus dans un dossier.")
        await changed(told, entry, partial(documents.file_in, entry.id, place))

    make, icon = going("/documents/dossiers"), ft.Icons.CREATE_NEW_FOLDER_OUTLINED
    if not folders:
        label = _("Créer un dossier")
        button = quiet_action(label, make, name="document-new-folder", icon=icon)
        return side_by_side([button])
    none = _("Sortir du dossier") if now in names else _("Ranger dans un dossier")
    options = {"": none} | {
        key: _("Dossier : {name}").format(name=name) for key, name in names.items()
    }
    return Folded(options, now if now in options else "", put, "document-folder")


@ft.component
def Replacing(entry: Entry) -> ft.Control:
    """Put a newer file in the place of this one, or see the older ones."""
    house, around = here(), porch()
    picker = ft.use_memo(ft.FilePicker, [])

    async def replace() -> None:
        files = await picker.pick_files()
        if not files:
            return
        added = await _newer(house, entry, picker, files[0])
        if added.entry is None:
            around.tell(sentence_for(added.code, {}))
            return
        _tell_newer(added, entry, house, around)
        around.go(f"/documents/{added.entry.id.hex()}")

    see = going(f"/documents/{entry.id.hex()}/versions")
    words = _("Un fichier plus récent prend sa place. L'ancien est gardé.")
    ways = [quiet_action(_("Voir les versions"), see, name="document-versions")]
    if not house.custody.may(entry, "replace"):
        words = _("Ce document vient d'un professionnel.")
    elif entry.meta.get("status") == State.CURRENT:
        add = _("Ajouter une nouvelle version")
        ways.insert(0, quiet_action(add, replace, name="document-replace"))
    return stack([sentence(words, quiet=True), side_by_side(ways)])


async def _newer(
    house: House, entry: Entry, picker: ft.FilePicker, file: ft.FilePickerFile
) -> Added:
    keep = house.documents.new_version
    content = await taken(house.arrivals, picker, file)
    try:
        return await asyncio.to_thread(keep, entry.id, content, name=file.name)
    finally:
        await asyncio.to_thread(house.arrivals.leave)


def _tell_newer(added: Added, older: Entry, house: House, around: Porch) -> None:
    """Tell what became of the newer file; « Annuler » makes the older one current."""
    newer = added.entry

    def back() -> None:
        if newer:
            house.trash.throw(newer.id)
        house.documents.put_back(older.id)

    async def undo() -> None:
        await asyncio.to_thread(back)
        around.go(f"/documents/{older.id.hex()}")

    if added.status is Status.DUPLICATE:
        words = _("Ce fichier est déjà dans votre espace : le voici.")
        around.tell(words, leaving=True)
    else:
        words = _("La nouvelle version est là. L'ancienne est gardée.")
        around.tell(words, undo=undo, leaving=True)
