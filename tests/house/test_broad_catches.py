"""Everything is caught only where the decision says so, and undone work is raised."""

import ast
import re
from pathlib import Path

from tests.house.walk import faults, parsed

DECISION = "docs/decisions/0011-where-everything-is-caught.md"


def swallows(module: ast.Module, name: str) -> bool:
    """Say whether *module* catches *name* somewhere without a bare raise at the end."""
    return any(
        isinstance(node, ast.ExceptHandler)
        and (node.type is None or name in ast.unparse(node.type).split("."))
        and not _raises_again(node)
        for node in ast.walk(module)
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def listed(tree: Path) -> set[str]:
    """Return the files the decision names in its table."""
    page = (tree / DECISION).read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([\w/]+\.py)`", row)}


def test_everything_is_caught_only_where_it_is_decided(tree: Path) -> None:
    found = faults(lambda path: swallows(parsed(path), "Exception"))
    assert found.keys() == listed(tree)


def test_an_interruption_is_always_raised_again() -> None:
    assert faults(lambda path: swallows(parsed(path), "BaseException")) == {}


def test_a_place_that_swallows_is_seen() -> None:
    caught = "try:\n    f()\nexcept Exception:\n    pass\n"
    assert swallows(ast.parse(caught), "Exception")
    assert not swallows(ast.parse(caught.replace("pass", "raise")), "Exception")
