"""A ledger of before knows, once opened, which item names which part."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite.book import SqliteBook
from sync.server.ledgers.sqlite.connection import SCHEMA, connect
from sync.server.ledgers.sqlite.engine import SqliteLedger
from sync.server.ledgers.sqlite.names import OPS, PARTS
from sync.server.records import Quota
from tests.sync.server.actors import AT, Device, Space, drawn
from tests.sync.server.contract.logs import Logs
from tests.sync.server.ledgers.sqlite.plans import walks

pytestmark = pytest.mark.anyio
OLD, PART, GONE = (drawn(tag) for tag in ("old", "part", "gone"))
BEFORE = "DROP TABLE naming; PRAGMA user_version=1"
UNINDEXED = "DROP INDEX naming_place; PRAGMA user_version=2"


async def written(ledger: SqliteLedger, phone: Device) -> Space:
    """Write two versions of an item, and another one that is deleted."""
    logs = await Logs.found(ledger, phone)
    space = logs.space
    for sha in (OLD, PART, GONE):
        await ledger.add_part(space.id, (sha, 10), AT, Quota())
    await logs.push(phone, space.put(phone, "a", refs=[OLD]))
    await logs.push(phone, space.put(phone, "a", base=1, refs=[PART]))
    await logs.push(phone, space.put(phone, "b", refs=[GONE]))
    await logs.push(phone, space.delete(phone, "b", base=1))
    return space


async def test_a_ledger_of_before_learns_what_its_ops_name(
    tmp_path: Path, phone: Device
) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.db")
    await ledger.open()
    space = await written(ledger, phone)
    await ledger.close()
    db = connect(tmp_path / "ledger.db")
    db.executescript(BEFORE)
    db.close()
    await ledger.open()
    lanes = [space.collection]
    found = [await ledger.named(space.id, sha, lanes) for sha in (OLD, PART, GONE)]
    await ledger.close()
    assert (found, SCHEMA) == ([False, True, False], 3)


async def test_a_lane_is_weighed_through_indexes_whatever_the_schema_before(
    tmp_path: Path, phone: Device
) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.db")
    await ledger.open()
    space = await written(ledger, phone)
    await ledger.close()
    db = connect(tmp_path / "ledger.db")
    db.executescript(UNINDEXED)
    db.close()
    await ledger.open()
    await ledger.close()
    db = connect(tmp_path / "ledger.db")
    book = SqliteBook(db, space.id)
    ops = book.weight(space.collection, []) - 30
    assert ops > 0
    assert book.weight(space.collection, [OLD, drawn("unknown")]) == ops + 30
    assert book.weight(drawn("elsewhere"), [PART]) == 10
    db.close()
    assert not walks(tmp_path, (OPS, (1, b"c")))
    assert not walks(tmp_path, (PARTS, (1, b"c")))
