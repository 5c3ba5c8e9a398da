"""« Reprendre un agenda » : a file from its choice to its place in the agenda."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, fields
from enum import Enum, auto
from functools import partial
from typing import BinaryIO

import flet as ft

from app.domain.errors import AlveoleError
from app.flows.agenda_files.agenda_files import SIZE_MAX, AgendaFiles, Preview, Taken
from views.errors import sentence_for
from views.parts.acting import noted
from views.parts.agenda_files.words import taken_words
from views.parts.chosen_file import lent
from views.parts.watching import porch
from views.text import _


class Stage(Enum):
    """« Étape » : how far a file is."""

    CHOOSING = auto()
    READING = auto()
    SEEN = auto()
    TAKING = auto()
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class Work:
    """The file given and what is known of it; *coming* leaves out what is over.

    *refused* says why a file brings nothing.
    """

    stage: Stage = Stage.CHOOSING
    content: bytes = field(default=b"", repr=False)
    coming: bool = True
    preview: Preview | None = field(default=None, repr=False)
    taken: Taken | None = None
    refused: str = ""


class TakingIn:
    """What the buttons of the screen do with the file given."""

    def __init__(
        self,
        files: AgendaFiles,
        picker: ft.FilePicker,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._files = files
        self._picker = picker
        self._change = change
        self._now = now

    async def choose(self) -> None:
        """Have one file chosen, and say what it holds."""
        files = await self._picker.pick_files()
        if files:
            self._become(Work(Stage.READING))
            await self._caught(partial(self._come, files[0]))

    async def look(self, *, coming: bool) -> None:
        """Say what the file holds, with or without what is over."""
        self._change(stage=Stage.READING, coming=coming)
        await self._caught(self._look)

    async def accept(self) -> None:
        """Take it in, all of it or nothing."""
        if self._now().stage is Stage.SEEN:
            self._change(stage=Stage.TAKING)
            await self._caught(self._take)

    async def undo(self) -> None:
        """Take back all that it brought."""
        taken, around = self._now().taken, porch()
        if taken:
            await asyncio.to_thread(self._files.undo, taken.batch)
            self._become(Work())
            around.tell(_("L'agenda repris est retiré. Le reste ne change pas."))

    async def leave(self) -> None:
        """Give the file up."""
        self._become(Work())

    async def _come(self, file: ft.FilePickerFile) -> None:
        async with lent(self._picker, file) as source:
            content = await asyncio.to_thread(_read, source)
        self._change(content=content)
        await self._look()

    async def _look(self) -> None:
        now, around = self._now(), porch()
        look = partial(self._files.preview, now.content, untitled=untitled())
        preview = await asyncio.to_thread(partial(look, coming=now.coming))
        self._change(stage=Stage.SEEN, preview=preview)
        around.say(_("Voici ce que contient cet agenda."))

    async def _take(self) -> None:
        now, around = self._now(), porch()
        take = partial(self._files.take, now.content, untitled=untitled())
        taken = await asyncio.to_thread(partial(take, coming=now.coming))
        self._change(stage=Stage.TAKEN, taken=taken, content=b"")
        around.say(taken_words(taken))

    async def _caught(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do *work*; what is refused is said where the file is chosen."""
        try:
            await work()
        except AlveoleError as error:
            noted(error.code)
            words = sentence_for(error.code, error.details)
            porch().say(words)
            self._become(Work(refused=words))

    def _become(self, work: Work) -> None:
        self._change(**{one.name: getattr(work, one.name) for one in fields(work)})


def untitled() -> str:
    """Return what an event without title is called."""
    return _("Rendez-vous")


def _read(source: BinaryIO) -> bytes:
    """Read what an agenda weighs at most, and a byte more: the flow refuses it then."""
    return source.read(SIZE_MAX + 1)
