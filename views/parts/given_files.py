"""The files a person chooses: a small one in memory, a large one sealed as it comes."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.lent import Content
from app.flows.arrivals import Arrivals, Progress, read_through, unheard
from app.flows.sealed.files import SMALL_MAX
from views.parts.handing import COUNTER, PLACE
from views.parts.watching import porch

_TOKEN: Final = 32


async def taken(
    arrivals: Arrivals,
    picker: ft.FilePicker,
    file: ft.FilePickerFile,
    *,
    tell: Progress = unheard,
    small: int = SMALL_MAX,
) -> Content:
    """Take in what was chosen: from a desktop's disk, or from the browser that has it.

    *arrivals* are those of the space it was chosen in: another one may be entered
    before it has come. *tell* hears of it in a thread. Raises what `take` does, and
    Refused("import.unreadable").
    """
    take = partial(_taken, arrivals, file, tell, small)
    if file.bytes is not None:
        return await asyncio.to_thread(take, iter((file.bytes,)))
    if file.path or not ft.context.page.web:
        return await asyncio.to_thread(take, _on_disk(file.path or ""))
    if file.size > arrivals.size_max:
        raise Refused("import.too_large")
    token = porch().entropy(_TOKEN).hex()
    with COUNTER.expecting(token) as handing:
        picker.on_upload = lambda told: handing.lost() if told.error else None
        asked = ft.FilePickerUploadFile(upload_url=f"{PLACE}{token}", id=file.id)
        await picker.upload([asked])
        return await asyncio.to_thread(take, handing.pieces())


def _taken(
    arrivals: Arrivals,
    file: ft.FilePickerFile,
    tell: Progress,
    small: int,
    pieces: Iterator[bytes],
) -> Content:
    return arrivals.take(pieces, file.size, name=file.name, tell=tell, small=small)


def _on_disk(path: str) -> Iterator[bytes]:
    if not path:
        raise Refused("import.unreadable")
    try:
        with Path(path).open("rb") as opened:
            yield from read_through(opened)
    except OSError as error:
        raise Refused("import.unreadable") from error
