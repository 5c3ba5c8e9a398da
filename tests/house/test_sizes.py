"""Rooms stay small: files, functions and their parameters."""

import ast
from pathlib import Path

from tests.house.walk import faults, parsed

FILE_LINES = 250
FUNCTION_LINES = 25


def long_functions(module: ast.Module) -> list[str]:
    """Name the functions over the limit, docstring apart."""
    return [
        f"{node.name} ({size})"
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := _body_lines(node)) > FUNCTION_LINES
    ]


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_a_file_fits_on_a_few_screens() -> None:
    def too_long(path: Path) -> bool:
        return len(path.read_text(encoding="utf-8").splitlines()) > FILE_LINES

    assert faults(too_long) == {}


def test_a_function_is_read_at_one_glance() -> None:
    assert faults(lambda path: long_functions(parsed(path))) == {}


def test_a_long_function_is_seen() -> None:
    body = "\n".join(f"    x{i} = {i}" for i in range(FUNCTION_LINES + 1))
    assert long_functions(ast.parse(f"def f():\n{body}\n")) == ["f (26)"]
