"""A fault at every write of an import: python -m tests.crash.indexes [--every 1].

strace makes the n-th call of each kind fail, once or from then on; what was
acknowledged must be there, whole, at the next start.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.machine import heading

TREE: Final = Path(__file__).parents[2]
CALLS: Final = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename")
FAULTS: Final = ("EIO", "ENOSPC")
CODES: Final = {"disk.full", "disk.io", "store.damaged"}
"""What a person may be told of a disk that fails: each has its sentence."""
IMPORTER: Final = (sys.executable, "-m", "tests.crash.importer")
QUIET: Final = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(slots=True)
class Count:
    """What came of every point."""

    points: int = 0
    hit: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def asked(*line: str) -> dict[str, Any]:
    """Run a line; return the JSON it wrote."""
    done = subprocess.run(  # noqa: S603 - our own program
        line, cwd=TREE, capture_output=True, text=True, check=False, env=QUIET
    )
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"died": done.stderr[-400:]}
    return found


def calls(home: Path) -> dict[str, int]:
    """Return how many calls of each kind an import makes."""
    log = home.with_name("calls.log")
    asked("strace", "-f", "-o", str(log), *_only(CALLS), *IMPORTER, str(home))
    found = re.findall(
        r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE
    )
    return {name: found.count(name) for name in CALLS if name in found}


def _only(names: tuple[str, ...]) -> tuple[str, str]:
    return "-e", f"trace={','.join(names)}"


def points(counts: dict[str, int], every: int) -> Iterator[tuple[str, str, str]]:
    """Give each call, its fault and when: once, or from then on."""
    for call, count in counts.items():
        for number in range(1, count + 1, every):
            for fault in FAULTS:
                yield call, fault, str(number)
                yield call, fault, f"{number}+"


def tried(
    home: Path, point: tuple[str, str, str], *how: str
) -> tuple[dict[str, Any], str]:
    """Import with one fault; return what was said, and what is wrong."""
    call, fault, when = point
    inject = f"inject={call}:error={fault}:when={when}"
    strace = ("strace", "-f", "-qq", "-o", "/dev/null", *_only((call,)), "-e", inject)
    said = asked(*strace, *IMPORTER, str(home), *how)
    if "died" in said:
        return said, f"died: {said['died']}"
    there = asked(*IMPORTER, str(home), "survey")
    if set(said["errors"]) - CODES:
        return said, f"codes {said['errors']}"
    whole = there.get("findings") == [] and set(said["kept"]) <= set(there["found"])
    return said, "" if whole else f"kept {said['kept']}, there {there}"


def swept(place: Path, every: int) -> Count:
    """Try every point, each in a home of its own."""
    count = Count()
    for point in points(calls(place / "free"), every):
        home = place / "home"
        said, wrong = tried(home, point)
        count.points += 1
        count.hit += bool(said.get("errors"))
        count.codes.update(said.get("errors", {}))
        if wrong:
            count.wrong.append(f"{' '.join(point)}: {wrong}")
        shutil.rmtree(home, ignore_errors=True)
    return count


def main() -> int:
    """Try them all; print the counts, and what was lost."""
    words = argparse.ArgumentParser(prog="python -m tests.crash.indexes")
    words.add_argument("--every", type=int, default=1, help="try one index in so many")
    every = words.parse_args().every
    print(heading(f"one write in {every} fails"))  # noqa: T201
    with TemporaryDirectory(prefix="alveole-crash-") as place:
        count = swept(Path(place), every)
    for line in count.wrong:
        print(line)  # noqa: T201 - the counts
    codes = ", ".join(f"{code} {n}" for code, n in count.codes.most_common())
    print(f"{count.points} points, {count.hit} told, {codes}: {len(count.wrong)} wrong")  # noqa: T201
    return int(bool(count.wrong) or not count.hit)


if __name__ == "__main__":
    sys.exit(main())
