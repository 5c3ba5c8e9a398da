"""A paper of each kind is opened: no file written meanwhile holds a word or a pixel."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Tally
from tests.journeys.canaries import WORD, Flock
from tests.traces.grains import found, grains
from tests.traces.papers import papers
from tests.traces.proof import walked
from tests.traces.walk import SINS, unseen

pytestmark = [
    pytest.mark.covers("C-115", "C-004"),
    pytest.mark.timeout(600),
    pytest.mark.skipif(not shutil.which("strace"), reason="no strace on this machine"),
]


def test_no_kind_leaves_a_trace_when_opened(tmp_path: Path, tally: Tally) -> None:
    walk, some = walked(tmp_path), papers(Flock())
    assert walk.faults() == []
    said = json.loads(walk.said)
    assert said["given"] == [paper.kind for paper in some]
    assert said["shown"] == sum(paper.documents for paper in some)
    assert len(walk.grains) > 5 * len(some)
    assert walk.weight > 1_000_000
    tally("kinds of paper opened under strace: nothing in clear on disk", len(some))
    tally("bytes written meanwhile, each looked at", walk.weight)


def test_each_planted_leak_is_seen(tmp_path: Path) -> None:
    caught = walked(tmp_path, *SINS).faults()
    assert unseen(caught) == []
    assert unseen([]) == [*SINS]


def test_every_paper_would_be_seen_on_a_disk() -> None:
    for paper in papers(Flock()):
        place = {"leak": paper.content}
        assert found(place, grains(paper.content)) == {"leak"}, paper.kind
        assert WORD in paper.name
