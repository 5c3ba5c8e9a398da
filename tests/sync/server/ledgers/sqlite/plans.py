"""How the ledger would answer a question: step by step, on an empty file."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sync.server.ledgers.sqlite.connection import connect, migrate

Question = tuple[str, Any]
"""What is asked in SQL, and the values it is asked with."""


def steps(folder: Path, question: Question) -> list[str]:
    """Return the steps of the plan of a question."""
    sql, values = question
    with closing(connect(folder / "ledger.db")) as db:
        migrate(db)
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def walks(folder: Path, question: Question) -> list[str]:
    """Return the steps that walk through a whole table."""
    plan = steps(folder, question)
    assert plan
    return [step for step in plan if step.startswith("SCAN")]
