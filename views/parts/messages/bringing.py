"""« Joindre un fichier » : chosen now, kept as a document, then joined."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.flows.documents import Added, Status
from views.house import House
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.fate import refused, told_of
from views.parts.given_files import taken
from views.parts.profile.printing import Paper, printed
from views.parts.profile.rubric import told_topics
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import here, local_now, porch
from views.parts.whose import file_of, said_of
from views.text import _

_SUMMARY: Final = "SYNTH_PML"
"""« Ma santé en résumé » : where what one tells a doctor is filed."""


Keep = Callable[[], Awaitable[Entry | str]]
"""Keeps a file; gives its document, or why it cannot be joined now."""


class Bringer:
    """Keeps what is chosen as documents; each is then ticked, or said why not."""

    def __init__(
        self,
        picker: ft.FilePicker,
        work: Callable[[str], None],
        tick: Callable[[Entry], None],
        paper: Paper,
    ) -> None:
        self._house, self._around = here(), porch()
        self._picker, self._work = picker, work
        self._tick, self._paper = tick, paper

    async def bring(self, sort: ft.FilePickerFileType) -> None:
        """Let the person choose files, and keep each."""
        chosen = await self._picker.pick_files(allow_multiple=True, file_type=sort)
        for file in chosen or []:
            keep = partial(_kept, self._house, self._picker, file)
            await self._one(file.name, keep)
        self._work("")

    async def tell_profile(self) -> None:
        """Keep what one tells a doctor, as it is today."""
        keep = partial(_profile, self._house, self._paper)
        await self._one(_("Mon profil médical"), keep)
        self._work("")

    async def _one(self, name: str, keep: Keep) -> None:
        self._work(name)
        try:
            entry = await keep()
        except AlveoleError as error:
            self._around.tell(refused(name, error).text)
        else:
            tell = self._around.tell
            self._tick(entry) if isinstance(entry, Entry) else tell(entry)


@ft.component
def Bringing(tick: Callable[[Entry], None], paper: Paper) -> ft.Control:
    """Offer what is not in the record yet; each file is kept there, then ticked."""
    picker = ft.use_memo(ft.FilePicker, [])
    busy, work = use_held("")
    bringer = Bringer(picker, work, tick, paper)
    if busy:
        return busy_line(_("Ajout de « {name} »…").format(name=busy))
    words = _("Ce que vous joignez ici est aussi gardé dans vos documents.")
    return stack([_ways(bringer), sentence(words, quiet=True)])


def _ways(bringer: Bringer) -> ft.Control:
    label, photo = _("Joindre un fichier"), _("Joindre une photo")
    file = partial(bringer.bring, ft.FilePickerFileType.ANY)
    image = partial(bringer.bring, ft.FilePickerFileType.IMAGE)
    icon, camera = ft.Icons.UPLOAD_FILE, ft.Icons.PHOTO_CAMERA_OUTLINED
    own = said_of(_("Joindre mon profil médical"), _("Joindre le profil de {name}"))
    person = ft.Icons.ASSIGNMENT_IND_OUTLINED
    return side_by_side(
        [
            quiet_action(label, file, name="join-file", icon=icon),
            quiet_action(photo, image, name="join-photo", icon=camera),
            quiet_action(own, bringer.tell_profile, name="join-profile", icon=person),
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
    return _joinable(file.name, added)


async def _profile(house: House, paper: Paper) -> Entry | str:
    """Return the document that what one tells a doctor makes today."""
    now = local_now()
    name, title = file_of(house, _("profil.pdf")), _("Profil médical")

    def kept() -> Added:
        content = printed(house, told_topics(), paper, now.date())
        add = house.documents.add
        return add(content, name=name, title=title, category=_SUMMARY)

    return _joinable(name, await asyncio.to_thread(kept))


def _joinable(name: str, added: Added) -> Entry | str:
    """Return the document, else why it cannot be joined now."""
    if added.entry is None or added.status is Status.TO_CHECK:
        return told_of(name, added).text
    return added.entry
