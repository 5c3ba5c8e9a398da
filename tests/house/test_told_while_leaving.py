"""What is told, then left for another screen, is told there with its « Annuler »."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.walk import faults, parsed

TELLS = {"tell", "done", "changed"}
"""What shows a sentence above the screen, in the words of our views."""


def lost(tree: ast.AST) -> Iterator[int]:
    """Give the lines that tell something the next screen puts away at once."""
    leads = {"go"} | {
        one.name
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef) and ".go(" in ast.unparse(one)
    }
    for node in ast.walk(tree):
        for block in (getattr(node, "body", []), getattr(node, "orelse", [])):
            calls = [found for one in _list(block) if (found := _call(one))]
            for rank, call in enumerate(calls):
                after = {_name(one) for one in calls[rank + 1 :]}
                if _name(call) in TELLS and not _leaving(call) and after & leads:
                    yield call.lineno


def _list(block: object) -> list[ast.AST]:
    return block if isinstance(block, list) else []


def _call(statement: ast.AST) -> ast.Call | None:
    found = statement.value if isinstance(statement, ast.Expr) else None
    found = found.value if isinstance(found, ast.Await) else found
    return found if isinstance(found, ast.Call) else None


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _leaving(call: ast.Call) -> bool:
    return any(one.arg == "leaving" for one in call.keywords)


def test_nothing_told_is_lost_on_the_way() -> None:
    assert faults(lambda path: list(lost(parsed(path))), "views") == {}


@pytest.mark.parametrize(
    "planted",
    [
        "def act():\n    around.tell(words, undo=undo)\n    around.go(place)",
        "def act():\n    done(words, work, back)\n    home()\ndef home(): a.go(b)",
        "async def act():\n    await done(words, work, back)\n    around.go(place)",
    ],
)
def test_a_sentence_that_is_lost_is_seen(planted: str) -> None:
    assert list(lost(ast.parse(planted))) == [2]
