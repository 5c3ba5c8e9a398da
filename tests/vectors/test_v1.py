"""The vectors of version 1 open today as they did, and what is false is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import AlveoleError, Refused
from tests.vectors.reader import OPS, STATEMENTS, run

CASES: list[tuple[str, dict[str, Any]]] = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "v1").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
KEPT = [case for _, case in CASES if "expect" in case]
FALSE = [case for _, case in CASES if "refused" in case]
NEGATIVE_MIN = 60
CODES = {
    "account.rollback",
    "backup.key",
    "backup.malformed",
    "blob.mismatch",
    "body.malformed",
    "body.too_large",
    "card.mistyped",
    "commit.mismatch",
    "date.malformed",
    "enrol.malformed",
    "format.unknown",
    "grant.forged",
    "kdf.floor",
    "key.changed",
    "log.tamper",
    "recovery.mistyped",
    "run.invalid",
    "segment.malformed",
    "share.mismatch",
    "sig.invalid",
    "space.swapped",
    "statement.malformed",
    "store.key",
    "suite.floor",
    "vault.absent",
    "wrap.invalid",
}


def named(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return f"{case['op']}: {case['name']}"


@pytest.mark.parametrize("case", KEPT, ids=named)
def test_a_vector_opens_for_ever(case: dict[str, Any]) -> None:
    assert run(case["op"], case["given"]) == case["expect"]


@pytest.mark.parametrize("case", FALSE, ids=named)
def test_what_is_false_is_refused_with_its_code(case: dict[str, Any]) -> None:
    with pytest.raises(AlveoleError) as refused:
        run(case["op"], case["given"])
    assert isinstance(refused.value, Refused)
    assert refused.value.code == case["refused"]


def test_every_operation_and_statement_has_a_vector() -> None:
    kinds = {case["given"]["kind"] for case in KEPT if case["op"] == "statement"}
    assert {case["op"] for case in KEPT} == set(OPS)
    assert kinds == set(STATEMENTS) - {"retirement", "invitation"}


def test_every_code_of_the_room_has_a_refused_vector() -> None:
    assert len(FALSE) >= NEGATIVE_MIN
    assert {case["refused"] for case in FALSE} == CODES


def test_a_vector_changed_by_one_bit_no_longer_opens() -> None:
    case = next(case for case in KEPT if case["op"] == "unwrap")
    last = case["given"]["wrap"]
    given = {**case["given"], "wrap": last[:-1] + ("0" if last[-1] != "0" else "1")}
    with pytest.raises(Refused):
        run(case["op"], given)
