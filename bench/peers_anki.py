"""Anki's own client against its own server, run by its own Python; no part of ours.

python peers_anki.py URL FOLDER USERS NOTES: prints {"push": seconds, "pull": seconds}.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from anki.collection import Collection  # type: ignore[import-not-found]  # its own

BYTES = 512
"""Random bytes of a note: 1 KB once written in hexadecimal, as base64 grows."""


def opened(folder: Path, name: str, user: str, url: str) -> tuple[Any, Any]:
    """Open a collection and sign in."""
    kept = Collection(str(folder / f"{name}.anki2"))
    auth = kept.sync_login(user, "p", url)
    auth.endpoint = url
    return kept, auth


def whole(kept: Any, auth: Any, *, upload: bool) -> None:  # noqa: ANN401 - their type
    """Send or bring a collection whole: how two devices begin."""
    kept.close_for_full_sync()
    kept.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    kept.reopen(after_full_sync=True)


def timed(work: Callable[[Any], object], among: list[Any]) -> float:
    """Return the seconds *work* takes, done for all at once."""
    with ThreadPoolExecutor(len(among)) as pool:
        started = time.perf_counter()
        list(pool.map(work, among))
        return time.perf_counter() - started


def main() -> None:
    """Bring two devices of each user together, write on one, sync both."""
    url, folder, users, notes = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])
    firsts = [opened(folder, f"a{n}", f"u{n}", url) for n in range(users)]
    for first in firsts:
        whole(*first, upload=True)
    seconds = [opened(folder, f"b{n}", f"u{n}", url) for n in range(users)]
    for second in seconds:
        whole(*second, upload=False)
    for kept, _ in firsts:
        basic = kept.models.by_name("Basic")
        for _note in range(notes):
            note = kept.new_note(basic)
            note["Front"] = os.urandom(BYTES).hex()
            kept.add_note(note, 1)
    sync = lambda each: each[0].sync_collection(each[1], False)  # noqa: E731, FBT003
    told = {"push": timed(sync, firsts), "pull": timed(sync, seconds)}
    missing = users * notes - sum(kept.note_count() for kept, _ in seconds)
    print(json.dumps({**told, "missing": missing}))


if __name__ == "__main__":
    main()
