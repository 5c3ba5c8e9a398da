"""No question walks through a whole table of ops."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite import pages
from tests.sync.server.ledgers.sqlite.plans import Question, walks

QUERIES: dict[str, Question] = {
    "rows": (pages.ROWS, (0, 1)),
    "one row": (pages.ONE_ROW, (1,)),
    "controls": (pages.CONTROLS, (0, 1)),
    "items": (pages.ITEMS, (1, b"")),
    "step": (pages.STEP, (1,)),
    "run": (pages.RUN, (1,)),
    "roles": (pages.ROLES, {"identity": b"", "now": 0, "only": None}),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_question_walks_a_whole_table(tmp_path: Path, name: str) -> None:
    assert walks(tmp_path, QUERIES[name]) == []
