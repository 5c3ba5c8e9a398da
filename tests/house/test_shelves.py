"""Every file of a shelf exposes its constant and is found by itself."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from app.devices import all_drivers
from app.imports import all_readers
from app.kinds import all_kinds
from app.registry import collect
from sync.server import blobstores, ledgers
from views.commands import all_commands
from views.parts.health import all_cards
from views.screens import all_screens

SHELVES: list[tuple[str, Callable[[], Iterable[object]]]] = [
    ("app/kinds", all_kinds),
    ("app/devices", all_drivers),
    ("app/imports", all_readers),
    ("sync/server/ledgers", lambda: collect(ledgers, "LEDGER")),
    ("sync/server/blobstores", lambda: collect(blobstores, "BLOBSTORE")),
    ("views/screens", all_screens),
    ("views/commands", all_commands),
    ("views/parts/health", all_cards),
]


def files_of(shelf: Path) -> list[str]:
    """Name what stands on a shelf: its modules and packages."""
    packages = [
        path.name for path in shelf.iterdir() if (path / "__init__.py").exists()
    ]
    modules = [path.stem for path in shelf.glob("*.py") if path.stem != "__init__"]
    return packages + modules


@pytest.mark.parametrize(
    ("shelf", "found"),
    SHELVES,
    ids=lambda shown: shown if isinstance(shown, str) else "found",
)
def test_each_file_of_a_shelf_is_discovered(
    tree: Path, shelf: str, found: Callable[[], Iterable[object]]
) -> None:
    assert len(list(found())) == len(files_of(tree / shelf))


def test_a_file_added_is_counted(tmp_path: Path) -> None:
    (tmp_path / "one.py").touch()
    (tmp_path / "__init__.py").touch()
    assert files_of(tmp_path) == ["one"]
