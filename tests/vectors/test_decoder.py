"""The second reader and the product agree on every vector and every damaged one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.vectors.decoder import OPS, do, given
from tests.vectors.decoder_notation import Refusal

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent / "v1").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
KEPT = [case for case in CASES if "expect" in case]
FALSE = [case for case in CASES if "refused" in case]


def named(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return f"{case['op']}: {case['name']}"


@pytest.mark.parametrize("case", KEPT, ids=named)
def test_the_second_reader_opens_a_vector(case: dict[str, Any]) -> None:
    assert do(case["op"], case["given"]) == given(case["expect"])


@pytest.mark.parametrize("case", FALSE, ids=named)
def test_the_second_reader_refuses_what_is_false(case: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        do(case["op"], case["given"])
    assert str(refused.value) == case["refused"]


def test_the_second_reader_knows_each_operation() -> None:
    assert {case["op"] for case in KEPT} == set(OPS)
