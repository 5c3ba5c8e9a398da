"""One file a person chooses, lent open, whatever its size."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import BinaryIO, Final

import flet as ft

from app.domain.errors import Refused
from app.flows.backpack.spooling import Spool
from views.parts.busy import busy_line
from views.parts.handing import COUNTER, PLACE
from views.parts.watching import porch
from views.text import _

Share = Callable[[float], object]
"""Told, in the loop, how much of the file came, from 0 to 1."""

_TOKEN: Final = 32


@asynccontextmanager
async def lent(
    picker: ft.FilePicker, file: ft.FilePickerFile, tell: Share = lambda _share: None
) -> AsyncIterator[BinaryIO]:
    """Lend the file where it lies, or as the browser that has it hands it over.

    What a browser hands over is sealed on the disk, under no name, while it is lent.
    Raises Refused("import.unreadable"), Broken("disk.full" | "disk.io").
    """
    if file.bytes is not None or file.path or not ft.context.page.web:
        with closing(await asyncio.to_thread(_opened, file)) as source:
            yield source
        return
    around = porch()
    token, loop = around.entropy(_TOKEN).hex(), asyncio.get_running_loop()

    def told(done: int) -> None:
        loop.call_soon_threadsafe(tell, done / max(1, file.size))

    with around.door.spool() as kept, COUNTER.expecting(token) as handing:
        asked = ft.FilePickerUploadFile(upload_url=f"{PLACE}{token}", id=file.id)
        await picker.upload([asked])
        spool = Spool(kept, around.entropy)
        pieces = _counted(handing.pieces(), told)
        yield await asyncio.to_thread(_received, spool, pieces)


def reading(share: float, words: str) -> ft.Control:
    """Say how much of the file came; once all of it is here, say *words*."""
    if not 0 < share < 1:
        return busy_line(words)
    told = _("Lecture du fichier… {percent} %").format(percent=int(share * 100))
    return busy_line(told, share)


def _opened(file: ft.FilePickerFile) -> BinaryIO:
    if file.bytes is not None:
        return io.BytesIO(file.bytes)
    if not file.path:
        raise Refused("import.unreadable")
    try:
        return Path(file.path).open("rb")
    except OSError as error:
        raise Refused("import.unreadable") from error


def _received(spool: Spool, pieces: Iterator[bytes]) -> BinaryIO:
    def write(sink: io.RawIOBase) -> None:
        sink.writelines(pieces)

    spool.fill(write)
    return spool.opened()


def _counted(pieces: Iterator[bytes], tell: Callable[[int], None]) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        tell(done)
        yield piece
