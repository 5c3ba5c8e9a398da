"""A path becomes documents: one a file, one an exam, whatever one of them costs."""

from pathlib import Path

import pytest

from app.domain.errors import Broken
from app.domain.foreign import Extract, Header
from app.domain.harvest import Asking
from app.flows.documents import Added
from tests.views.commands.desk import PaperDoor
from views.from_disk import Taking, taken


@pytest.fixture
def door() -> PaperDoor:
    """Return the door of an empty home."""
    return PaperDoor()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a letter."""
    path = tmp_path / "lettre é.txt"
    path.write_bytes("Ordonnance\nle 12 mars 2026".encode("latin-1"))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    path = tmp_path / "disque"
    path.mkdir()
    return path


def fates(door: PaperDoor, *paths: Path) -> list[tuple[str, str, str]]:
    """Take each path; return the name, fate and code of each file found there."""
    home = Taking(door.house(), Asking("Europe/Paris"), mine=False)
    found = [one for path in paths for one in taken(home, str(path))]
    return [
        (name, added.status.value, added.code)
        for name, added in found
        if isinstance(added, Added)
    ]


def test_a_forbidden_file_is_refused(
    door: PaperDoor, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ = Path.open

    def forbidden(path: Path, *how: str, **more: str) -> object:
        if path == letter:
            raise PermissionError(path)
        return open_(path, *how, **more)  # type: ignore[call-overload]  # passed through

    monkeypatch.setattr(Path, "open", forbidden)
    assert fates(door, letter) == [(str(letter), "refused", "import.unreadable")]


def test_one_failure_does_not_stop_the_next(door: PaperDoor, letter: Path) -> None:
    keep = door.home.blobs.put
    failures = [Broken("disk.full")]

    def put(*given: object) -> object:
        if failures:
            raise failures.pop()
        return keep(*given)  # type: ignore[arg-type]  # passed through

    door.home.blobs.put = put  # type: ignore[assignment]  # the planted fault
    first, second = fates(door, letter, letter)
    assert first == (str(letter), "refused", "disk.full")
    assert second == (str(letter), "imported", "")


def test_a_folder_is_taken_file_by_file_whatever_its_depth(
    door: PaperDoor, folder: Path, letter: Path
) -> None:
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "note.txt").write_bytes(b"Note du jour")
    (folder / "ailleurs").symlink_to(letter)
    assert fates(door, folder) == [(str(deep / "note.txt"), "imported", "")]


@pytest.mark.covers("C-013")
def test_the_images_of_a_folder_are_one_exam(door: PaperDoor, folder: Path) -> None:
    door.home.airlock.reading = Extract(
        "application/dicom", 1, title="Scanner", header=Header(exam="1.2.3")
    )
    for rank in range(3):
        (folder / f"IM{rank}").write_bytes(bytes(128) + b"DICM" + bytes([rank]))
    assert fates(door, folder) == [(f"{folder} : disque.zip", "imported", "")]
    (exam,) = door.house().documents.list()
    assert exam.title == "Scanner"
