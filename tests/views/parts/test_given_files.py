"""A file that was chosen is read whole, or refused with its reason."""

from pathlib import Path

import flet as ft
import pytest

from app.domain.errors import Refused
from app.flows.documents import SIZE_MAX
from views.parts.given_files import content_of


def test_a_file_in_memory_is_taken_as_it_is() -> None:
    assert content_of(ft.FilePickerFile(1, "a.txt", 3, bytes=b"abc")) == b"abc"


def test_a_file_of_the_disk_is_read_whole(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    path = tmp_path / "long.pdf"
    path.write_bytes(content)
    given = ft.FilePickerFile(1, path.name, len(content), path=str(path))
    assert content_of(given) == content


def test_a_file_over_the_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        content_of(ft.FilePickerFile(1, "film.mov", SIZE_MAX + 1, path="/absent"))


def test_a_file_that_grew_is_not_read_further(tmp_path: Path) -> None:
    path = tmp_path / "growing.pdf"
    with path.open("wb") as opened:
        opened.truncate(SIZE_MAX + 2)
    with pytest.raises(Refused, match=r"import\.too_large"):
        content_of(ft.FilePickerFile(1, path.name, 10, path=str(path)))


@pytest.mark.parametrize("path", [None, "/nowhere/at/all"])
def test_a_file_that_cannot_be_read_says_so(path: str | None) -> None:
    with pytest.raises(Refused, match=r"import\.unreadable"):
        content_of(ft.FilePickerFile(1, "a.txt", 3, path=path))
