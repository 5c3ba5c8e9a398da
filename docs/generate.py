"""Writes the generated pages: `python -m docs.generate` (or `make docs`)."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parent
TREE = DOCS.parent
LINE = re.compile(r"\| (C-\d{3}) \| (.*?) \| (done|partly|not yet) \|(.*)\|")
TERM = re.compile(r"« ([^»]+?) »\s*:?\s*([^\n]*)")
HEAD = "# Lexique\n\nÉcrit par `make docs` à partir des docstrings du code.\n\n"


def proofs() -> dict[str, set[str]]:
    """Return the tests that carry each capability number."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((TREE / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        marked = " ".join(re.findall(r"covers\(([^)]*)\)", text))
        for number in re.findall(r'"(C-\d{3})"', marked):
            found[number].add(path.relative_to(TREE).as_posix())
    return found


def capabilities(page: str) -> str:
    """Return *page* with its last column made anew from the tests."""
    tests = proofs()

    def line(match: re.Match[str]) -> str:
        number, what, state, _ = match.groups()
        named = " ".join(f"`{name}`" for name in sorted(tests[number]))
        return f"| {number} | {what} | {state} | {named} |".replace("|  |", "| |")

    return LINE.sub(line, page)


def terms() -> Iterator[tuple[str, str, str]]:
    """Give (French term, meaning, where) of each docstring that opens with one."""
    for room in ("app", "storage", "sync", "views"):
        for path in sorted((TREE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                    continue
                match = TERM.match(ast.get_docstring(node) or "")
                if match:
                    where = path.relative_to(TREE).as_posix()
                    yield match.group(1), match.group(2).strip(" :"), where


def lexique() -> str:
    """Return the page of French terms, one line each, in alphabetical order."""
    rows = sorted(set(terms()), key=lambda row: (row[0].casefold(), row[2], row[1]))
    lines = [f"| {term} | {meaning} | `{where}` |" for term, meaning, where in rows]
    head = "| terme | ce que c'est | où |\n|---|---|---|\n"
    return HEAD + head + "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return the text each generated page must have."""
    from docs.command_page import page as commands_page
    from docs.device_page import page as devices_page

    known = (DOCS / "capabilities.md").read_text(encoding="utf-8")
    devices = (DOCS / "devices.md").read_text(encoding="utf-8")
    return {
        "capabilities.md": capabilities(known),
        "lexique.md": lexique(),
        "commands.md": commands_page(),
        "devices.md": devices_page(devices),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
