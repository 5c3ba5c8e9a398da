"""Every error code that can be raised has its sentence, and none speaks below views."""

import ast
import re
from pathlib import Path

from tests.house.walk import faults, parsed
from views.errors import SENTENCES

RAISED = {"Refused", "Unreachable", "Broken"}
CODE = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*")


def codes(module: ast.Module) -> set[str]:
    """Return the literal codes given to our errors in *module*."""
    return {
        arg.value
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in RAISED
        and node.args
        for arg in ast.walk(node.args[0])
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    }


def test_each_code_has_its_sentence() -> None:
    assert faults(lambda path: codes(parsed(path)) - set(SENTENCES)) == {}


def test_a_code_is_a_code_and_not_a_sentence() -> None:
    def odd(path: Path) -> list[str]:
        return [code for code in codes(parsed(path)) if not CODE.fullmatch(code)]

    assert faults(odd) == {}


def test_a_code_without_sentence_is_seen() -> None:
    found = codes(ast.parse('raise Refused("nobody.knows") from error'))
    assert found - set(SENTENCES) == {"nobody.knows"}
