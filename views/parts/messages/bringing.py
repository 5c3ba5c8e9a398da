"""« Joindre un fichier » : chosen now, kept as a document, then joined."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.flows.documents import Status
from views.house import House
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.fate import refused, told_of
from views.parts.given_files import taken
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Bringing(tick: Callable[[Entry], None]) -> ft.Control:
    """Offer what is not in the record yet; each file is kept there, then ticked."""
    picker, house, around = ft.use_memo(ft.FilePicker, []), here(), porch()
    busy, work = use_held("")

    async def bring(sort: ft.FilePickerFileType) -> None:
        for file in await picker.pick_files(allow_multiple=True, file_type=sort) or []:
            work(file.name)
            try:
                entry = await _kept(house, picker, file)
            except AlveoleError as error:
                around.tell(refused(file.name, error).text)
            else:
                tick(entry) if isinstance(entry, Entry) else around.tell(entry)
        work("")

    if busy:
        return busy_line(_("Ajout de « {name} »…").format(name=busy))
    words = _("Ce que vous joignez ici est aussi gardé dans vos documents.")
    return stack([_ways(bring), sentence(words, quiet=True)])


def _ways(bring: Callable[[ft.FilePickerFileType], Awaitable[None]]) -> ft.Control:
    label, photo = _("Joindre un fichier"), _("Joindre une photo")
    file = partial(bring, ft.FilePickerFileType.ANY)
    image = partial(bring, ft.FilePickerFileType.IMAGE)
    icon, camera = ft.Icons.UPLOAD_FILE, ft.Icons.PHOTO_CAMERA_OUTLINED
    return side_by_side(
        [
            quiet_action(label, file, name="join-file", icon=icon),
            quiet_action(photo, image, name="join-photo", icon=camera),
        ]
    )


async def _kept(
    house: House, picker: ft.FilePicker, file: ft.FilePickerFile
) -> Entry | str:
    """Return the document a file makes, or was; else why it cannot be joined now."""
    content = await taken(house.arrivals, picker, file)
    try:
        keep = partial(house.documents.add, content, name=file.name)
        added = await asyncio.to_thread(keep)
    finally:
        await asyncio.to_thread(house.arrivals.leave)
    if added.entry is None or added.status is Status.TO_CHECK:
        return told_of(file.name, added).text
    return added.entry
