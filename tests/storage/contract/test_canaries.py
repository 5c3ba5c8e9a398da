"""A thousand planted strings: none is found in clear on the disk (S2)."""

import base64
from pathlib import Path
from typing import Any

import pytest

from app.domain.conflict import Conflict
from app.domain.errors import Refused
from app.domain.ids import DeviceId
from app.domain.reading import Trace
from app.domain.write import Write
from storage import database as room
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.storage.contract.test_traces import POINTS, segment
from tests.storage.samples import KEY, SPACE, PulseSpy, batch, control, entry, item

COUNT = 1000
STEM = "CANARIPLANTEICI"
CANARIES = [f"{STEM}{number:04d}" for number in range(COUNT)]
SPILL = "SELECT a.facts || b.facts AS s FROM entry a, entry b ORDER BY s LIMIT 5"


def plant(home: Path) -> Database:
    """Put the canaries in every field, edit, remove, freeze, search and sort."""
    database = open_database(home / "store.db", KEY)
    vault = SqlVault(database, PulseSpy())
    for number in range(0, COUNT, 10):
        words = CANARIES[number : number + 10]
        meta = {"title": words[0], "author": words[1], "category": words[2]}
        kept = entry(number, meta=meta, body=f'{{"text":"{words[3]}"}}'.encode())
        lost = Conflict(words[4].encode(), kept.id, kept, DeviceId(b"d"), 1)
        write = Write(
            space=SPACE,
            entries=(kept,),
            texts={kept.id: f"{words[5]} {words[6]}"},
            settings={words[7]: words[7].encode()},
            secrets={words[8]: words[8].encode()},
            conflicts=(lost,),
        )
        vault.commit(write)
        trace = Trace(words[9], words[9], words[9])
        vault.commit(Write(SPACE, entries=(segment(COUNT + number, POINTS, trace),)))
        assert vault.traces.count(SPACE, trace) == len(POINTS)
        assert vault.search(SPACE, words[6])
        assert vault.setting(words[7]) == words[7].encode()
    vault.commit(Write(space=SPACE, controls=(control(1),), removed=(item(0),)))
    vault.commit(Write(space=SPACE, freeze=batch(2, wire=CANARIES[9].encode())))
    assert database.ask(SPILL)
    return database


def forms() -> set[bytes]:
    """As written, folded, as UTF-16, hexadecimal, and base64 at its three offsets."""
    raw = STEM.encode()
    shifted = (base64.b64encode(bytes(n) + raw)[4:-4] for n in range(3))
    return {raw, raw.lower(), STEM.encode("utf-16-le"), raw.hex().encode(), *shifted}


def hits(home: Path) -> int:
    contents = [file.read_bytes() for file in home.rglob("*") if file.is_file()]
    return sum(content.count(form) for content in contents for form in forms())


class InClear:
    """A connection that was never given its key."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - whatever it wraps
        self._connection = connection

    def set_key(self, passphrase: str) -> None:
        """Forget it."""

    def backup(self, target: "InClear") -> None:
        self._connection.backup(target._connection)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._connection, name)


@pytest.mark.covers("C-115")
def test_no_canary_reaches_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    database = plant(tmp_path)
    assert hits(tmp_path) == 0
    database.close()
    assert hits(tmp_path) == 0


def test_a_store_opened_without_its_key_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = room.engine()

    class Engine:
        Error, DatabaseError = engine.Error, engine.DatabaseError

        @staticmethod
        def connect(*args: object, **options: object) -> InClear:
            return InClear(engine.connect(*args, **options))

    monkeypatch.setattr(room, "engine", lambda: Engine)
    database = plant(tmp_path)
    assert hits(tmp_path) >= COUNT
    database.close()


def test_errors_say_nothing_of_what_is_kept(tmp_path: Path) -> None:
    database = plant(tmp_path)
    vault = SqlVault(database, PulseSpy())
    with pytest.raises(Refused) as caught:
        vault.entry(SPACE, item(0))
    assert STEM not in repr((caught.value, caught.value.details))
    database.close()
