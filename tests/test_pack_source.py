"""The archive of the source is the same twice, and holds the whole program."""

import io
import os
import tarfile
from pathlib import Path

import pytest

from assets.pack_source import TREE, packed, tracked

pytestmark = pytest.mark.covers("C-133")


def test_two_builds_give_the_same_bytes_whatever_the_dates(tmp_path: Path) -> None:
    for name in ("b.py", "a.py"):
        (tmp_path / name).write_text(name, "utf-8")
    first = packed(tmp_path, ["a.py", "b.py"])
    os.utime(tmp_path / "a.py", (1, 1))
    (tmp_path / "b.py").chmod(0o600)
    assert packed(tmp_path, ["a.py", "b.py"]) == first
    (tmp_path / "a.py").write_text("other", "utf-8")
    assert packed(tmp_path, ["a.py", "b.py"]) != first


def test_the_archive_holds_every_file_under_version_control() -> None:
    names = tracked(TREE)
    there = [name for name in names if (TREE / name).is_file()]
    with tarfile.open(fileobj=io.BytesIO(packed(TREE, there))) as archive:
        assert [one.name for one in archive] == [f"alveole/{name}" for name in there]
    assert {"main.py", "LICENSE", "Makefile", "requirements.lock"} <= set(names)
