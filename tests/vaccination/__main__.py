"""Judge the CDC's cases by its rules in our engine: python -m tests.vaccination FOLDER.

FOLDER holds « CDSi supporting data » v4.64 (its JSON files) and the workbook of the
healthy childhood and adult test cases v4.45, public works of the US CDC, which are
not kept here. Every wrong answer is written, then the counts by vaccine group.
`ALVEOLE_CDSI=FOLDER pytest tests/vaccination` checks the same in the suite.
"""

import argparse
import sys
from pathlib import Path

from tests.machine import heading
from tests.vaccination.agreement import lines, told
from tests.vaccination.cases import trials
from tests.vaccination.supporting import table


def main() -> int:
    """Write the answers; 1 when the folder holds no case."""
    words = argparse.ArgumentParser(prog="python -m tests.vaccination")
    words.add_argument("folder", type=Path)
    folder = words.parse_args().folder
    found = list(told(table(folder), trials(folder)))
    for line in [heading("doses judged by the CDC's rules"), *lines(found)]:
        sys.stdout.write(f"{line}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
