"""Commits under injected write errors, then says what it acknowledged.

python -m tests.crash.failing HOME [survey]
"""

import json
import sys
from collections import Counter
from pathlib import Path

from app.domain.errors import AlveoleError
from app.domain.query import Query
from app.domain.write import Write
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, entry

COUNT = 150


def opened(home: Path, errors: Counter[str]) -> Database:
    """Open, again and again while the disk fails."""
    while True:
        try:
            return open_database(home / "store.db", KEY)
        except AlveoleError as error:
            errors[error.code] += 1


def main(home: Path) -> dict[str, object]:
    """Commit and count."""
    errors: Counter[str] = Counter()
    database = opened(home, errors)
    vault, kept = SqlVault(database, PulseSpy()), []
    for number in range(COUNT):
        try:
            each = entry(number, body=bytes([number]) * 5000)
            vault.commit(Write(space=SPACE, entries=(each,)))
            kept.append(number)
        except AlveoleError as error:
            errors[error.code] += 1
    return {"kept": kept, "errors": errors}


def survey(home: Path) -> dict[str, object]:
    """Say what is there."""
    database = open_database(home / "store.db", KEY)
    query = Query("document", limit=200, oldest_first=True)
    entries = SqlVault(database, PulseSpy()).find(SPACE, query)
    found = sorted(int.from_bytes(each.id, "big") for each in entries)
    return {"found": found, "findings": database.findings()}


if __name__ == "__main__":
    asked = survey if sys.argv[2:] == ["survey"] else main
    print(json.dumps(asked(Path(sys.argv[1]))), flush=True)  # noqa: T201
