"""A reader written from docs/format.md alone opens every vector, and only that."""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.vectors import decoder
from tests.vectors.decoder import OPS, do, given
from tests.vectors.decoder_notation import Refusal

HERE = Path(__file__).parent
READER = sorted(HERE.glob("decoder*.py"))
ALLOWED = sys.stdlib_module_names | {"cryptography", "msgspec"}
LINES = 250
CASES: list[dict[str, Any]] = [
    case
    for path in sorted((HERE / "v1").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
KEPT = [case for case in CASES if "expect" in case]
FALSE = [case for case in CASES if "refused" in case]


def named(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return f"{case['op']}: {case['name']}"


def code_of(case: dict[str, Any]) -> str:
    """Return the code a case is refused with, "" when it is not."""
    try:
        do(case["op"], case["given"])
    except Refusal as refusal:
        return str(refusal)
    return ""


def strangers(module: ast.Module) -> Iterator[str]:
    """Name what a module of the second reader may not import."""
    for node in ast.walk(module):
        names = (
            [each.name for each in node.names] if isinstance(node, ast.Import) else []
        )
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        for name in names:
            own = name.startswith("tests.vectors.decoder_")
            if not own and name.split(".")[0] not in ALLOWED:
                yield name


@pytest.mark.covers("C-115")
@pytest.mark.parametrize("case", KEPT, ids=named)
def test_a_vector_opens(case: dict[str, Any]) -> None:
    assert do(case["op"], case["given"]) == given(case["expect"])


@pytest.mark.covers("C-115")
@pytest.mark.parametrize("case", FALSE, ids=named)
def test_what_is_false_is_refused_for_the_reason_given(case: dict[str, Any]) -> None:
    assert code_of(case) == case["refused"]


def test_each_operation_of_the_page_is_read() -> None:
    page = (HERE.parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
    rows = [
        row.split("|")[1] for row in page.split("## 14")[1].splitlines() if "| `" in row
    ]
    told = {name.strip(" `") for row in rows for name in row.split(",")}
    assert told == set(OPS) == {case["op"] for case in KEPT}


def test_a_reader_that_checks_nothing_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = next(case for case in FALSE if case["name"] == "item: another format")
    assert code_of(newer) == "format.unknown"
    monkeypatch.setattr(decoder, "need", lambda _truth, _code: None)
    assert code_of(newer) == ""


@pytest.mark.parametrize("path", READER, ids=lambda path: path.name)
def test_the_second_reader_has_never_met_the_first(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert list(strangers(ast.parse(source))) == []
    assert len(source.splitlines()) <= LINES


def test_an_acquaintance_is_seen() -> None:
    met = "import app.crypto\nfrom sync import wire\nfrom . import reader"
    assert list(strangers(ast.parse(met))) == ["app.crypto", "sync", "."]
