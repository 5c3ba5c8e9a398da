"""« Mettre dehors » : a file is noted as it leaves, and not when it did not."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import flet as ft

from app.domain.departure import Departure, Purpose
from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId
from views.house import House
from views.parts.watching import here


class Placing:
    """Puts small files of a *house* where the person chooses.

    Each is noted before it leaves. Cancelled, or not written, the note is taken back.
    """

    def __init__(self, picker: ft.FilePicker, house: House) -> None:
        self._picker = picker
        self._house = house

    async def put(
        self, name: str, content: bytes, what: Purpose, entry: EntryId | None = None
    ) -> bool:
        """Save *content*, made of *entry*, as *name*; say whether it was.

        A browser never says what becomes of what it is handed: it left. Raises what
        `written` and `Departures.copied` do: then nothing left, nothing is noted.
        """
        ledger = self._house.departures
        if handed_over():
            note = partial(ledger.copied, what, len(content), entry)
            return await self._handed(name, content, note)
        path = await self._picker.save_file(file_name=name)
        if not path:
            return False

        def write() -> None:
            with ledger.copying(what, len(content), entry):
                written(self._house, Path(path), lambda sink: sink.write(content))

        await asyncio.to_thread(write)
        return True

    async def _handed(
        self, name: str, content: bytes, note: Callable[[], Departure]
    ) -> bool:
        """Hand it over whole; taken back when the phone or the browser refuses it."""
        page, noted = ft.context.page, await asyncio.to_thread(note)
        unmade = partial(self._house.departures.unmade, noted)
        try:
            path = await self._picker.save_file(file_name=name, src_bytes=content)
        except RuntimeError:
            await asyncio.to_thread(unmade)
            raise
        if path or page.web:
            return True
        await asyncio.to_thread(unmade)
        return False


def use_placing() -> Placing:
    """Return what puts files of the house one is in outside, from this screen."""
    return Placing(ft.use_memo(ft.FilePicker, []), here())


def handed_over() -> bool:
    """Say whether files are handed to a browser or a phone, rather than written."""
    page = ft.context.page
    phones = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
    return bool(page.web) or page.platform in phones


def written(house: House, path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Write a file where the person said, whole or not at all.

    Raises Refused("file.unwritable") for a place that takes no file,
    Broken("disk.full"), and what *fill* raises.
    """
    try:
        with house.backpack.outside.whole(path) as sink:
            fill(sink)
    except Broken as fault:
        if fault.code == "disk.io":
            raise Refused("file.unwritable") from fault
        raise
