"""The program shows its own files, all of them and nothing else."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from views.parts.source import Source

TREE = Path(__file__).parents[3]


@pytest.fixture
def program(tmp_path: Path) -> Source:
    """Return a program of three files."""
    (tmp_path / "app/flows").mkdir(parents=True)
    (tmp_path / "app/flows/one.py").write_text("one = 1\n", "utf-8")
    (tmp_path / "app/zero.py").write_text("zero = 0\n", "utf-8")
    (tmp_path / "main.py").write_text("import app\n", "utf-8")
    (tmp_path / "secret.txt").write_text("not the program", "utf-8")
    return Source(tmp_path)


def test_folders_come_first_and_each_file_is_read(program: Source) -> None:
    assert program.inside("") == ["app/", "main.py"]
    assert program.inside("app") == ["app/flows/", "app/zero.py"]
    assert program.text("app/flows/one.py") == "one = 1\n"


@pytest.mark.parametrize("name", ["secret.txt", "../secret.txt", "/etc/hosts", "app"])
def test_nothing_else_is_read(program: Source, name: str) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        program.text(name)


@pytest.mark.covers("C-133")
def test_any_change_changes_the_fingerprint(program: Source) -> None:
    before = program.fingerprint()
    assert program.fingerprint() == before
    (program.root / "app/zero.py").write_text("zero = 1\n", "utf-8")
    assert program.fingerprint() != before


@pytest.mark.covers("C-133")
def test_the_running_program_is_its_own_source() -> None:
    files = Source().files()
    assert {"main.py", "views/parts/source.py", "LICENSE"} <= set(files)
    assert Source().text("main.py") == (TREE / "main.py").read_text("utf-8")
