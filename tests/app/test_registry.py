"""The shelves find their files by themselves."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.registry import collect

SHELF = "shelf_of_a_test"


@pytest.fixture
def a_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tmp_path / SHELF
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "b.py").write_text("THING = 'b'")
    (folder / "a.py").write_text("THING = 'a'")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module(SHELF)
    for name in [name for name in sys.modules if name.startswith(SHELF)]:
        del sys.modules[name]


def test_a_file_added_is_a_thing_learnt(a_shelf: ModuleType) -> None:
    assert collect(a_shelf, "THING") == ("a", "b")


def test_a_file_without_its_constant_is_seen_at_once(a_shelf: ModuleType) -> None:
    with pytest.raises(AttributeError):
        collect(a_shelf, "OTHER")
