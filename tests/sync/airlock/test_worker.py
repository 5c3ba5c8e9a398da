"""The worker gives each file a process of its own."""

import sys

import pytest

from app.domain.errors import Refused
from sync.airlock.cell import Cell
from sync.airlock.frames import Ask, Want

TELLING = """
import os
from app.domain.foreign import Extract
from app.imports import Confidence, Reader, undrawn
from sync.airlock.worker import serve
tell = lambda _content: Extract("text/plain", os.getpid())
reader = Reader((), lambda *_: Confidence.SURE, tell, undrawn)
serve(lambda *_: reader, process=dict, reading=dict)
"""


@pytest.fixture
def a_cell() -> Cell:
    return Cell((sys.executable, "-c", TELLING), needed=())


def test_two_files_are_read_by_two_processes(a_cell: Cell) -> None:
    (first, _), (second, _) = (
        a_cell.answer(Ask("x", 3), b"abc", within=5) for _ in range(2)
    )
    assert len({first.pages, second.pages, a_cell._process.pid}) == 3
    a_cell.end()


def test_a_format_without_pages_is_not_drawn(a_cell: Cell) -> None:
    answer, _ = a_cell.answer(Ask("x", 3, Want.DRAW, width=9), b"abc", within=5)
    assert answer.code == "import.no_page"
    a_cell.end()


def test_a_child_that_ends_badly_ends_the_worker(a_cell: Cell) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        a_cell.answer(Ask("x", -3), b"abc", within=5)
    a_cell._process.wait(60)
    assert not a_cell.alive()
    a_cell.end()


def test_a_worker_without_a_parent_ends(a_cell: Cell) -> None:
    a_cell._pipes()[0].close()
    assert a_cell._process.wait(60) == 0
    a_cell.end()
