"""What a program leaves in files, seen by strace call by call, bytes included."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_WRITES: Final = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
_MOVES: Final = {"sendfile": 0, "copy_file_range": 1, "splice": 1, "tee": 1}
"""Calls that move bytes the log does not hold; where their target stands."""
_NAMES: Final = (
    *("open", "openat", "openat2", "creat", "mkdir", "mkdirat", "mknod", "mknodat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
)
_UNHEARD: Final = ("io_uring_setup",)
_SPEAKS: Final = ("connect", "sendto", "sendmsg", "sendmmsg")
_MOST: Final = 1 << 25
"""Bytes of one call that the log holds; a longer one is told as unseen."""
_CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\(")
_PLACE: Final = re.compile(r"<((?:\\x[0-9a-f]{2})+)")
_SAID: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_WRITING: Final = re.compile("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
_ADDRESS: Final = re.compile(r"sa_family=(AF_INET6?)")
_NOWHERE: Final = ("/dev/", "/proc/", "/memfd:", "/sys/")


@dataclass(slots=True)
class Trace:
    """Bytes by file, the names given, and what no log can hold.

    *mapped* are the files written through memory, *moved* those filled by the system
    itself; *unseen* the calls whose bytes are not known; *spoken* the families of the
    addresses called.
    """

    written: defaultdict[str, bytearray] = field(
        default_factory=lambda: defaultdict(bytearray)
    )
    opened: set[str] = field(default_factory=set)
    names: set[bytes] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    calls: int = 0


def watching(log: Path, *, network: bool = False) -> list[str]:
    """Return the words that put a command under watch, *network* too if asked."""
    speaks = _SPEAKS if network else ()
    calls = ",".join((*_WRITES, *_MOVES, *_NAMES, *_UNHEARD, *speaks, "mmap"))
    how = ["-f", "-qq", "--seccomp-bpf", "-yy", "-xx", "-s", str(_MOST)]
    return ["strace", *how, "-e", "signal=none", "-e", f"trace={calls}", "-o", str(log)]


def traced(log: Path) -> Trace:
    """Read a log."""
    trace = Trace()
    with log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if found := _CALL.match(line):
                trace.calls += 1
                _follow(trace, found[1], line)
    return trace


def _follow(trace: Trace, call: str, line: str) -> None:
    places = [_raw(one).decode(errors="replace") for one in _PLACE.findall(line)]
    if call in _WRITES:
        _written(trace, places[0] if places else "", line)
    elif call in _NAMES:
        _named(trace, line)
    elif call in _SPEAKS:
        trace.spoken.extend(_ADDRESS.findall(line))
    elif call == "mmap":
        _mapped(trace, places, line)
    else:
        _moved(trace, call, places)


def _moved(trace: Trace, call: str, places: list[str]) -> None:
    rank = _MOVES.get(call, len(places))
    if rank >= len(places):
        trace.unseen.append(call)
    elif _on_disk(places[rank]):
        trace.moved.add(places[rank])


def _mapped(trace: Trace, places: list[str], line: str) -> None:
    if "PROT_WRITE" in line and "MAP_SHARED" in line:
        trace.mapped.update(filter(_on_disk, places[:1]))


def _written(trace: Trace, place: str, line: str) -> None:
    if not _on_disk(place):
        return
    trace.opened.add(place)
    for said, cut in _SAID.findall(line):
        trace.written[place] += _raw(said)
        if cut:
            trace.unseen.append(place)


def _named(trace: Trace, line: str) -> None:
    if "open" in line and not _WRITING.search(line):
        return
    for said, _cut in _SAID.findall(line):
        trace.names.add(_raw(said))
        name = _raw(said).decode(errors="replace")
        if _on_disk(name):
            trace.opened.add(name)


def _on_disk(place: str) -> bool:
    return place.startswith("/") and not place.startswith(_NOWHERE)


def _raw(said: str) -> bytes:
    return bytes.fromhex(said.replace("\\x", ""))
