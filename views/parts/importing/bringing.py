"""« Importer » : a file of readings from its choice to its place in the record."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, fields, replace
from enum import Enum, auto
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.harvest import Asking
from app.domain.lent import Content, Lent
from app.flows.importing.importing import Imported
from app.flows.importing.preview import Preview
from views.errors import sentence_for
from views.house import House
from views.parts.acting import noted
from views.parts.given_files import taken
from views.parts.importing.handed import ROUTE, handed
from views.parts.importing.places import usual_place
from views.parts.importing.words import brought_words
from views.parts.taking_back import undoing
from views.parts.watching import Porch, porch, stir
from views.text import _

_CANCELLED: Final = "cancelled"


class Stage(Enum):
    """« Étape » : how far a file is."""

    CHOOSING = auto()
    COMING = auto()
    READING = auto()
    SEEN = auto()
    TAKING = auto()
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class Work:
    """The file given, how it is to be read, what is known of it.

    *share* of the work of the stage is done, from 0 to 1, None when nobody knows.
    *mine*: the person said that a file bearing another name is theirs. *refused*
    says why a file brings nothing.
    """

    asking: Asking
    stage: Stage = Stage.CHOOSING
    name: str = field(default="", repr=False)
    content: Content = field(default=b"", repr=False)
    preview: Preview | None = field(default=None, repr=False)
    imported: Imported | None = None
    share: float | None = None
    stopped: bool = False
    mine: bool = False
    refused: str = ""


def begun() -> Work:
    """Return the work before any file was chosen."""
    return Work(Asking(usual_place()))


class Bringing:
    """What the buttons of the screen do with the file given."""

    def __init__(
        self,
        house: House,
        picker: ft.FilePicker,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._arrivals = house.arrivals
        self._importing = house.importing
        self._picker = picker
        self._change = change
        self._now = now

    async def choose(self) -> None:
        """Have one file chosen, let it come, and say what it holds."""
        files = await self._picker.pick_files()
        if files:
            await self._drop()
            self._become(replace(begun(), stage=Stage.COMING, name=files[0].name))
            await self._caught(partial(self._come, files[0]))

    async def resume(self) -> None:
        """Go on with the file that was given among documents, if one was."""
        given = handed()
        if given:
            name, content = given
            self._become(replace(begun(), name=name, content=content))
            await self._caught(self._look)

    async def read_as(self, asking: Asking) -> None:
        """Read the file again, its hours or its days said otherwise."""
        self._change(asking=asking)
        await self._caught(self._look)

    async def accept(self) -> None:
        """Bring all of it in; told on another screen when this one was left."""
        if self._now().stage is Stage.SEEN:
            await self._caught(self._take)

    async def undo(self) -> None:
        """Take back all that was brought."""
        imported, around = self._now().imported, porch()
        if imported:
            await asyncio.to_thread(self._importing.undo, imported.batch)
            self._become(begun())
            around.tell(_("L'import est annulé. Vos autres mesures restent."))

    async def leave(self) -> None:
        """Give the file up."""
        await self._drop()
        self._become(begun())

    async def away(self) -> None:
        """Leave the screen: what is being kept goes on, all else stops."""
        if self._now().stage is not Stage.TAKING:
            self.stop()
            await self._drop()

    def stop(self) -> None:
        """Stop as soon as nothing is left half done."""
        self._change(stopped=True)

    def claim(self) -> None:
        """Say that the file is the person's own, whatever name it bears."""
        self._change(mine=True)

    async def _come(self, file: ft.FilePickerFile) -> None:
        content = await taken(self._arrivals, self._picker, file, tell=self._teller())
        self._change(content=content)
        await self._look()

    async def _look(self) -> None:
        self._change(stage=Stage.READING, share=None, stopped=False)
        now = self._now()
        content = followed(now.content, self._teller())
        look = partial(self._importing.preview, content, now.name, now.asking)
        preview = await asyncio.to_thread(look)
        self._change(stage=Stage.SEEN, preview=preview)
        porch().say(_("Voici ce que contient ce fichier."))

    async def _take(self) -> None:
        self._change(stage=Stage.TAKING, share=0.0, stopped=False)
        now, take, around = self._now(), self._importing.take, porch()
        total = now.preview.count if now.preview else 0
        work = partial(take, now.content, now.name, now.asking, self._teller())
        imported = await asyncio.to_thread(partial(work, total=total))
        await self._drop()
        self._change(stage=Stage.TAKEN, imported=imported, content=b"")
        self._told(imported, around)

    def _told(self, imported: Imported, around: Porch) -> None:
        """Say what was brought; on another screen by now, show it there."""
        words = brought_words(imported)
        if ft.context.page.route == ROUTE and porch().house is around.house:
            around.say(words)
        else:
            back = partial(self._importing.undo, imported.batch)
            around.tell(words, undo=undoing(back))

    async def _caught(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do *work*; what is refused is said where the file is chosen."""
        try:
            await work()
        except AlveoleError as error:
            await self._drop()
            words = "" if error.code == _CANCELLED else _refusal(error)
            self._become(replace(begun(), refused=words))

    async def _drop(self) -> None:
        await asyncio.to_thread(self._arrivals.give_up, self._now().content)

    def _become(self, work: Work) -> None:
        self._change(**{one.name: getattr(work, one.name) for one in fields(work)})

    def _teller(self) -> Callable[[int, int], None]:
        """Return what follows the work from its thread, and ends it when asked."""
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int) -> None:
            if self._now().stopped:
                raise Refused(_CANCELLED)
            share = done / max(1, total)
            if int(share * 100) != int((self._now().share or 0) * 100):
                loop.call_soon_threadsafe(self._show, share)

        return tell

    def _show(self, share: float) -> None:
        stir()
        self._change(share=share)


def followed(content: Content, tell: Callable[[int, int], object]) -> Content:
    """Return a file whose reading is told, and ended by what *tell* raises."""
    if isinstance(content, bytes):
        return content
    size, read = content.size, content.read

    def told(start: int, count: int) -> bytes:
        tell(start, size)
        return read(start, count)

    return Lent(size, told)


def _refusal(error: AlveoleError) -> str:
    noted(error.code)
    words = sentence_for(error.code, error.details)
    porch().say(words)
    return words
