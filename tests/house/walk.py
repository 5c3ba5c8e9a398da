"""What every house test looks at: the source files of the rooms."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

TREE = Path(__file__).parents[2]
ROOMS = ("app", "views", "storage", "sync")
DOORS = ("alveole.py", "main.py")


def sources(*rooms: str) -> list[Path]:
    """Return every Python file of *rooms* (all, and the doors, when none is named)."""
    found = [path for room in rooms or ROOMS for path in (TREE / room).rglob("*.py")]
    return sorted(found if rooms else [*found, *map(TREE.joinpath, DOORS)])


def named(path: Path) -> str:
    """Return the path as people write it."""
    return path.relative_to(TREE).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def faults(look: Callable[[Path], object], *rooms: str) -> dict[str, object]:
    """Return what *look* finds wrong, by file: nothing where all is well."""
    found = {named(path): look(path) for path in sources(*rooms)}
    return {name: wrong for name, wrong in found.items() if wrong}
