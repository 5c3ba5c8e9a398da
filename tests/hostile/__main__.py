"""Give every shared sample to `alveole import`: python -m tests.hostile [--each].

Hostile files first; then the honest ones, whose statuses are compared.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.formats import SAMPLES, SETS
from tests.hostile.proof import MEMORY, Given, given
from tests.machine import heading

HOSTILE = tuple(place for place in SETS if place.startswith("hostile/"))


def main() -> int:
    """Print the counts; 1 when anything is wrong, or when no sample is here."""
    words = argparse.ArgumentParser(prog="python -m tests.hostile")
    words.add_argument("--each", action="store_true", help="a line for each file")
    asked = words.parse_args()
    _say(heading("shared samples given to alveole import"))
    if not SAMPLES.exists():
        _say("the samples are not on this machine")
        return 1
    others = [place for place in SETS if place not in HOSTILE]
    parts = {"hostile": HOSTILE, "honest": others}
    with TemporaryDirectory(prefix="alveole-hostile-") as folder:
        found = {
            name: given(Path(folder) / name, SAMPLES, *places)
            for name, places in parts.items()
        }
    for name, one in found.items():
        _tell(name, one, each=asked.each)
    return int(any(one.faults() for one in found.values()))


def _tell(name: str, one: Given, *, each: bool) -> None:
    for told in one.files if each else ():
        _say(
            f"{told['peak']:4} MiB {told['cpu']:6.2f} s {told['code'] or 'kept':22}"
            f" {told['place']}/{told['name']}"
        )
    for row in one.rows():
        _say(row)
    watched = one.trace is not None
    seen = f"{len(one.outside())} files written outside, {len(one.calls())} calls"
    _say(
        f"{name}: {len(one)} files, {len(one) - len(one.wrong())} at the right status,"
        f" {len(one.uncaught())} uncaught, {len(one.hung())} hangs,"
        f" peak {one.peak} MiB of {MEMORY},"
        f" {seen if watched else 'files and calls not watched: no strace here'}"
    )
    for fault in one.faults():
        _say(fault)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the counts


if __name__ == "__main__":
    sys.exit(main())
