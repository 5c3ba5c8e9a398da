"""A small file is the old one or the new one, and errors carry our codes."""

import errno
from pathlib import Path

import pytest

from app.domain.errors import Broken
from storage.durable import (
    LoneFile,
    disk_told,
    free_bytes,
    fsync_folder,
    lone_files,
    replace_file,
    unnamed,
    written_whole,
)


def test_a_file_is_replaced_whole_and_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["slots.json"]


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    path.mkdir()
    with pytest.raises(Broken, match=r"disk\.io"):
        replace_file(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["slots.json"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EIO, "disk.io"),
        (errno.EACCES, "disk.io"),
    ],
)
def test_errors_of_the_system_become_ours(number: int, code: str) -> None:
    with pytest.raises(Broken) as caught, disk_told():
        raise OSError(number, "words")
    assert caught.value.code == code


def test_a_folder_is_made_to_last(tmp_path: Path) -> None:
    fsync_folder(tmp_path)


def test_an_archive_takes_its_name_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "sac.alveole"
    with written_whole(path) as file:
        file.write(b"everything")
        assert not path.exists()
    assert path.read_bytes() == b"everything"
    assert path.stat().st_mode & 0o077 == 0


def test_a_cut_archive_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "sac.alveole"
    path.write_bytes(b"former")

    def interrupted() -> None:
        with written_whole(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"former"
    assert [each.name for each in tmp_path.iterdir()] == ["sac.alveole"]


def test_what_waits_in_its_place_is_neither_followed_nor_shared(
    tmp_path: Path,
) -> None:
    """A link there would carry a copy in clear elsewhere, an open file show it."""
    path, other = tmp_path / "copie.zip", tmp_path / "ailleurs"
    other.write_bytes(b"of somebody else")
    (tmp_path / "copie.zip.part").symlink_to(other)
    with written_whole(path) as file:
        file.write(b"everything")
    assert (path.is_symlink(), path.read_bytes()) == (False, b"everything")
    assert other.read_bytes() == b"of somebody else"
    shared = tmp_path / "copie.zip.part"
    shared.touch(mode=0o666)
    with shared.open("rb") as spy, written_whole(path) as file:
        file.write(b"everything")
        file.flush()
        assert spy.read() == b""
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_without_a_name_is_read_again_and_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with unnamed(home) as one, unnamed(home) as other:
        one.write(b"one")
        other.write(b"other")
        assert list(home.iterdir()) == []
        one.seek(0)
        assert one.read() == b"one"
    assert list(home.iterdir()) == []


def test_a_full_disk_is_said_of_a_file_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"disk\.full"), unnamed(tmp_path):
        raise OSError(errno.ENOSPC, "full")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.covers("C-165")
def test_a_lone_file_is_whole_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "left"
    file = LoneFile(path)
    assert file.read() == b""
    file.remove()
    file.write(b"first")
    file.write(b"second")
    assert (file.read(), path.stat().st_mode & 0o077) == (b"second", 0)
    (tmp_path / "left.part").write_bytes(b"cut short")
    file.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_lone_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "left").mkdir()
    with pytest.raises(Broken, match=r"disk\.io"):
        LoneFile(tmp_path / "left").read()


def test_the_files_of_several_people_are_found_the_bare_one_first(
    tmp_path: Path,
) -> None:
    """A half that was never finished is nobody's."""
    for name in ("02.left", "01.left", "left", "03.left.part", "left.bak", "01left"):
        (tmp_path / name).write_text(name)
    found = [file.read() for file in lone_files(tmp_path, "left")]
    assert found == [b"left", b"01.left", b"02.left"]


def test_the_bare_file_has_its_place_even_absent(tmp_path: Path) -> None:
    (tmp_path / "01.left").write_text("other")
    assert [file.read() for file in lone_files(tmp_path, "left")] == [b"", b"other"]


def test_free_space_is_that_of_the_disk(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0
