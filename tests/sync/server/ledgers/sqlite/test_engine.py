"""The embedded ledger keeps everything through a restart."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite.engine import SqliteLedger
from tests.sync.server.actors import Device, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = pytest.mark.anyio


async def test_a_restart_loses_nothing_not_even_the_last_reply(
    tmp_path: Path, phone: Device
) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.db")
    await ledger.open()
    logs = await Logs.found(ledger, phone)
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    batch = await logs.batch(raw, phone)
    first, page = await ledger.push(batch), await logs.page()
    await ledger.close()
    await ledger.open()
    assert await logs.page() == page
    assert (await ledger.push(batch)).reply == first.reply
    await ledger.close()


async def test_a_closed_ledger_says_so(tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.db")
    with pytest.raises(RuntimeError):
        await ledger.probe()
    assert ledger.figures() == {"commits": 0, "jobs": 0, "wal_bytes": 0}


async def test_it_counts_its_commits(tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.db")
    await ledger.open()
    await ledger.probe()
    figures = ledger.figures()
    await ledger.close()
    assert figures["jobs"] == figures["commits"] == 2
