"""What is erased cannot be found in the store, even by who holds its key (C-021)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.conflict import Conflict
from app.domain.errors import Broken
from app.domain.ids import DeviceId
from app.domain.owned import owned
from app.domain.trail import Page
from app.domain.write import Origin, Write
from storage.database import Database
from storage.vault import SqlVault
from tests.storage.samples import SPACE, PulseSpy, attachment, entry, item

WORDS = ("zibeline", "quetzal", "okapi")
DEK = b"K" * 32
FILE = replace(attachment(b"a"), dek=DEK)
OTHER = entry(2, meta={"title": "reste"})


def cells(database: Database) -> Iterator[bytes]:
    """Give every value of every table, the pages of the index included."""
    for (table,) in database.ask("SELECT name FROM sqlite_master WHERE type = 'table'"):
        try:
            rows = database.ask(f"SELECT * FROM {table}")  # noqa: S608 - our own names
        except Broken:  # a contentless index cannot be read whole
            continue
        for row in rows:
            yield from (
                str(one).encode() if not isinstance(one, bytes) else one for one in row
            )


def traces(database: Database) -> set[bytes]:
    """Return what of the document can still be read in the store."""
    kept = b"\n".join(cells(database))
    signs = {word.encode() for word in WORDS} | {DEK, DEK.hex().encode(), item(1)}
    return {sign for sign in signs if sign in kept}


@pytest.fixture
def vault(a_database: Database) -> SqlVault:
    """Return a store where a document was changed, contested and thrown away."""
    kept = SqlVault(a_database, PulseSpy())
    whole = entry(1, meta={"title": WORDS[0]}, attachments=(FILE,), rev=2)
    kept.commit(Write(SPACE, entries=(OTHER,), texts={OTHER.id: "girafe"}))
    kept.commit(
        Write(SPACE, entries=(whole,), texts={whole.id: WORDS[1]}), origin=Origin.PEER
    )
    pictured = dict.fromkeys(owned(whole.id), b"packed " + DEK)
    kept.commit(Write(SPACE, settings=pictured))
    lost = Conflict(b"c" * 16, whole.id, whole, DeviceId(b"d" * 16), 1)
    kept.commit(
        Write(
            SPACE,
            entries=(replace(whole, meta={"comment": WORDS[2], "status": "trashed"}),),
            conflicts=(lost,),
        )
    )
    return kept


@pytest.mark.covers("C-021")
def test_nothing_but_the_line_that_deletes_it_is_left(
    a_database: Database, vault: SqlVault
) -> None:
    assert len(traces(a_database)) >= len(WORDS) + 2
    vault.commit(Write(SPACE, erased=(item(1),)))
    assert traces(a_database) == {item(1)}
    assert [hit.entry.id for hit in vault.search(SPACE, "girafe")] == [OTHER.id]


@pytest.mark.covers("C-021")
def test_nothing_is_left_either_when_another_device_erases_it(
    a_database: Database, vault: SqlVault
) -> None:
    vault.commit(Write(SPACE, removed=(item(1),)), origin=Origin.PEER)
    assert traces(a_database) == set()


@pytest.mark.covers("C-021")
def test_nor_where_nobody_saw_it_thrown_away(
    a_database: Database, vault: SqlVault
) -> None:
    back = replace(vault.entry(SPACE, item(1)), meta={"title": WORDS[0]})
    vault.commit(Write(SPACE, entries=(back,)), origin=Origin.PEER)
    vault.commit(Write(SPACE, removed=(item(1),)), origin=Origin.PEER)
    assert WORDS[1].encode() in traces(a_database)
    erasing = Write(SPACE, page=Page(b"standing", erased={item(1): 9}))
    vault.commit(erasing, origin=Origin.PEER)
    assert traces(a_database) == set()


def test_a_plain_removal_would_have_been_caught(
    a_database: Database, vault: SqlVault
) -> None:
    vault.commit(Write(SPACE, removed=(item(1),)))
    assert DEK.hex().encode() in traces(a_database)
    assert WORDS[1].encode() in traces(a_database)
