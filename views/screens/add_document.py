"""« Ajouter un document » : files chosen on the device, one answer each."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.words import N_
from app.flows.documents import Added, Documents, Status
from views.errors import sentence_for
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.documents import label_of
from views.parts.drawn import drawn
from views.parts.progress import progress
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import here, porch
from views.text import _, ngettext


@dataclass(frozen=True, slots=True)
class Told:
    """The fate of one file, in words; *id* is "" when there is no document."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """How far the files given are."""

    told: tuple[Told, ...] = ()
    total: int = 0

    @property
    def busy(self) -> bool:
        """Say whether some files are still to come."""
        return len(self.told) < self.total


@drawn
def AddDocument() -> ft.Control:
    """Choose files; each is read in the airlock, then kept or refused with a reason."""
    documents, around = here().documents, porch()
    picker = ft.use_memo(ft.FilePicker, [])
    work, follow = use_held(Work())

    async def choose() -> None:
        files = await picker.pick_files(allow_multiple=True, with_data=True)
        told: list[Told] = []
        for file in files:
            follow(Work(tuple(told), len(files)))
            told.append(await asyncio.to_thread(_add, documents, file))
        follow(Work(tuple(told), len(files)))
        around.say(_counted(told))

    return sheet(
        [
            sentence(_("PDF, photos (JPEG, PNG), TIFF, textes : 100 Mo au plus.")),
            sentence(_("Le fichier d'origine n'est pas modifié."), quiet=True),
            _pick(choose, enabled=not work.busy),
            *_followed(work),
        ]
    )


def _pick(choose: Act, *, enabled: bool) -> ft.Control:
    label, icon = _("Choisir des fichiers"), ft.Icons.UPLOAD_FILE
    button = action(label, choose, name="add-pick", icon=icon, enabled=enabled)
    return side_by_side([button])


def _followed(work: Work) -> list[ft.Control]:
    lines = [_line(told) for told in work.told]
    if work.busy:
        return [progress(len(work.told), work.total), *lines]
    see = quiet_action(_("Voir mes documents"), going("/documents"), name="add-see")
    return [*lines, side_by_side([see])] if lines else []


def _add(documents: Documents, file: ft.FilePickerFile) -> Told:
    try:
        content = _bytes(file)
        return _told(file.name, documents.add(content, name=file.name))
    except AlveoleError as error:
        return Told(f"{file.name} : {sentence_for(error.code, error.details)}")


def _bytes(file: ft.FilePickerFile) -> bytes:
    """Return what was chosen: from memory, or from its place on a desktop."""
    content: bytes | None = file.bytes
    if content is None and file.path:
        content = Path(file.path).read_bytes()
    if content is None:
        raise Refused("import.unreadable")
    return content


def _told(name: str, added: Added) -> Told:
    if added.entry is None:
        return Told(f"{name} : {sentence_for(added.code, {})}")
    words = _("ajouté, rangé dans {category}.")
    if added.status is Status.DUPLICATE:
        words = _("déjà dans votre espace, rangé dans {category}.")
    category = label_of(added.entry.meta.get("category", ""))
    return Told(f"{name} : {words.format(category=category)}", added.entry.id.hex())


def _line(told: Told) -> ft.Control:
    return banner(told.text, tone="calm" if told.id else "alert")


def _counted(told: list[Told]) -> str:
    count = sum(bool(one.id) for one in told)
    words = ngettext("{count} document est là.", "{count} documents sont là.", count)
    return words.format(count=count)


SCREEN = Screen(
    "/documents/ajouter", N_("Ajouter un document"), AddDocument, place="documents"
)
