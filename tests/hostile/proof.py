"""What became of each file given, what it cost, and what it tried."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.flows.documents import Added, Status
from docs.formats import Fate
from tests.journeys.program import TREE
from tests.traces.strace import Trace, traced, watching

MEMORY: Final = 512
"""MiB a worker may take."""
SECONDS: Final = 5.0
"""Of processor time: a busy machine makes everything late, a hang spends it."""
_IMPORTER: Final = (sys.executable, "-B", "-m", "tests.hostile.importer")


@dataclass(frozen=True, slots=True)
class Given:
    """What every file became, one after the other, and what the process did.

    *trace* is None where strace is not installed.
    """

    home: Path
    files: list[Mapping[str, Any]]
    trace: Trace | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.files)

    @property
    def peak(self) -> int:
        """MiB of the worst worker."""
        return max((int(one["peak"]) for one in self.files), default=0)

    @property
    def slowest(self) -> float:
        """Seconds of processor time of the worst worker."""
        return max((float(one["cpu"]) for one in self.files), default=0.0)

    def uncaught(self) -> list[str]:
        """Name what escaped as no refusal of ours."""
        return [one["name"] for one in self.files if one["code"] == "uncaught"]

    def hung(self) -> list[str]:
        """Name what had to be stopped, or took more than five seconds."""
        return [
            one["name"]
            for one in self.files
            if one["code"] == "import.too_slow" or one["cpu"] > SECONDS
        ]

    def heavy(self) -> list[str]:
        """Name what took more memory than a worker may."""
        return [one["name"] for one in self.files if one["peak"] > MEMORY]

    def outside(self) -> list[str]:
        """Name what was written elsewhere than in the home; `peaks` is our own pipe."""
        opened = self.trace.opened if self.trace else ()
        known = (self.home, self.home.with_name("peaks"))
        return [one for one in opened if not any(map(Path(one).is_relative_to, known))]

    def calls(self) -> list[str]:
        """Name the families of the addresses called."""
        return self.trace.spoken if self.trace else []

    def wrong(self) -> list[str]:
        """Name what did not become what it must."""
        return [
            f"{one['place']}/{one['name']}" for one in self.files if not _right(one)
        ]

    def faults(self) -> list[str]:
        """Say everything that must not be; a status in a hundred may be wrong."""
        wrong = self.wrong()
        few = len(wrong) <= len(self) / 100
        said = {
            "uncaught": self.uncaught(),
            "hung": self.hung(),
            "heavy": self.heavy(),
            "outside": self.outside(),
            "called": self.calls(),
            "wrong status": [] if few else wrong,
        }
        return [f"{what}: {one}" for what, some in said.items() for one in some]

    def rows(self) -> Iterator[str]:
        """Give a line a set: its counts, its worst."""
        for place in dict.fromkeys(one["place"] for one in self.files):
            some = Given(self.home, [x for x in self.files if x["place"] == place])
            codes = Counter(one["code"] for one in some.files if one["code"])
            told = ", ".join(f"{code} {many}" for code, many in codes.most_common())
            right = len(some) - len(some.wrong())
            cost = f"peak {some.peak} MiB, slowest {some.slowest:.2f} s"
            yield f"{place}: {len(some)} files, {right} right, {cost} | {told}"


def given(folder: Path, samples: Path, *places: str, sin: str = "none") -> Given:
    """Import the files of *places* in a process of its own, under watch if possible."""
    home, log = folder / "home", folder / "log"
    folder.mkdir(parents=True, exist_ok=True)
    watch = watching(log, network=True) if shutil.which("strace") else []
    done = subprocess.run(  # noqa: S603 - our own program
        [*watch, *_IMPORTER, str(home), str(samples), sin, *places],
        cwd=TREE,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:].decode(errors="replace")
    trace = traced(log) if watch else None
    files = [json.loads(line) for line in done.stdout.splitlines()]
    return Given(home, files, trace)


def _right(one: Mapping[str, Any]) -> bool:
    status = Status.REFUSED if one["refused"] else Status.IMPORTED
    added = Added(status, code=one["code"])
    return Fate(one["place"], one["name"], added, one["cpu"]).right
