"""Open every kind in the real app, each byte written looked at: python -m tests.traces.

In Chromium, at both widths; then on the screens alone, with planted leaks.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.journeys.canaries import Flock
from tests.machine import heading
from tests.traces.browser import journey
from tests.traces.papers import papers
from tests.traces.proof import walked
from tests.traces.walk import SINS, unseen

WIDTHS: Final = (390, 1280)


def in_chromium(folder: Path, width: int) -> list[str]:
    """Give and open every paper in the browser; print the counts, return the faults."""
    flock = Flock()
    some = papers(flock)
    expected = sum(paper.documents for paper in some)
    visit = journey(folder, some, width)
    faults, lives = visit.faults(), visit.lives
    if visit.shown != expected:
        faults.append(f"{visit.shown} documents shown of {expected}")
    weight = sum(one.weight for one in lives)
    held = sum(map(len, visit.profile.values()))
    given = f"{len(some)} kinds given, {visit.shown} of {expected} documents shown"
    wrote = f"{weight} bytes written in {sum(one.trace.calls for one in lives)} calls"
    sought = f"{len(flock)} words, {sum(len(one.grains) for one in lives)} grains"
    kept = f"{held} bytes of profile"
    _say(f"{width} px: {given}; {wrote}, {kept}: {sought} sought, {len(faults)} faults")
    return faults


def planted(folder: Path) -> list[str]:
    """Plant every leak at once; return those that nobody saw."""
    faults = walked(folder / "planted", *SINS).faults()
    missed = unseen(faults)
    _say(f"{len(SINS)} leaks planted, {len(SINS) - len(missed)} seen: {faults}")
    return [f"{sin}: planted, not seen" for sin in missed]


def main() -> int:
    """Do it all; 1 when anything was in clear, or a planted leak was not seen."""
    words = argparse.ArgumentParser(prog="python -m tests.traces")
    words.add_argument("--width", type=int, nargs="*", default=WIDTHS)
    asked = words.parse_args()
    _say(heading("papers opened under strace"))
    faults: list[str] = []
    with TemporaryDirectory(prefix="alveole-traces-") as place:
        for width in asked.width:
            (Path(place) / str(width)).mkdir()
            faults += in_chromium(Path(place) / str(width), width)
        faults += planted(Path(place))
    for fault in faults:
        _say(fault)
    return min(len(faults), 1)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the counts


if __name__ == "__main__":
    sys.exit(main())
