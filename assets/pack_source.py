"""Packs the source of Alvéole, the same bytes each time: `make package`."""
# ruff: noqa: INP001 - a script run by `make`, not a package

import gzip
import hashlib
import io
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

TREE: Final = Path(__file__).parents[1]
_EPOCH: Final = 0
_MODE: Final = 0o644


def tracked(tree: Path) -> list[str]:
    """Return the files under version control, in order."""
    asked = ["git", "ls-files", "-z"]
    listed = subprocess.run(asked, cwd=tree, capture_output=True, check=True)  # noqa: S603 - a constant
    return sorted(filter(None, listed.stdout.decode().split("\0")))


def packed(tree: Path, names: Iterable[str]) -> bytes:
    """Return an archive of *names* that only their words change: no date, no owner."""
    sink = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=sink, mode="wb", filename="", mtime=_EPOCH) as thin,
        tarfile.open(fileobj=thin, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name in names:
            content = (tree / name).read_bytes()
            member = tarfile.TarInfo(f"alveole/{name}")
            member.size, member.mode, member.mtime = len(content), _MODE, _EPOCH
            archive.addfile(member, io.BytesIO(content))
    return sink.getvalue()


def main(target: Path) -> None:
    """Write the archive, and print its SHA-256."""
    content = packed(TREE, tracked(TREE))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    print(hashlib.sha256(content).hexdigest(), target)  # noqa: T201 - a command prints


if __name__ == "__main__":
    main(Path(sys.argv[1]))
