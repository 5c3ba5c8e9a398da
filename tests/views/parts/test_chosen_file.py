"""A chosen file is opened in memory or where it lies."""

from pathlib import Path

import flet as ft
import pytest

from app.domain.errors import Refused
from views.parts.chosen_file import opened


def chosen(content: bytes | None = None, path: str | None = None) -> ft.FilePickerFile:
    return ft.FilePickerFile(id=0, name="a", size=3, bytes=content, path=path)


def test_what_a_browser_gives_is_read_from_memory() -> None:
    assert opened(chosen(b"abc")).read() == b"abc"


def test_what_a_desktop_names_is_read_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    with opened(chosen(path=str(path))) as file:
        assert file.read() == b"abc"


@pytest.mark.parametrize("path", [None, "/nowhere/at/all"])
def test_what_cannot_be_opened_is_refused(path: str | None) -> None:
    with pytest.raises(Refused, match=r"import\.unreadable"):
        opened(chosen(path=path))
