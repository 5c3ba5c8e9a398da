"""What is offered is found without walking through the whole log."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite import offers
from tests.sync.server.ledgers.sqlite.plans import Question, steps, walks

QUERIES: dict[str, Question] = {
    "members": (offers.MEMBERS, (1, b"")),
    "controls": (offers.CONTROLS, (0, 1)),
    "run": (offers.RUN, (1,)),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_question_walks_a_whole_table(tmp_path: Path, name: str) -> None:
    assert walks(tmp_path, QUERIES[name]) == []
    assert not [step for step in steps(tmp_path, QUERIES[name]) if "TEMP" in step]
