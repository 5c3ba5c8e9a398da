"""On disk: hostile bodies, and answers that last."""

from pathlib import Path

import pytest

from app.domain.query import Query
from app.domain.write import Write
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, entry, item


def test_what_was_committed_is_there_when_opened_again(tmp_path: Path) -> None:
    for number in range(3):
        database = open_database(tmp_path / "store.db", KEY)
        vault = SqlVault(database, PulseSpy())
        assert vault.count(SPACE, Query("document")) == number
        vault.commit(Write(space=SPACE, entries=(entry(number),)))
        database.close()


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[" * 9000, b'{"text":1e999}', b"NaN"]
)
def test_a_body_of_any_bytes_is_kept_as_it_is(
    a_database: Database, body: bytes
) -> None:
    vault = SqlVault(a_database, PulseSpy())
    vault.commit(Write(space=SPACE, entries=(entry(1, body=body),)))
    assert vault.entry(SPACE, item(1)).body == body
