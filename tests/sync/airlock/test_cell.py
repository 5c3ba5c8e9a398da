"""A cell is dropped at the first doubt."""

import sys

import pytest

from app.domain.errors import Refused
from sync.airlock.cell import Cell
from sync.airlock.frames import Ask

HONEST = (sys.executable, "-sEB", "-m", "sync.airlock.worker")
GREETING = r"import os; os.write(1, b'\0\0\0\4\x91\x81\xa1a\xa1b'); os.write(2, b'.');"
READ = "os.read(0, 99);"


def a_liar(after: str) -> tuple[str, ...]:
    """Return the command of a process that greets well, then does *after*."""
    return (sys.executable, "-c", GREETING.replace("\\4", "\\6") + after)


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/python",),
        (sys.executable, "-c", ""),
        (sys.executable, "-c", "print('hello, I am no worker at all')"),
    ],
    ids=["absent", "silent", "stranger"],
)
def test_what_does_not_greet_is_no_worker(command: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match=r"airlock\.unavailable"):
        Cell(command, needed=())


def test_an_honest_worker_answers_and_ends() -> None:
    cell = Cell(HONEST, needed=("files", "sockets"))
    answer, payload = cell.answer(Ask("x.txt", 5), b"salut", within=5)
    assert (answer.text, payload, cell.alive()) == ("salut", b"", True)
    cell.end()
    assert not cell.alive()


@pytest.mark.parametrize(
    "after",
    [
        READ,
        READ + r"os.write(1, b'\xff\xff\xff\xff')",
        READ + r"os.write(1, b'\0\0\0\1\xc0')",
        "import time; time.sleep(0.2)",
    ],
    ids=["gone", "too long", "not an answer", "gone before"],
)
def test_a_worker_that_lies_is_not_believed(after: str) -> None:
    cell = Cell(a_liar(after), needed=())
    with pytest.raises(Refused, match=r"import\.damaged"):
        cell.answer(Ask("x", 5), b"salut", within=5)
    cell.end()


def test_a_worker_that_says_nothing_is_slow() -> None:
    cell = Cell(a_liar(READ + "import time; time.sleep(60)"), needed=())
    with pytest.raises(Refused, match=r"import\.too_slow"):
        cell.answer(Ask("x", 5), b"salut", within=0.2)
    cell.end()
