"""A file that was chosen is taken in, whatever its size, or refused with its reason."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import flet as ft
import pytest

from app.domain.errors import Refused
from app.domain.lent import Content, Lent, pieces_of
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House
from views.parts.given_files import taken

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-023")]

Take = Callable[[ft.FilePickerFile], Awaitable[Content]]


async def take(file: ft.FilePickerFile, house: House | None = None) -> Content:
    """Take *file* in from a screen, large above 10 bytes."""
    house = house or a_house()
    async with on(house, "/documents/ajouter") as ui:
        await ui.settle()
        return await taken(house.arrivals, ft.FilePicker(), file, small=10)


def on_disk(path: Path, content: bytes) -> ft.FilePickerFile:
    path.write_bytes(content)
    return ft.FilePickerFile(1, path.name, len(content), path=str(path))


async def test_a_file_in_memory_is_taken_as_it_is() -> None:
    assert await take(ft.FilePickerFile(1, "a.txt", 3, bytes=b"abc")) == b"abc"


async def test_a_large_file_of_the_disk_is_sealed_as_it_is_read(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    found = await take(on_disk(tmp_path / "long.pdf", content))
    assert isinstance(found, Lent)
    assert b"".join(pieces_of(found)) == content


async def test_a_file_over_the_size_is_refused_before_it_is_read() -> None:
    house = a_house()
    house.arrivals.allow(50)
    with pytest.raises(Refused, match=r"import\.too_large"):
        await take(ft.FilePickerFile(1, "film.mov", 51, path="/absent"), house)


async def test_a_file_that_grew_is_not_read_further(tmp_path: Path) -> None:
    given = replace(on_disk(tmp_path / "growing.pdf", bytes(99)), size=50)
    with pytest.raises(Refused, match=r"file\.changed"):
        await take(given)


async def test_a_file_that_cannot_be_read_says_so() -> None:
    with pytest.raises(Refused, match=r"import\.unreadable"):
        await take(ft.FilePickerFile(1, "a.txt", 3, path="/nowhere/at/all"))
