"""No question about one lane walks through the whole log."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite import lanes, names
from tests.sync.server.ledgers.sqlite.plans import Question, steps, walks

QUERIES: dict[str, Question] = {
    "lane": (lanes.LANE, (b"", b"")),
    "rows": (lanes.ROWS, (1, 0)),
    "newest": (lanes.NEWEST, (1, b"")),
    "named": (names.NAMED, (b"", b"")),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_question_walks_a_whole_table(tmp_path: Path, name: str) -> None:
    assert walks(tmp_path, QUERIES[name]) == []
    assert not [step for step in steps(tmp_path, QUERIES[name]) if "TEMP" in step]
