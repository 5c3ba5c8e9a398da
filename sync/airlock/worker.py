"""The process of the « sas »: imports, seals itself, then forks once for each file.

A child reads one file, answers and ends; what a hostile file makes of it dies
with it. The parent of the children never touches a foreign byte, and alone can
say on the third pipe that a child is gone. One given a time zone reads exports: its
times need it, and it may take long.
"""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import IO
from zoneinfo import ZoneInfo

from app.domain.errors import Refused
from app.domain.lent import Lent
from app.gates.paged import Foreign, Paged
from app.imports import all_readers, reader_of
from sync.airlock.frames import (
    GONE,
    Answer,
    Ask,
    Sealing,
    Want,
    exactly,
    receive,
    send,
)
from sync.airlock.gathering import gathered
from sync.airlock.opening import Find, opened
from sync.airlock.seal import HARVEST_SECONDS, observed, seal_process, seal_reading
from sync.airlock.sheaf import sheaves
from sync.wire import decode, decoder

Seal = Callable[[], dict[str, str]]
_ASK = decoder(Ask)


def serve(find: Find, *, process: Seal, reading: Seal) -> None:
    """Answer until the pipe closes or a child ends badly."""
    asks, answers = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    holds = process()
    gc.freeze()  # a child that collects would copy every page of its parent

    def begin() -> None:
        os.dup2(nowhere, 2)
        holds.update(reading())

    def tell() -> None:
        begin()
        send(answers, Sealing(holds | observed()))

    def answer() -> None:
        begin()
        _answer(find, asks, answers)

    work = tell
    while _in_a_child(work):
        os.write(2, GONE)
        work = answer


def _in_a_child(work: Callable[[], None]) -> bool:
    """Do *work* in a process of its own; False when it ended badly."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def _answer(find: Find, asks: IO[bytes], answers: IO[bytes]) -> None:
    ask = decode(_ASK, receive(asks))
    content = _content(ask, asks, answers)
    try:
        if ask.want is Want.HARVEST:
            answer, payload = _harvested(find, content, ask, answers)
        else:
            answer, payload = opened(find, content, ask)
    except Refused as refusal:
        answer, payload = Answer(code=refusal.code), b""
    except MemoryError:
        answer, payload = Answer(code="import.too_large"), b""
    send(answers, answer, payload)


def _harvested(
    find: Find, content: Foreign, ask: Ask, answers: IO[bytes]
) -> tuple[Answer, bytes]:
    """Send the readings of an export, a sheaf after the other."""
    for sheaf in sheaves(gathered(find, content, ask)):
        send(answers, Answer(size=len(sheaf), more=True), sheaf)
    return Answer(), b""


def _content(ask: Ask, asks: IO[bytes], answers: IO[bytes]) -> Foreign:
    """Read the whole file, or ask for its pages as they are needed."""
    if not ask.paged:
        return exactly(asks, ask.size)

    def read(start: int, size: int) -> bytes:
        send(answers, Answer(need=(start, size)))
        return exactly(asks, size)

    return Paged(Lent(ask.size, read))


if __name__ == "__main__":
    all_readers()
    seal_reading_long = partial(seal_reading, seconds=HARVEST_SECONDS)
    zones = [ZoneInfo(name) for name in sys.argv[1:]]  # read now, known after
    reading = seal_reading_long if zones else seal_reading
    serve(reader_of, process=seal_process, reading=reading)
