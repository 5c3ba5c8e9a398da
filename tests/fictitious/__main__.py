"""Write fictitious documents to a folder: python -m tests.fictitious FOLDER."""

import argparse
from pathlib import Path

from tests.fictitious.documents import documents


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fictitious")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-heavy", action="store_true", help="leave the 60 MB out")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for made in documents(asked.seed, asked.count, heavy=not asked.no_heavy):
        (asked.folder / made.name).write_bytes(made.content)


if __name__ == "__main__":
    main()
