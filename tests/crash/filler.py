"""Fills a limited disk, point after point; one line of JSON for each.

python -m tests.crash.filler HOME POINTS STEP
"""

import json
import resource
import signal
import sys
from pathlib import Path

from app.domain.errors import AlveoleError
from app.domain.query import Query
from app.domain.write import Write
from storage.database import open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, entry

FREE = resource.getrlimit(resource.RLIMIT_FSIZE)[1]


def limit(size: int) -> None:
    """Let no file of this process pass *size* bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, FREE))


def fill(home: Path, most: int = 60) -> tuple[int, str]:
    """Commit until the disk refuses; return how many were kept, and the code."""
    kept = 0
    try:
        database = open_database(home / "store.db", KEY)
    except AlveoleError as error:
        return kept, error.code
    try:
        vault = SqlVault(database, PulseSpy())
        for number in range(most):
            body = number.to_bytes(2, "big") * 8000
            texts = {entry(number).id: f"genou {number}"}
            write = Write(space=SPACE, entries=(entry(number, body=body),), texts=texts)
            vault.commit(write)
            kept += 1
    except AlveoleError as error:
        return kept, error.code
    finally:
        database.close()
    return kept, ""


def survey(home: Path) -> tuple[int, list[str]]:
    """Return what a fresh start finds."""
    database = open_database(home / "store.db", KEY)
    found = SqlVault(database, PulseSpy()).count(SPACE, Query("document"))
    findings = database.findings()
    database.close()
    return found, findings


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    points, step = int(sys.argv[2]), int(sys.argv[3])
    for point in range(points):
        home = Path(sys.argv[1]) / str(point)
        limit((point + 1) * step)
        kept, code = fill(home)
        limit(FREE)
        found, findings = survey(home)
        facts = {"kept": kept, "code": code, "found": found, "findings": findings}
        print(json.dumps(facts), flush=True)  # noqa: T201
