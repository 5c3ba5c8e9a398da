"""Broken files read one after the other in a limited process, and what came of it."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter
from zoneinfo import ZoneInfo

from app.domain.errors import Refused
from app.gates.pixels import Pixels
from app.imports import Reader, barren, reader_of
from sync.airlock.frames import Ask
from sync.airlock.gathering import gathered
from sync.airlock.seal import seal_process
from sync.airlock.sheaf import believed, sheaves
from tests.fuzz.exports import ASKED

Make = Callable[[int], bytes]
Work = Callable[[range, int], None]
_MEBIBYTE = 1 << 20
_DRAWN_ACROSS = 64
_ZONES = [ZoneInfo(asking.zone) for asking in ASKED]
"""Read before the seal, known after."""


@dataclass(slots=True)
class Tally:
    """What came of the inputs of one reader; *peak* in MiB, *slowest* in seconds."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    peak: int = 0


def tried(
    make: Make, count: int, *, reader: Reader | None = None, seconds: int = 5
) -> Tally:
    """Read inputs 0 … *count* - 1; a process that dies is replaced after its input."""

    def work(numbers: range, told: int) -> None:
        _work(make, numbers, told, lambda content: _limited(content, reader, seconds))

    tally, at = Tally(), 0
    make(0)  # whatever it opens is opened before the seal
    while at < count:
        done, signalled = _batch(work, range(at, count), tally)
        at += done
        if signalled:
            name = "hang" if signalled == signal.SIGALRM else "crash"
            tally.outcomes[name] += 1
            tally.faults.append(f"{name} at {at}")
            at += 1
    return tally


def _batch(work: Work, numbers: range, tally: Tally) -> tuple[int, int]:
    """Read in a child until it ends or dies; return how many, and the signal."""
    ends, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(numbers, told)
        finally:
            os._exit(1)
    os.close(told)
    with os.fdopen(ends) as lines:
        done = sum(_counted(line, tally) for line in lines)
    _, status, used = os.wait4(child, 0)
    tally.peak = max(tally.peak, used.ru_maxrss * 1024 // _MEBIBYTE)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the trial itself is at fault")
    return done, status & 0x7F


def _work(make: Make, numbers: range, told: int, read: Callable[[bytes], str]) -> None:
    """Read each input and say one line of it; never returns."""
    seal_process()
    with os.fdopen(told, "w", buffering=1) as lines:
        for number in numbers:
            content = make(number)
            started = perf_counter()
            said = read(content)
            lines.write(f"{perf_counter() - started:.4f} {number} {said}\n")
    os._exit(0)


def _limited(content: bytes, reader: Reader | None, seconds: int) -> str:
    """Read one file, look for words; the alarm ends either after some *seconds*."""
    signal.alarm(seconds)
    said = outcome(content, reader)
    if said == "read":
        signal.alarm(seconds)
        said = sought(content, reader)
    signal.alarm(0)
    return said


def outcome(content: bytes, reader: Reader | None = None) -> str:
    """Read a file, lay it, take it apart, draw it: its type, a code, or the fault."""
    try:
        chosen = reader or reader_of(content, "x")
        found = chosen.read(content)
        chosen.lay(content)
        list(chosen.parts(content))
        if found.pages:
            whole(chosen.draw(content, 0, _DRAWN_ACROSS))
        for part in chosen.parts(content):
            part.taken()
        reaped(chosen, content)
    except Refused as refused:
        return refused.code
    except Exception as error:  # noqa: BLE001  whatever escapes is the finding
        return f"fault:{type(error).__name__}"
    return "read"


def reaped(reader: Reader, content: bytes) -> None:
    """Have an export harvested to its end, as its worker does.

    Raises ValueError for what the other side would not believe.
    """
    for asking in ASKED if reader.harvest is not barren else ():
        ask = Ask("x", len(content), zone=asking.zone, day_first=asking.day_first)
        given: list[bytes] = []
        with suppress(Refused):
            given += sheaves(gathered(lambda *_: reader, content, ask))
        try:
            for sheaf in given:
                believed(sheaf)
        except Refused as error:
            raise ValueError from error


def sought(content: bytes, reader: Reader | None = None) -> str:
    """Look for words in a file: whether it was done, a code, or the fault."""
    try:
        (reader or reader_of(content, "x")).find(content, "e")
    except Refused as refused:
        return refused.code
    except Exception as error:  # noqa: BLE001  whatever escapes is the finding
        return f"fault:{type(error).__name__}"
    return "read"


def whole(drawn: Pixels) -> None:
    """Check that a drawing has the pixels it says."""
    if len(drawn.rgb) != drawn.width * drawn.height * 3:
        raise ValueError


def _counted(line: str, tally: Tally) -> int:
    seconds, number, said = line.split()
    tally.slowest = max(tally.slowest, float(seconds))
    tally.outcomes[said] += 1
    if said.startswith("fault:"):
        tally.faults.append(f"{said} at {number}")
    return 1
