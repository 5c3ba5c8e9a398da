"""Break files and read them: python -m tests.fuzz --n 1000000 [--seed 1].

Each reader, and what stands beside them: the gates alone, exams, tokens.
"""

import argparse
import sys
from functools import partial

from app.imports import all_readers
from tests.fuzz.exports import EXPORTS
from tests.fuzz.gates import GATES
from tests.fuzz.inputs import broken
from tests.fuzz.trial import Tally, tried
from tests.machine import heading

READERS = (
    *("pdf", "jpeg", "png", "tiff", "heic", "rtf", "txt"),
    *("fhir", "cda", "dicom", "zip", "xdm", "ics", *EXPORTS, *GATES),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--n", type=int, default=20_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=READERS, help="one reader")
    asked = parser.parse_args()
    readers = (asked.only,) if asked.only else READERS
    all_readers()
    each = asked.n // len(readers)
    print(heading(f"{each} inputs a reader, seed {asked.seed}"), flush=True)  # noqa: T201
    faults = 0
    for reader in readers:
        tally = tried(
            partial(broken, reader, asked.seed), each, reader=GATES.get(reader)
        )
        print(row(reader, tally), flush=True)  # noqa: T201  the table
        faults += sum(fault.startswith(("fault", "hang")) for fault in tally.faults)
    return min(faults, 1)


def row(reader: str, tally: Tally) -> str:
    """Return one line of the table."""
    counts = ", ".join(
        f"{said} {count}" for said, count in tally.outcomes.most_common()
    )
    worst = f"slowest {tally.slowest:.2f} s, peak {tally.peak} MiB"
    return (
        f"{reader:5} {tally.outcomes.total():7} {worst} | {counts} {tally.faults[:5]}"
    )


if __name__ == "__main__":
    sys.exit(main())
