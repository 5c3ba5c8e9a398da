"""A cell is dropped at the first doubt."""

import sys

import pytest

from app.domain.errors import Refused
from sync.airlock.cell import Cell
from sync.airlock.frames import SHEAF_MAX, Answer, Ask
from sync.wire import encode

HONEST = (sys.executable, "-sEB", "-m", "sync.airlock.worker")
GREETING = (
    r"import os, signal; os.write(1, b'\0\0\0\6\x91\x81\xa1a\xa1b'); os.write(2, b'.');"
)
READ = "os.read(0, 99)"
ANSWER = encode(Answer(text="salut"))
HEAVY = encode(Answer(size=SHEAF_MAX + 1, more=True))
LATE = encode(Answer(more=True))
FRAME = len(ANSWER).to_bytes(4, "big") + ANSWER


def a_liar(after: str) -> tuple[str, ...]:
    """Return the command of a process that greets well, then does *after*."""
    return (sys.executable, "-c", f"{GREETING}{after}; signal.pause()")


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
        READ + "; os._exit(0)",
        READ + r"; os.write(1, b'\xff\xff\xff\xff')",
        READ + r"; os.write(1, b'\0\0\0\1\xc0')",
        READ + f"; os.write(1, {FRAME!r}); os._exit(0)",
        READ + f"; os.write(1, {FRAME!r}); os.write(2, b'!')",
        READ + f"; os.write(1, {FRAME + b'x'!r}); os.write(2, b'.')",
    ],
    ids=[
        *("gone", "too long", "not an answer", "child never ends", "child says end"),
        "words left in the pipe",
    ],
)
def test_a_worker_that_lies_is_not_believed(after: str) -> None:
    cell = Cell(a_liar(after), needed=())
    with pytest.raises(Refused, match=r"import\.damaged"):
        cell.answer(Ask("x", 5), b"salut", within=5)
    cell.end()


@pytest.mark.parametrize("said", [HEAVY, LATE], ids=["too heavy", "no sheaf was asked"])
def test_a_sheaf_nobody_asked_for_or_too_heavy_is_not_believed(said: bytes) -> None:
    frame = len(said).to_bytes(4, "big") + said
    cell = Cell(a_liar(f"{READ}; os.write(1, {frame!r})"), needed=())
    with pytest.raises(Refused, match=r"import\.damaged"):
        cell.answer(Ask("x", 5), b"salut", within=5)
    cell.end()


def test_a_worker_gone_before_its_first_file_is_refused() -> None:
    """Seen at the greeting or at the file, according to which of the two is faster."""
    cells: list[Cell] = []

    def open_one() -> None:
        cells.append(Cell(a_liar("os._exit(1)"), needed=()))
        cells[0].answer(Ask("x", 5), b"salut", within=5)

    with pytest.raises(Refused, match=r"import\.damaged|airlock\.unavailable"):
        open_one()
    for cell in cells:
        cell.end()


def test_the_same_answer_told_well_is_believed() -> None:
    cell = Cell(
        a_liar(READ + f"; os.write(1, {FRAME!r}); os.write(2, b'.')"), needed=()
    )
    answer, _ = cell.answer(Ask("x", 5), b"salut", within=5)
    assert answer.text == "salut"
    cell.end()


def test_a_worker_that_says_nothing_is_slow() -> None:
    cell = Cell(a_liar(READ), needed=())
    with pytest.raises(Refused, match=r"import\.too_slow"):
        cell.answer(Ask("x", 5), b"salut", within=0.2)
    cell.end()


def test_an_answer_that_comes_with_the_bell_is_late() -> None:
    cell = Cell(HONEST, needed=())
    with pytest.raises(Refused, match=r"import\.too_slow"):
        cell._timed(lambda: cell._process.wait(5), within=0.01)
    cell.end()
