"""A chosen file is lent open: in memory, where it lies, or as its browser sends it."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world
from views.parts.chosen_file import lent, reading
from views.parts.handing import COUNTER, PLACE
from views.shell import opened

pytestmark = pytest.mark.anyio
SENT = b"abc" * 100_000


def chosen(content: bytes | None = None, path: str | None = None) -> ft.FilePickerFile:
    return ft.FilePickerFile(id=7, name="a", size=len(SENT), bytes=content, path=path)


class Watched(io.BytesIO):
    """A file that remembers what it held once closed."""

    seen = b""
    written = 0

    def close(self) -> None:
        self.seen, self.written = self.getvalue(), len(self.getvalue())
        super().close()


def on_a_page(client: Callable[[str, Any], Any] | None = None) -> FletUnit:
    return FletUnit(opened(a_world(FakeDoor())), on_invoke=client)


async def read(file: ft.FilePickerFile, tell: Callable[[float], object] = abs) -> bytes:
    """Read the whole of a file lent."""
    picker = ft.FilePicker()
    async with lent(picker, file, tell) as source:
        return await asyncio.to_thread(source.read)


async def test_what_a_phone_gives_is_read_from_memory() -> None:
    async with on_a_page():
        assert await read(chosen(b"abc")) == b"abc"


async def test_what_a_desktop_names_is_read_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    async with on_a_page():
        assert await read(chosen(path=str(path))) == b"abc"


async def test_what_cannot_be_opened_is_refused() -> None:
    async with on_a_page():
        with pytest.raises(Refused, match=r"import\.unreadable"):
            await read(chosen(path="/nowhere/at/all"))


async def test_what_a_browser_has_is_handed_over_and_sealed_meanwhile() -> None:
    kept, shares = Watched(), list[float]()
    serving: list[asyncio.Task[bool]] = []

    def client(name: str, args: Any) -> None:  # noqa: ANN401 - Flet's own types
        if name == "upload":
            token = args["files"][0].upload_url.removeprefix(PLACE)
            serving.append(asyncio.create_task(COUNTER.take(token, body)))

    async def body() -> dict[str, Any]:
        return {"type": "http.request", "body": SENT, "more_body": False}

    async with on_a_page(client) as ui:
        ui.page.data.door.spool = lambda: kept
        assert await read(chosen(), shares.append) == SENT
        await ui.settle()
    assert await serving[0]
    assert shares[-1] == 1
    assert kept.written > len(SENT)
    assert SENT[:300] not in kept.seen


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "Vérification"), (0.4, "Lecture du fichier… 40 %"), (1, "Vérification")],
)
async def test_how_much_of_it_came_is_said(share: float, words: str) -> None:
    async with FletUnit(drawing(lambda: reading(share, "Vérification"))) as ui:
        assert words in ui.text()
