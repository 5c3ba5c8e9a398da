"""What every house test looks at: the source files of the rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

TREE = Path(__file__).parents[2]
ROOMS = ("app", "views", "storage", "sync")


def sources(*rooms: str) -> Iterator[Path]:
    """Give every Python file of *rooms* (all four when none is named)."""
    for room in rooms or ROOMS:
        yield from sorted((TREE / room).rglob("*.py"))
    if not rooms:
        yield TREE / "main.py"


def named(path: Path) -> str:
    """Return the path as people write it."""
    return path.relative_to(TREE).as_posix()


def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))
