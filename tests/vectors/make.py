"""Writes tests/vectors/v1, once: `python -m tests.vectors.make` (never over a file).

What each operation gives is asked of app.crypto; the design's golden values, in
tests/app/crypto, tie it to something else than itself.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.vectors import (
    cases,
    entrusting,
    ledger,
    people,
    receptions,
    refusals,
    segments,
    strict,
)
from tests.vectors.reader import run, written

FOLDER = Path(__file__).parent / "v1"
FILES: dict[str, Callable[[], list[cases.Row]]] = {
    "notation": cases.notation,
    "envelopes": cases.envelopes,
    "keys": cases.keys,
    "statements": ledger.listed,
    "log": ledger.log,
    "identities": people.identities,
    "accounts": people.accounts,
    "ways": people.ways,
}


def expected(name: str, op: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return a case with what the operation gives."""
    case = {"name": name, "op": op, "given": written(given)}
    return {**case, "expect": run(op, case["given"])}


def main() -> None:
    """Write each file that is not there."""
    FOLDER.mkdir(exist_ok=True)
    for name, rows in FILES.items():
        _write(name, [expected(*row) for row in rows()])
    _write("refusals", list(refusals.rows()))
    exact = [expected(*row) for row in strict.kept()]
    _write("strict", [*exact, *refusals.coded(strict.refused())])
    points = [expected(*row) for row in segments.kept()]
    given = [expected(*row) for row in entrusting.kept()]
    _write("entrusting", [*given, *refusals.coded(entrusting.refused())])
    welcome = [expected(*row) for row in receptions.kept()]
    _write("receptions", [*welcome, *refusals.coded(receptions.refused())])
    _write("segments", [*points, *refusals.coded(segments.refused())])


def _write(name: str, rows: list[dict[str, Any]]) -> None:
    path = FOLDER / f"{name}.json"
    if not path.exists():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
